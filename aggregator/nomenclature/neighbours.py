"""Definitions in the sentence after the one that names the term: under its heading, after a question, after a statement about it.

'What is layer normalization?  It is …'; 'Adapters came first. They are …'.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from aggregator.nomenclature.believing import believed
from aggregator.nomenclature.defining_patterns import cue_at
from aggregator.nomenclature.keys import folded, key_of
from aggregator.nomenclature.sentences import Span
from aggregator.nomenclature.subjects import LONGEST_TERM, TOKEN, Subject

Judged = tuple[str, Span, str, float]
"""Key of the term, what is quoted, by which pattern, how far it is believed."""

_QUESTION = re.compile(
    r"^[\d.\s)]*(?:(?:and|so|but|now|well|okay),? )*(?:what(?: (?:do|does) (?:we|they|i|the authors|the paper) mean by|['’]s| is| are| exactly is| does| do)|define|definition of)"
    r"\s+(?:an?\s|the\s)?[\"“]?(?P<term>[^?,]*?)[\"”]?(?: (?:mean|do|exactly|anyway|really|actually|even|here)| \(.*\)|, .*)?\s*[?:.]*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[\d.\s)]*(?:the |an? )?(?P<term>.*?)\s*(?:\(.*\))?[:.]*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:(?:well|so|basically|simply put|in short),? |[^.:,;]{3,40}: )?(?P<pronoun>it|this|they|these)(?= |['’]s )",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"[.!?][\"”’')]*\s+(?:Well, |So |Basically, )?(?:It|They|This|These)\b|\?\s")
_NAMED = 0.1
"""Off for a definition that names its term in the sentence before only."""


def by_heading(text: str, spans: list[Span], heading: str, keys: Collection[str]) -> Iterator[Judged]:
    """'It is …' as the first sentence under the term's own heading."""
    found = _QUESTION.match(heading) or _NUMBERED.match(heading)
    key = key_of(found.group("term")) if found else ""
    if key in keys and spans:
        yield from _of_pronoun(text, spans[0], spans[0][0], key, "heading")


def by_sentence_before(text: str, spans: list[Span], keys: Collection[str]) -> Iterator[Judged]:
    """'It is …' after a question for the term, or after a sentence that has the term as its subject."""
    for before, span in pairwise(spans):
        asked = _asked(text[before[0] : before[1]], keys) if text[before[1] - 1] == "?" else None
        if asked:
            yield from _of_pronoun(text, span, before[0], asked, "question")
        elif (
            text[before[1] - 1] == "."
            and _PRONOUN.match(text, span[0])
            and before[1] - before[0] < _LONGEST_BEFORE
        ):
            key = _begun_with(text[before[0] : before[1]], keys)
            if key:
                yield from _of_pronoun(text, span, before[0], key, "sentence before")


_LONGEST_BEFORE = 200
"""Characters of a sentence that goes before a definition in its quote."""


def may_answer(text: str) -> bool:
    """Whether to look for such definitions at all."""
    return _ANSWERED.search(text) is not None


_OF_STATEMENTS = ("says", "does", "means", "idea", "is when")
"""'This means' speaks of what was said, not of the term."""


def _of_pronoun(text: str, span: Span, quoted_from: int, key: str, how: str) -> Iterator[Judged]:
    """The sentence, if it says of its pronoun what a definition says of its subject."""
    pronoun = _PRONOUN.match(text, span[0])
    cue = cue_at(text, pronoun.end()) if pronoun else None
    if not pronoun or not cue or cue[2] >= span[1] or text[span[1] - 1] == "?" or cue[0].leads:
        return
    pattern, start, end = cue
    if pronoun.group("pronoun").lower() in ("this", "these") and pattern.name in _OF_STATEMENTS:
        return
    subject = Subject(key, span[0], plural=pronoun.group("pronoun").lower() in ("they", "these"))
    sure = believed(
        pattern, subject, text[start:end], text[end : span[1]], text[pronoun.start("pronoun") + 5 : span[1]]
    )
    yield key, (quoted_from, span[1]), f"{how}, {pattern.name}", sure - _NAMED


def _asked(question: str, keys: Collection[str]) -> str | None:
    found = _QUESTION.match(question)
    key = key_of(found.group("term")) if found else ""
    return key if key in keys else None


def _begun_with(sentence: str, keys: Collection[str]) -> str | None:
    """The longest term that begins a sentence, with or without an article."""
    tokens = [token.group() for token in TOKEN.finditer(sentence, 0, 80)][: LONGEST_TERM + 1]
    if tokens and tokens[0].lower() in ("a", "an", "the"):
        tokens = tokens[1:]
    for size in range(min(LONGEST_TERM, len(tokens)), 0, -1):
        key = " ".join(folded(token) for token in tokens[:size])
        if key in keys:
            return key
    return None
