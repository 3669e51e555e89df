"""The patterns by which texts define: what stands between a term and what it is.

Hearst 1992 ("Automatic acquisition of hyponyms"), Westerhout & Monachesi 2007 ("Extraction of Dutch definitory contexts"),
Navigli & Velardi 2010 ("Learning word-class lattices"): is-a, called, apposition, verbs of defining; with hedges as people talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEDGES = (
    r"(?:(?:basically|essentially|simply|just|really|actually|usually|often|typically|generally|also|then|therefore|thus"
    r"|nothing but|kind of|sort of|in fact|effectively),? )*"
)

_WORKS = (
    r"(?:maps?|converts?|transforms?|turns?|computes?|calculates?|generates?|produces?|projects?|process(?:es)?|encodes?"
    r"|represents?|captures?|normali[sz]es?|predicts?|combines?|controls?|determines?|stores?|compress(?:es)?|assigns?"
    r"|selects?|scales?|freezes?|injects?|prevents?|splits?|replaces?|quanti[sz]es?|estimates?|minimi[sz]es?|maximi[sz]es?"
    r"|penali[sz]es?|randomly|learns? (?:to|a|an|how)|allows? (?!us|you|for)|enables? (?!us|you)|aims? to)"
)
"""What things of this field do, as far as saying it says what they are."""


_DOES = (
    r"(?:adds?|appl(?:y|ies)|updates?|removes?|keeps?|performs?|creates?|extracts?|sums?|averages?"
    r"|multipl(?:y|ies)|divides?|stacks?|skips?|drops?|extends?|works? by|consists? in|involves?|adjusts?"
    r"|helps? (?!us|you)|lets? (?!us|you|me|'s)|operates? on|looks? at|attends? to)"
)
"""What they do too, but what may also be said of them in passing: the object must name a kind of thing."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`base`: how far a sentence of this form is believed before anything else is known of it."""

    name: str
    base: float
    cue: str
    """Regular expression for what follows the term (or goes before it)."""
    needs_genus: bool = False
    """What follows must name a kind of thing."""
    anywhere: bool = False
    """The term need not begin its clause."""


AFTER_TERM = (
    Pattern("is a", 0.45, rf"(?:is|are) {_HEDGES}(?:an?|one of the|any|some|another) ", needs_genus=True),
    Pattern("is the", 0.35, rf"(?:is|are) {_HEDGES}the (?!same\b)", needs_genus=True),
    Pattern("is when", 0.4, rf"(?:is|are) {_HEDGES}(?:when|where|how|what) "),
    Pattern(
        "is defined as",
        0.7,
        rf"(?:is|are|can be|could be) {_HEDGES}(?:defined|described|thought of|seen|viewed|understood|regarded|interpreted) as ",
    ),
    Pattern(
        "is used to",
        0.45,
        rf"(?:is|are) {_HEDGES}(?:\w+ly )?(?:used|designed|trained|meant|responsible|intended) (?:to|for|when) ",
    ),
    Pattern(
        "is computed as",
        0.45,
        r"(?:is|are) (?:computed|calculated|obtained|given|formed) (?:as|by) (?=(?:the|an?)\b)",
    ),
    Pattern(
        "consists of",
        0.45,
        r"(?:consists? of|(?:is|are) (?:also )?(?:composed of|made (?:up )?of|built (?:up )?from)) ",
    ),
    Pattern(
        "is like",
        0.35,
        r"(?:is|are) (?:a bit |just |very |exactly |almost )?(?:the same as|similar to|identical to|like) (?=[^.]*\b(?:except|but|where|only that|difference|instead)\b)",
    ),
    Pattern("are", 0.2, rf"are {_HEDGES}(?=\w)", needs_genus=True),
    Pattern("refers to", 0.65, r"refers? to "),
    Pattern("means", 0.45, r"(?:means|denotes|describes|measures|quantifies) "),
    Pattern("meaning", 0.5, r",? meaning (?:that )?(?=(?:the|an?|how|every|each)\b)", anywhere=True),
    Pattern("apposition", 0.3, r", (?:which (?:is|are) )?(?:an?|the) ", needs_genus=True),
    Pattern("dash", 0.4, r"(?:\s?--\s?|\s?—\s?|\s[–-]\s)(?:an?|the) ", needs_genus=True, anywhere=True),
    Pattern("colon", 0.3, r": (?=\w)", needs_genus=True),
    Pattern(
        "which", 0.4, rf",? which (?:basically |essentially |simply |just )?(?={_WORKS}\b)", anywhere=True
    ),
    Pattern("does", 0.4, _WORKS + r"\b "),
    Pattern("works", 0.3, _DOES + r"\b ", needs_genus=True),
    Pattern(
        "aside",
        0.45,
        r" \((?:i\.e\.,? |that is,? |or )?(?=(?:the|an?|how)\s)",
        needs_genus=True,
        anywhere=True,
    ),
)

BEFORE_TERM = (
    Pattern(
        "called",
        0.5,
        r"(?:(?:is|are|was|were|be) (?:\w+ )?(?:called|known as|termed|named|dubbed|referred to as)"
        r"|(?:we|they|people|authors) (?:\w+ )?(?:call|refer to|term|name|dub) (?:this|these|it|them)(?: \w+){0,3}?(?: as)?"
        r"|(?:that|which|what) (?:we|they|people|i|you) (?:\w+ )?(?:call|refer to as|term)|what(?:'s| is) (?:called|known as)"
        r"|(?:we|they|paper|authors) (?:\w+ )?defines?"
        r"|(?:method|technique|mechanism|process|procedure|model|function|concept|network|approach|trick) called) ",
    ),
)


def _any_of(patterns: tuple[Pattern, ...]) -> re.Pattern[str]:
    """One expression for all; the group that matched has the pattern's number in its name."""
    return re.compile("|".join(f"(?P<p{n}>{pattern.cue})" for n, pattern in enumerate(patterns)))


_AFTER = _any_of(AFTER_TERM)
_BEFORE = _any_of(BEFORE_TERM)
_MAY_FOLLOW = re.compile(
    r" (?=(?:is|are|can|could|refers?|means|denotes|describes|measures|quantifies|meaning|consists?|which"
    rf"|{_WORKS}|{_DOES})\b|[–—(-])|, (?=an? |the |which |meaning )|--|—|: "
)
"""Where a cue may begin, told at less cost than by trying all patterns everywhere."""
_MAY_PRECEDE = (
    " called ",
    " known as ",
    " termed ",
    " named ",
    " dubbed ",
    " referred to as ",
    " call ",
    " refer to ",
    " define",
)


def cues_after(text: str) -> Iterator[tuple[Pattern, int, int]]:
    """Every place where a pattern follows what may be a term: pattern, start and end of its cue."""
    for place in _MAY_FOLLOW.finditer(text):
        found = _AFTER.match(text, place.start()) or _AFTER.match(text, place.end())
        if found:
            yield AFTER_TERM[int((found.lastgroup or "p0")[1:])], found.start(), found.end()


def cues_before(text: str) -> Iterator[tuple[Pattern, int, int]]:
    """Every place where a pattern leads to what may be a term."""
    for word in _MAY_PRECEDE:
        place = text.find(word)
        while place >= 0:
            found = _BEFORE.search(text, max(0, place - 40), place + len(word) + 2)
            if found and found.start() <= place + 1 < found.end():
                yield BEFORE_TERM[0], found.start(), found.end()
            place = text.find(word, place + 1)
