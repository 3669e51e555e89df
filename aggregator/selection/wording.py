"""The reasons, in sentences that a person can check."""

from __future__ import annotations

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
    "by the authors": "the authors' own account",
}

MOST_SIGNS = 3


def taken_because(j: Judgement, kind: str, taken: Taken) -> str:
    """'Taken: walks through the paper (…); adds a long video from a channel not yet heard.'"""
    return f"Taken: {DOES[kind]} ({_signs(j)}); adds {_what_it_adds(j, taken)}."


def taken_by_passage(j: Judgement, passage: Passage) -> str:
    """For a recording on something wider."""
    return (
        f"Taken for the passage from {clock(passage.start_seconds)} to {clock(passage.end_seconds)}, which treats the paper"
        f" ({_signs(j)}); too little else was found."
    )


def taken_as_marked(j: Judgement, saying: str) -> str:
    """For the one machine-made piece."""
    return f"Taken, though machine-made (it says “{saying}”): nothing else was found ({_signs(j)})."


def not_about(j: Judgement) -> str:
    """What it is instead, as the end of a sentence."""
    if j.about == "unknown":
        return "not read yet."
    negative = [part.says for part in j.parts if part.value < 0]
    own = [part for part in j.parts if part.name in ("use", "many", "namesake", "field")]
    headline = j.headline
    if own:
        return f"{own[0].says}."
    if headline.first_name and not headline.named:
        is_rival = headline.first_name in headline.rivals
        return f"about {headline.first_name}, " + (
            "which bears the paper's name but is another thing." if is_rival else "not the paper."
        )
    if j.about == "near":
        share = j.reading.share if j.reading else 0.0
        return f"near the subject, but only {share:.0%} of its text treats the paper" + _also(negative)
    return "not about the paper: hardly anything in its text is of it."


def shortfalls(options: Options, blogs: int, videos: int, candidates: dict[str, int]) -> tuple[str, ...]:
    """What is missing against what was asked for; `candidates`: how many of each kind were found at all."""
    said = []
    if blogs < least_blogs(options):
        said.append(_missing(blogs, least_blogs(options), "blog", candidates.get("blog", 0)))
    if videos < options.videos[0]:
        said.append(_missing(videos, options.videos[0], "video", candidates.get("video", 0)))
    return tuple(said)


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


def _missing(have: int, wanted: int, kind: str, found: int) -> str:
    them = f"{have or 'no'} {kind}{'s' if have != 1 else ''} instead of at least {wanted}"
    if not found:
        return f"{them}: none was found."
    return f"{them}: none of the other {found - have} found is surely about the paper and has a text to read."


def _signs(j: Judgement) -> str:
    named = {part.name: part.says for part in j.parts if part.value > 0}
    signs = [named[name] for name in ("headline", "identity", "terms", "share") if name in named]
    return ", ".join(signs[:MOST_SIGNS]) or "by your word"


def _what_it_adds(j: Judgement, taken: Taken) -> str:
    length = f"{taken.choice.length} " if taken.new_length and taken.choice.length else ""
    thing = f"a {length}{'video' if j.kind == 'video' else 'page'}"
    if taken.new_kind:
        thing += " of another kind" if not length else ""
    where = "a channel" if j.kind == "video" else "a site"
    voice = f" from {where} not yet heard" if taken.new_voice else f" from {where} already heard"
    terms = f" and {len(taken.new_terms)} terms nobody before it had" if taken.new_terms else ""
    return thing + voice + terms


def _also(negative: list[str]) -> str:
    return f" ({negative[0]})." if negative else "."
