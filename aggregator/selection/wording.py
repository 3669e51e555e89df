"""The reasons, in sentences that a person can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from aggregator.selection.diversity import Taken
from aggregator.selection.relevance import Judgement
from aggregator.selection.values import Options, Passage

DOES = {
    "explainer": "explains the paper",
    "walk-through": "walks through the paper",
    "code": "builds it in code",
    "lecture": "teaches it in a lecture",
    "interview": "talks with people about it",
    "critique": "weighs it critically",
    "by the authors": "is the authors' own account",
}

ONE_OF = {
    "explainer": "plain explanation",
    "walk-through": "walk-through",
    "code": "with code",
    "lecture": "lecture",
    "interview": "interview",
    "critique": "critique",
    "by the authors": "account by the authors",
}

MOST_SIGNS = 2
"""Of what shows that it is about the paper; the parts of the score have the rest."""

MANY_TERMS = 3
"""New terms from which on they are worth a word."""

MOST_OF_IT, HARDLY = 0.5, 0.05

LENGTHS = {"short": "short", "middle": "middle-length", "long": "long"}


def taken_because(j: Judgement, kind: str, taken: Taken) -> str:
    """'Taken: walks through the paper (its headline names BERT; links arXiv:…); the first long video.'"""
    return f"Taken: {DOES[kind]} ({_signs(j)}); {_what_it_adds(j, kind, taken)}."


def taken_by_passage(j: Judgement, passage: Passage) -> str:
    """For a recording on something wider."""
    return (
        f"Taken for the passage from {clock(passage.start_seconds)} to {clock(passage.end_seconds)}, which treats the paper"
        f" ({_signs(j)}); too little else was found."
    )


def taken_as_marked(j: Judgement, saying: str) -> str:
    """For the one machine-made piece."""
    return f"Taken, though machine-made (it says “{saying}”): nothing else was found ({_signs(j)})."


def taken_as_asked(j: Judgement, options: Options) -> str:
    """For what a person wants."""
    found = j.considered.found
    if found.mark == "added":
        return "Taken: you added it."
    if found.mark == "included" or (not found.mark and any("://" in target for target in options.include)):
        return "Taken: you asked for it."
    return f"Taken: you asked for {found.candidate.author or 'its site'}."


def taken_as_background(j: Judgement) -> str:
    """For what explains a method that the paper builds on."""
    method = j.considered.found.candidate.query
    return f"Background: the paper builds on {method} ({_signs(j)}); outside the quota and the counts."


def left_as_background(j: Judgement, *, few: bool) -> str:
    """`few`: whether background is wanted at all."""
    method = j.considered.found.candidate.query
    return (
        f"Left: {f'there is another piece on {method}' if few else 'enough was found on the paper itself'}."
    )


def not_about_the_method(j: Judgement) -> str:
    """As the end of a sentence."""
    method = j.considered.found.candidate.query
    if j.about == "unknown":
        return "not read yet."
    if not any(part.name == "headline" for part in j.parts):
        return f"its headline does not name {method}."
    return f"its headline names {method}, but its text hardly speaks of it."


def not_about(j: Judgement) -> str:
    """What it is instead, as the end of a sentence."""
    if j.about == "unknown":
        return "not read yet."
    negative = [part.says for part in j.parts if part.value < 0]
    own = [
        part
        for part in j.parts
        if part.name in ("use", "many", "namesake", "field", "another's", "only the name")
    ]
    headline = j.headline
    if own:
        return f"{own[0].says}."
    if headline.first_name and not headline.named:
        is_rival = headline.first_name in headline.rivals
        name = f"“{headline.first_name}”" if " " in headline.first_name else headline.first_name
        return f"about {name}, " + (
            "which bears the paper's name but is another thing." if is_rival else "not the paper."
        )
    if j.about == "near":
        share = j.reading.share if j.reading else 0.0
        treats = f"only {share:.0%}" if share >= HARDLY else "hardly anything"
        doubt = (
            f"{treats} of its text treats the paper"
            if share < MOST_OF_IT
            else "its headline does not name the paper"
        )
        return f"near the subject, but {doubt}{_also(negative)}"
    return "not about the paper: hardly anything in its text is of it."


def shortfalls(
    options: Options, have: Mapping[str, int], left: Mapping[str, Counter[str]]
) -> tuple[str, ...]:
    """What is missing against what was asked for; `left`: for each kind, how many were left for which rule."""
    wanted = {"blog": least_blogs(options), "video": options.videos[0]}
    return tuple(
        f"{count(have[kind], kind)} instead of {least}: {_why_not(left[kind], have[kind])}."
        for kind, least in wanted.items()
        if have[kind] < least
    )


def least_blogs(options: Options) -> int:
    """'Two or three': with three asked for, two are enough; any other number is meant."""
    return 2 if options.blogs == 3 else options.blogs


def clock(seconds: float) -> str:
    """
    >>> clock(75), clock(3700)
    ('1:15', '1:01:40')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


WHY_LEFT = {
    "subject": "not about the paper",
    "unopened": "not opened, as promising least",
    "unread": "without a text that could be read",
    "text": "with too little text",
    "language": "in another language",
    "too short": "too short",
    "too long": "too long",
    "machine": "machine-made",
    "repeat": "saying the same, or from the same channel or site",
    "put out": "put out by you",
}


def _why_not(left: Counter[str], taken: int) -> str:
    """'of 38 others, 31 are not about the paper, 7 without a text that could be read'."""
    if not left:
        return "nothing else was found"
    reasons = [f"{count} {WHY_LEFT[rule]}" for rule, count in left.most_common() if count]
    others = " others" if taken else ""
    return f"of the {left.total()}{others} found, {', '.join(reasons)}"


def count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _signs(j: Judgement) -> str:
    named = {part.name: part.says for part in j.parts if part.value > 0}
    signs = [named[name] for name in ("headline", "identity", "terms", "share", "text") if name in named]
    return "; ".join(signs[:MOST_SIGNS])


def _what_it_adds(j: Judgement, kind: str, taken: Taken) -> str:
    """What weighs most of that by which it differs from what was taken before it."""
    thing = "video" if j.kind == "video" else "page"
    if taken.is_first:
        return f"the best of the {thing}s found"
    terms = len(taken.new_terms)
    covers = f", with {terms} of the paper's terms that the others lack" if terms >= MANY_TERMS else ""
    if taken.new_length and taken.choice.length:
        return f"the first {LENGTHS[taken.choice.length]} video{covers}"
    if taken.new_kind:
        return f"the first {ONE_OF[kind]}{covers}"
    voice = "channel" if j.kind == "video" else "site"
    return f"from {'another' if taken.new_voice else 'the same'} {voice}{covers}"


def _also(negative: list[str]) -> str:
    return f" ({negative[0]})." if negative else "."
