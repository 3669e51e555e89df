"""Where sentences begin and end: by their marks, or, in captions without any, by the words that begin one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aggregator.nomenclature.cleaning import is_punctuated
from aggregator.nomenclature.lexicon import lexicon

_END = re.compile(
    r"[.!?…\n:;](?:(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9α-ω])|(?<=\n)\n*|(?<=[:;])\s+(?=[-•*]\s))"
)
"""It begins with a set of letters: searching is thrice as quick."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|et al|cf|vs|fig|figs|eq|eqs|sec|no|dr|mr|mrs|ms|prof|st|resp|approx|etc|ch|vol|pp|al)|\b(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)
_STARTER = re.compile(
    r"\s(?=(?:so|now|okay|ok|alright|anyway|but|let's|remember|actually|basically|essentially|again|next|finally|today"
    r"|furthermore|moreover|however|therefore|hence|similarly|in addition|additionally|note that|recall|first(?= of all| we| you| i| let)|yeah|well"
    r"|and (?:so|then|now|this|that|it|we|you|the|what|if|in|here|there|these|they|i)\b"
    r"|this (?:is|means|was|lets|allows|makes|gives)|that's|it's|it is|there's|there is|there are|here's|here we"
    r"|we (?:can|have|are|will|just|use|need|want|take|then|also|get|call|see|do)|you (?:can|have|are|will|just|see|might|know)"
    r"|i (?:think|want|will|am|mean|would|have)|i'm|i'll|we're|we'll|we've|you're|you'll|they're|what (?:is|we|this)|what's"
    r"|if (?:you|we|the|i)|when (?:you|we)|in (?:this|other|our) (?:video|case|words|paper)|for (?:example|instance)"
    r"|(?P<clause>(?:the|an?|this|these|each|our) (?:[a-z-]+ ){1,3}(?:is|are|was|were|has|have|can|will|does|should|(?P<verb>[a-z]{3,}s))))\b)"
)
"""Words that begin a sentence; `clause`: a subject and its verb, which do so if a whole sentence goes before them."""
_CLINGING = re.compile(
    r"\b(?:the|a|an|of|in|to|for|with|from|by|on|at|and|or|but|that|which|who|as|is|are|was|be|because|if|when|where|how|what"
    r"|than|into|about|like|so|we|you|it|they|this|these|its|their|our|your|my|not|can|will|would|called|just|way|thing|time"
    r"|gives?|lets?|makes?|tells?|helps?|shows?|sees?|says?|thinks?|knows?|means|wants?|needs?|how [a-z]+)$"
)
"""A caption's sentence does not end on one of these; nor before 'we', as a rule, on 'way' or 'thing' ('the way we do it')."""

_SHORTEST_CAPTION_SENTENCE = 6
"""Words."""
_SHORTEST_BEFORE_CLAUSE = 9

Span = tuple[int, int]


@lru_cache(maxsize=8)
def sentences(text: str) -> list[Span]:
    """Start and end of every sentence of a passage, in characters, without the white space around."""
    cuts = _marked(text) if is_punctuated(text) else _restored(text)
    spans, start = [], 0
    for cut in [*cuts, len(text)]:
        span = _trimmed(text, start, cut)
        if span[0] < span[1]:
            spans.append(span)
        start = cut
    return spans


def closed_sentences(text: str) -> list[Span]:
    """The same, but what ends inside a bracket, '(c. 1990)', is no end."""
    spans: list[Span] = []
    start = None
    for begins, end in sentences(text):
        start = begins if start is None else start
        if text.count("(", start, end) <= text.count(")", start, end):
            spans.append((start, end))
            start = None
    return spans


def _marked(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        said = found.start() + (text[found.start()] == ".")
        if not _ABBREVIATION.search(text, max(0, said - 8), said):
            yield found.end()


def _restored(text: str) -> Iterator[int]:
    """Cuts before words that begin a sentence, unless what stands before cannot end one."""
    start = 0
    for found in _STARTER.finditer(text):
        before = text[start : found.start()].lower()
        shortest = _SHORTEST_BEFORE_CLAUSE if found.group("clause") else _SHORTEST_CAPTION_SENTENCE
        if found.group("verb") and not _is_verb(found.group("verb")):
            continue
        if len(before.split()) >= shortest and not _CLINGING.search(before, max(0, len(before) - 16)):
            start = found.end()
            yield start


def _is_verb(word: str) -> bool:
    """'assigns', and not 'weights'."""
    entry = lexicon().entries.get(word)
    return entry is not None and entry.tags[:1] == "Z"


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n\r":
        start += 1
    while end > start and text[end - 1] in " \t\n\r":
        end -= 1
    return start, end
