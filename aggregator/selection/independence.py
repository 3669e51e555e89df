"""Who speaks with one voice: re-uploads, mirrors, press copies, a channel's own repeats, credited translations.

Texts are compared by shingles, runs of four words (Broder 1997), and by containment: which part of the shorter is in the
longer. Between manual and automatic captions of one talk, with one word in twelve misheard on both sides, half of the
shingles survive; two independent explanations of one paper share a few in a hundred, once its abstract is left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, compress, pairwise
from zlib import crc32

from aggregator.selection.addresses import canonical
from aggregator.selection.relevance import Judgement
from aggregator.selection.words import tokens
from sources.values import Document, Paper

SHINGLE_WORDS = 4
Shingles = frozenset[tuple[str, ...]]

WHOLE_UP_TO_WORDS = 800
"""Shorter texts are compared by all their shingles, longer ones by those that begin with a word out of a fixed quarter."""

SAME_TEXT = 0.45
SAME_SHORT_TEXT, SHORT_TEXT_SHINGLES = 0.6, 400
"""Of a short note, a good part may be what it quotes from the paper."""

SAME_AUTHOR = 0.3
"""Within a channel or a site less is needed: the same talk given again."""

RARE = 4
"""Texts that may have a shingle for all pairs of them to be counted."""

CREDIT = re.compile(
    r"\b(?:translat(?:ed|ion) (?:of|from)|übersetz\w*|traducción|traduction|traduzione|tradução|перевод|翻译|翻訳"
    r"|originally (?:published|posted|appeared|written)|cross-?posted|re-?posted from|mirror(?:ed)? (?:of|from)"
    r"|re-?upload(?:ed)?|adapted from|(?:rewrite|rewritten version) of|all credits?)\b",
    re.I,
)
EDGE_SEGMENTS = 3


def groups_of(paper: Paper, judged: Sequence[Judgement]) -> Mapping[str, str]:
    """For every text that shares its voice with another: its address -> the address of the first of its group."""
    read = [j for j in judged if j.considered.document]
    leader = {j.url: j.url for j in read}
    for left, right in (*_same_texts(paper, read), *_credited(read)):
        _join(leader, left.url, right.url)
    members: dict[str, list[Judgement]] = defaultdict(list)
    for j in read:
        members[_root(leader, j.url)].append(j)
    return {
        j.url: min(group, key=_originality).url for group in members.values() if len(group) > 1 for j in group
    }


def _originality(j: Judgement) -> tuple[bool, bool, str, float, str]:
    """The original before what credits another, an author's captions before automatic ones, the earlier, the better."""
    document, candidate = j.considered.document, j.considered.found.candidate
    assert document is not None
    published = candidate.published or document.published or "9999"
    return (_credit(document) is not None, document.caption_kind == "automatic", published, -j.score, j.url)


def _join(leader: dict[str, str], left: str, right: str) -> None:
    leader[_root(leader, left)] = _root(leader, right)


def _root(leader: Mapping[str, str], url: str) -> str:
    while leader[url] != url:
        url = leader[url]
    return url


def _same_texts(paper: Paper, read: Sequence[Judgement]) -> Iterator[tuple[Judgement, Judgement]]:
    quoted = _shingles(tokens(f"{paper.title} {paper.abstract}".lower()), whole=True)
    shingles = [_shingles_of(j.considered.document, quoted) for j in read if j.considered.document]
    for (a, b), shared in _shared(shingles).items():
        if shared >= _needed(read[a], read[b], min(len(shingles[a]), len(shingles[b]))):
            yield read[a], read[b]


def _needed(left: Judgement, right: Judgement, shorter: int) -> float:
    one, other = (j.considered.found.candidate.author for j in (left, right))
    if one and other and one.casefold() == other.casefold():
        return max(1.0, SAME_AUTHOR * shorter)
    return max(1.0, (SAME_SHORT_TEXT if shorter < SHORT_TEXT_SHINGLES else SAME_TEXT) * shorter)


def _shared(shingles: Sequence[Shingles]) -> Counter[tuple[int, int]]:
    """How many shingles each pair of texts shares, by an index from shingle to texts.

    Of a shingle that many texts have, only neighbours are counted: enough to chain any number of copies together."""
    counts = Counter(chain.from_iterable(shingles))
    several = {shingle for shingle, count in counts.items() if count > 1}
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(shingles):
        for shingle in own & several:
            where[shingle].append(i)
    rare = chain.from_iterable(combinations(places, 2) for places in where.values() if len(places) <= RARE)
    common = chain.from_iterable(pairwise(places) for places in where.values() if len(places) > RARE)
    return Counter(chain(rare, common))


def _shingles_of(document: Document, quoted: Shingles) -> Shingles:
    counted = (segment.text.lower() for segment in document.segments if segment.counted)
    words = [word for text in counted for word in tokens(text)]
    return _shingles(words, whole=len(words) <= WHOLE_UP_TO_WORDS) - quoted


def _shingles(words: Sequence[str], *, whole: bool) -> Shingles:
    if whole:
        return frozenset(zip(*(words[i:] for i in range(SHINGLE_WORDS)), strict=False))
    begins = {word for word in set(words) if _begins_a_shingle(word)}
    runs = zip(*(words[i:] for i in range(SHINGLE_WORDS)), strict=False)
    return frozenset(compress(runs, map(begins.__contains__, words)))


@lru_cache(maxsize=1 << 16)
def _begins_a_shingle(word: str) -> bool:
    """A fixed quarter of all words, the same in every text and every run."""
    return crc32(word.encode()) % 4 == 0


def _credited(read: Sequence[Judgement]) -> Iterator[tuple[Judgement, Judgement]]:
    """A text that credits another and links it: a translation, a rewrite, a cross-post."""
    by_address = {canonical(j.url, j.kind): j for j in read}
    for j in read:
        document = j.considered.document
        if document and _credit(document):
            for link in document.links:
                other = by_address.get(canonical(link, "video")) or by_address.get(canonical(link, "blog"))
                if other and other is not j:
                    yield j, other


def _credit(document: Document) -> str | None:
    """The words at a text's edges by which it credits another."""
    edges = [*document.segments[:EDGE_SEGMENTS], *document.segments[-EDGE_SEGMENTS:]]
    for text in (document.title, document.description or "", *(segment.text for segment in edges)):
        if found := CREDIT.search(text):
            return found[0]
    return None
