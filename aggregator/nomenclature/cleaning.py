"""Takes out of a text what is no language about its subject, and marks where phrases end.

Addresses, code, formulas, citations, the list of references, sound marks of captions, sponsor talk and calls to subscribe.
What goes is replaced by ' | ', which ends a phrase; quotes are never made from cleaned text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aggregator.nomenclature.noise_phrases import CHANNEL_TALK, END_MATTER

GAP = " | "

Signs = tuple[str, ...] | re.Pattern[str]
Removed = tuple[Signs, re.Pattern[str]]
"""One of the signs must be in the text, told at less cost; what is then taken out.

The pattern begins with a letter or a set of letters, a word's beginning being looked at behind it: searching is thrice as quick."""

_BLOCKS: tuple[Removed, ...] = (
    # fenced code, then formulas
    (("```",), re.compile(r"```.*?(?:```|\Z)", re.DOTALL)),
    (("$",), re.compile(r"\$\$.{0,2000}?\$\$|\$[^$\n]{1,200}\$(?!\d)", re.DOTALL)),
    (("\\[", "\\("), re.compile(r"\\\[.{0,2000}?\\\]|\\\(.{0,500}?\\\)", re.DOTALL)),
    (("{",), re.compile(r"@\w+\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")),
)

_LINES: tuple[Removed, ...] = (
    (
        ("\n",),
        re.compile(
            r"\n[ \t]*(?:import \w[\w., ]*|from [\w.]+ import[^\n]*|def \w+\(.*|class \w+[(:].*|return [^\n.]*"
            r"|(?:>>>|\$ |%)[^\n]*)$",
            re.MULTILINE,
        ),
    ),
    (
        ("=", ";", "}"),
        re.compile(r"\n[ \t]*(?:[\w.\[\], ]{1,40}[-+*/]?=(?!=)|[^\n]{0,80}[;{}]$)[^\n]{0,80}$", re.MULTILINE),
    ),
)
"""Of a program, each with the line's end before it."""

_NAMES = r"[A-Z][\w'’-]++(?:(?:,? (?:and|&) |, )[A-Z][\w'’.-]++){0,5}"

_REMOVED: tuple[Removed, ...] = (
    # addresses and paths
    (("://", "www."), re.compile(r"(?:https?://|www\.)\S+")),
    (("@",), re.compile(r"\S*@\S+")),
    (
        re.compile(r"\.(?:com|org|net|io|ai|edu)\b"),
        re.compile(r"[\w-]+\.(?:com|org|net|io|ai|edu)\b(?:/\S*)?"),
    ),
    (re.compile(r"/[\w.-]+/[\w.-]+/"), re.compile(r"(?<![\w./~-])[~.]?/?(?:[\w.-]+/){3,}[\w.-]*")),
    (re.compile(r"\.(?:py|ipynb|json|png|pdf)\b"), re.compile(r"\b\w+\.(?:py|ipynb|json|png|pdf)\b")),
    # sound marks, speakers' marks, times, numbers of references
    (("[",), re.compile(r"\[[^\]\n]{0,40}\]")),
    (("♪", "♫", ">>"), re.compile(r"[♪♫]+|>>+")),
    (("(",), re.compile(r"\((?:music|applause|laughter|laughs|inaudible)\)", re.IGNORECASE)),
    (re.compile(r":\d\d"), re.compile(r"\d(?<!\w\d)\d?:\d\d(?::\d\d)?\b")),
    # citations
    (
        ("arXiv",),
        re.compile(r"a(?<!\wa)rXiv(?: preprint)?(?: ?arXiv)?:? ?\d*\.?\d*"),
    ),
    (
        ("et al", "19", "20"),
        re.compile(
            rf"{_NAMES},? (?:et al\b\.?,? ?\(?(?:\d{{4}}[a-z]?)?\)?|\(?(?:19|20)\d\d[a-z]?\))"
            r"|\((?:[^()\n]{0,80}\b(?:19|20)\d\d[a-z]?[;,]? ?){1,4}\)"
        ),
    ),
    (("et al",), re.compile(r"e(?<!\we)t al\b\.?")),
    # where a picture is from
    (
        ("ource", "redit"),
        re.compile(r"[IiFfPp](?:mage|igure|hoto|icture) (?:[Ss]ource|[Cc]redit)s?\b[^\n).|]{0,60}"),
    ),
    # marks of a page's source: ':numref:`fig_gear`'
    ((":`",), re.compile(r":(?:[a-z]{1,12}:){1,2}`[^`\n]{0,200}`")),
    ((":\n", ": "), re.compile(r":(?<=\n:)[a-z_ -]{1,20}:(?: [\w-]{1,20})?[ \t]*(?=\n|\Z)")),
    # what a page says where it cannot show something
    (("rowser",), re.compile(r"[Yy]our browser (?:does not|doesn['’]t|cannot) [^.\n]{0,80}")),
    # alternatives: 'beam/tree', 'vanishing/exploding'
    (("/",), re.compile(r"/(?<=[A-Za-z]\w\w/)(?=[A-Za-z]\w\w)")),
    (("\\", "{"), re.compile(r"\\[a-zA-Z]+|\{[^{}\n]{0,40}\}")),
)

