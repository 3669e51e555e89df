"""Phrases by which parts of a page or a talk are known that are not about its subject."""

from __future__ import annotations

END_MATTER = "|".join((
    "references?", "bibliography", "works cited", "literature", "citations?", "cite this", "cited as", "how to cite",
    r"acknowled?ge?ments?", "related (?:posts|articles)", "further reading", "comments", r"\d+ comments", "see also",
    "external links", "about the author", "share this", "footnotes",
))  # fmt: skip
"""Headings of what stands after the text proper (regular expressions, whole line)."""

CHANNEL_TALK = "|".join((
    r"subscrib(?:e|ed|ing) (?:to|for|and|if|button|here|so|below|now)", r"(?:to|please|like and|and) subscribe\b",
    r"hit (?:the|that) (?:like|bell|subscribe|notification)", r"(?:smash|click|press) (?:the|that) (?:like|bell|subscribe)",
    r"notification bell", r"thumbs up", r"like button", r"(?:leave|drop) (?:me )?a (?:comment|like)", r"comments? (?:section )?(?:down )?below",
    r"links? (?:is |are )?in the description", r"description below", r"sponsor(?:ed|s|ing)?\b[^.]{0,20}\b(?:video|by|of today|channel)",
    r"today'?s sponsor", r"(?:promo|discount|coupon) code", r"\d+ ?(?:%|percent) off", r"free trial", r"sign up (?:at|for|using)",
    r"(?:my|our|the) (?:patreon|newsletter|merch|discord)", r"patreon\b", r"join (?:my|our|the) discord", r"my (?:youtube )?channel",
    r"thanks? (?:you )?(?:so much )?for watching", r"see you in the next (?:one|video)", r"welcome (?:back )?to (?:my|the|our|another)",
))  # fmt: skip
"""What is said about the channel, not about the subject (regular expressions); up to eight words either side go with it."""
