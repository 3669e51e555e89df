"""Sentences that say what a term is: found by patterns, judged by what a definition needs, quoted letter by letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter

from aggregator.nomenclature.believing import BELIEVED, believed, believed_name
from aggregator.nomenclature.cleaning import is_punctuated
from aggregator.nomenclature.defining_patterns import (
    KIND,
    REFERRED,
    THAT_IS,
    TO_AN_END,
    TO_THIS_END,
    Cue,
    cues_after,
    cues_before,
)
from aggregator.nomenclature.neighbours import by_heading, by_sentence_before, may_answer
from aggregator.nomenclature.sentences import Span, sentences
from aggregator.nomenclature.subjects import Named, Sought, Subject, subject_before, term_after


@dataclass(frozen=True, slots=True)
class Found:
    """A defining sentence: of which term (key), where in its text, by which pattern, how sure (0 to 1)."""

    key: str
    start: int
    end: int
    pattern: str
    confidence: float


_DEICTIC = re.compile(rf"^(?:this|these|that|it|which|{TO_THIS_END})\b", re.IGNORECASE)


def defining(text: str, sought: Sought, heading: str | None = None) -> list[Found]:
    """What a text defines among the terms that are sought, as far as it is believed. `heading`: if it begins a section."""
    keys = sought.keys
    cues = cues_after(text, lambda place: sought.may_end(text, place))
    subjects = [(cue, subject) for cue in cues if (subject := subject_before(text, cue, keys))]
    names = [(cue, named) for cue in cues_before(text) if (named := term_after(text, cue[2], keys))]
    answers = may_answer(text)
    if not (subjects or names or answers or heading):
        return []
    spans = sentences(text)
    found = [_by_subject(text, spans, cue, subject) for cue, subject in subjects]
    found += [_by_name(text, spans, cue, named) for cue, named in names]
    judged = [*by_sentence_before(text, spans, keys)] if answers else []
    judged += by_heading(text, spans, heading, keys) if heading else ()
    found += [Found(key, start, end, pattern, sure) for key, (start, end), pattern, sure in judged]
    return [item for item in found if item and item.confidence >= BELIEVED]


def _by_subject(text: str, spans: list[Span], cue: Cue, subject: Subject) -> Found | None:
    """'X is …': the sentence from the cue on must hold its subject."""
    pattern, cue_start, cue_end = cue
    number = _sentence_at(spans, cue_start)
    if number is None or subject.start < spans[number][0]:
        return None
    start, end = _quoted(text, spans[number], subject, cue_end)
    if text[end - 1] == "?" or cue_end >= end:
        return None
    subject = replace(subject, first=subject.start == start)
    confidence = believed(pattern, subject, text[cue_start:cue_end], text[cue_end:end], text[start:end])
    return Found(subject.key, start, end, pattern.name, confidence)


def _by_name(text: str, spans: list[Span], cue: Cue, named: Named) -> Found | None:
    """'… is called X'; where 'this' is called so, with the sentence before."""
    number = _sentence_at(spans, cue[1])
    if number is None or text[spans[number][1] - 1] == "?":
        return None
    if cue[0].name == THAT_IS and (
        _BARE_WORD.fullmatch(text, cue[2], named.end)
        or (is_punctuated(text) and _RELATIVE.match(text, max(0, cue[1] - 2)))
    ):
        return None
    start, end = spans[number]
    if not is_punctuated(text):
        end = _end_of_name(text, named, end)
        if len(text[start : named.end].split()) > _LONG_CAPTION:
            return None
    first = _quoted_from(text, spans, number) if _DEICTIC.match(text[start:end]) else start
    told = len(_told(text, cue, first, named.end, end).split())
    confidence = believed_name(text[first:end], text[start:end], cue[1] - start, named.end - start, told)
    return Found(named.key, first, end, cue[0].name, confidence)


_RELATIVE = re.compile(r"\w that is\b")
"""'a class that is a subclass of …'"""
_BARE_WORD = re.compile("[a-z]+")
"""In 'that's token embedding' no 'token' is pointed at."""


def _told(text: str, cue: Cue, first: int, name_end: int, end: int) -> str:
    """The part of a quote that says what the term is: before 'is called X', before 'we add X', behind 'a task, X, in which'."""
    pattern, cue_start, cue_end = cue
    if pattern.name == KIND:
        return text[name_end:end]
    return text[first : cue_end if pattern.name in (TO_AN_END, REFERRED) else cue_start]


def _quoted_from(text: str, spans: list[Span], number: int) -> int:
    """Where the sentence before begins; of captions without marks, its last clauses."""
    start, end = spans[max(0, number - 1)]
    if is_punctuated(text) or len(text[start:end].split()) <= _LONG_BEFORE:
        return start
    cuts = (cut.end() for cut in _PHRASE_BREAK.finditer(text, start, end))
    return next((cut for cut in cuts if _SHORT_BEFORE <= len(text[cut:end].split()) <= _LONG_BEFORE), start)


_SHORT_BEFORE, _LONG_BEFORE = 8, 25
"""Words of what a caption says before 'that's X'."""


def _sentence_at(spans: list[Span], place: int) -> int | None:
    number = bisect_right(spans, place, key=itemgetter(0)) - 1
    return number if number >= 0 and place < spans[number][1] else None


_LONG_CAPTION = 40
_LEFTOVER = re.compile(
    r"(?: and| but)? (?:and|but|so|or) (?:for|in|on|with|then|if|when|so|to)\b(?: \w+){0,4}$| (?:and|but|so|or|okay|right)$"
)
"""The beginning of what comes next: '… of the values and for a query'."""
_REACH = 600
"""Characters in which a quote of 40 words ends."""
_PHRASE_BREAK = re.compile(r"\s(?=(?:and|but|so|because|which|or|then|right|okay)\b)")


def _quoted(text: str, span: Span, subject: Subject, predicate: int) -> Span:
    """What to quote of a sentence: all, but of captions without marks only the clause that begins with the term."""
    start, end = span
    if is_punctuated(text):
        return span
    start, end = subject.start, predicate + len(_LEFTOVER.sub("", text[predicate:end]))
    if len(text[start:end].split()) <= _LONG_CAPTION:
        return start, end
    breaks = [
        cut.start() for cut in _PHRASE_BREAK.finditer(text, predicate + 30, min(end, predicate + _REACH))
    ]
    fitting = [cut for cut in breaks if len(text[start:cut].split()) <= _LONG_CAPTION]
    return start, fitting[-1] if fitting else end


_GOES_ON = re.compile(r"[\"”’']?,? (?:which|that|where|whose|of|because|since)\b")


def _end_of_name(text: str, named: Named, end: int) -> int:
    """In captions the name ends the quote, unless what follows says more of it."""
    return end if _GOES_ON.match(text, named.end) and end > named.end else named.end
