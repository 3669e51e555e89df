"""Phrases by which parts of a page or a talk are known that are not about its subject."""

from __future__ import annotations

END_MATTER = "|".join((
    "references?", "bibliography", "works cited", "literature", "citations?", "cite this", "cited as", "how to cite",
    r"acknowled?ge?ments?", "related (?:posts|articles)", "further reading", "comments", r"\d+ comments", "see also",
    "external links", "about the author", "share this", "footnotes",
))  # fmt: skip
"""Headings of what stands after the text proper (regular expressions, whole line)."""

CHANNEL_TALK = (
    (("subscrib",), r"subscrib(?:e|ed|ing) (?:to|for|and|if|button|here|so|below|now)|(?:to|please|like and|and) subscribe\b"),
    (("hit th",), r"hit (?:the|that) (?:like|bell|subscribe|notification)"),
    (("smash th", "click th", "press th"), r"(?:smash|click|press) (?:the|that) (?:like|bell|subscribe)"),
    (("notification bell", "thumbs up", "like button"), r"notification bell|thumbs up|like button"),
    (("a comment", "a like"), r"(?:leave|drop) (?:me )?a (?:comment|like)"),
    (("comment below", "comments below", "down below", "section below"), r"comments? (?:section )?(?:down )?below"),
    (("in the description", "description below"), r"links? (?:is |are )?in the description|description below"),
    (("sponsor",), r"sponsor(?:ed|s|ing)?\b[^.]{0,20}\b(?:video|by|of today|channel)|today'?s sponsor"),
    (("promo code", "discount code", "coupon code"), r"(?:promo|discount|coupon) code"),
    (("% off", "percent off"), r"\d+ ?(?:%|percent) off"),
    (("free trial", "sign up "), r"free trial|sign up (?:at|for|using)"),
    (("patreon", "newsletter", "merch", "discord"), r"(?:my|our|the) (?:patreon|newsletter|merch|discord)|patreon\b|join (?:my|our|the) discord"),
    (("my channel", "my youtube channel"), r"my (?:youtube )?channel"),
    (("for watching",), r"thanks? (?:you )?(?:so much )?for watching"),
    (("see you in",), r"see you in the next (?:one|video)"),
    (("welcome ",), r"welcome (?:back )?to (?:my|the|our|another)"),
)  # fmt: skip
"""What is said about the channel, not about the subject: (one of these must be in the text, regular expression), in small
letters. Up to eight words either side go with it."""