_BREAK = re.compile(r"\n(?:\s*\n|(?<![^\n]{60}\n))")
_END_MATTER = re.compile(rf"\n[\s#*\d.]*(?:{END_MATTER})[\s#*:.]*(?=\n|\Z)", re.IGNORECASE)
_CHANNEL_TALK = tuple((signs, re.compile(rf"\b(?:{talk})")) for signs, talk in CHANNEL_TALK)
_EIGHT_BEFORE = re.compile(r"(?:[^\s.!?]+\s+){0,8}\Z")
_EIGHT_AFTER = re.compile(r"[^\s.!?]*(?:\s+[^\s.!?]+){0,8}")


def countable(text: str) -> str:
    """What of a text counts as language, on one line, with ' | ' wherever a phrase must end."""
    text = _without(_BLOCKS, without_channel_talk(without_end_matter(text)))
    text = _without(_LINES, f"\n{text}", f"\n{GAP}")[1:]
    return _BREAK.sub(GAP, _without(_REMOVED, text))


def _without(removed: tuple[Removed, ...], text: str, gap: str = GAP) -> str:
    for signs, pattern in removed:
        if _has_one(text, signs):
            text = pattern.sub(gap, text)
    return text


def _has_one(text: str, signs: Signs) -> bool:
    if isinstance(signs, tuple):
        return any([sign in text for sign in signs])
    return signs.search(text) is not None


@lru_cache(maxsize=8)
def is_punctuated(text: str) -> bool:
    """False for automatic captions: less than one mark in forty words."""
    marks = text.count(".") + text.count(",") + text.count("?") + text.count("!") + text.count(";")
    return 40 * marks >= text.count(" ")


_LEAST_HEARD = 200
_MOST_CAPITALS = 0.03
"""Of all characters. Slides and lists have no marks either, but capitals."""


def looks_heard(text: str) -> bool:
    """True for what automatic captions look like: some length, hardly a mark, hardly a capital."""
    if len(text) < _LEAST_HEARD or is_punctuated(text):
        return False
    return sum(map(str.isupper, text)) <= _MOST_CAPITALS * len(text)


def without_end_matter(text: str) -> str:
    """The text up to its list of references, if one begins in its last two fifths."""
    found = _END_MATTER.search(text, int(0.6 * len(text)) + 1)
    return text[: found.start()] if found else text


def is_end_matter(heading: str | None) -> bool:
    """True for passages under 'References', 'Acknowledgements', 'Comments' and the like."""
    return heading is not None and _END_MATTER.fullmatch(f"\n{heading}") is not None


def without_channel_talk(text: str) -> str:
    """The text without talk about the channel, eight words (or to the end of the sentence) either side included."""
    spans = list(_channel_talk(text))
    for start, end in reversed(spans):
        text = text[:start] + GAP + text[end:]
    return text


def _channel_talk(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for start, end in _channel_phrases(text.lower()):
        if start < done:
            continue
        before = _EIGHT_BEFORE.search(text[max(done, start - 120) : start])
        after = _EIGHT_AFTER.match(text, end)
        done = after.end() if after else end
        yield start - (len(before.group()) if before else 0), done


def _channel_phrases(low: str) -> list[tuple[int, int]]:
    patterns = [pattern for signs, pattern in _CHANNEL_TALK if _has_one(low, signs)]
    return sorted(found.span() for pattern in patterns for found in pattern.finditer(low))
