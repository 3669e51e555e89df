"""A text seen through a paper's eyes: where it speaks of the paper, how densely, and how much of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from aggregator.selection.headline import is_namesake, same_word
from aggregator.selection.lexicon import OPERATING_WORDS, SCHOLARLY_WORDS
from aggregator.selection.subject import Subject
from aggregator.selection.words import plain, stem, tokens
from sources.values import Document, Segment

WINDOW_WORDS = 100
"""Some 40 seconds of talk, or a paragraph: as far as one thought reaches."""

TREATS = 4.0
"""The weight of distinct terms from which on a window treats the paper; a mention of its name counts for two."""

NAME_WEIGHT = 2.0

ARXIV_ID = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf|html|e-print)/|:\s?)([a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})", re.I
)


@dataclass(frozen=True, slots=True)
class Window:
    """Some hundred words of a text: what of the paper is in them."""

    words: int
    start_seconds: float | None
    end_seconds: float | None
    terms: frozenset[str]
    names: int
    weight: float

    @property
    def treats(self) -> bool:
        return self.weight >= TREATS


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text has of a paper."""

    words: int
    windows: tuple[Window, ...]
    ids: tuple[str, ...]
    """All arXiv identifiers it links or writes, in order of first sight."""
    title_said: bool
    surnames: int
    """How many of the authors it names."""
    operating: float
    scholarly: float
    """Words of operating software, and of discussing papers, per thousand."""

    @property
    def names(self) -> int:
        return sum(window.names for window in self.windows)

    @property
    def names_per_thousand(self) -> float:
        return 1000 * self.names / max(1, self.words)

    @property
    def share(self) -> float:
        """The part of the text that treats the paper."""
        return sum(w.words for w in self.windows if w.treats) / max(1, self.words)

    @property
    def terms(self) -> frozenset[str]:
        return frozenset().union(*(window.terms for window in self.windows))

    @property
    def terms_together(self) -> frozenset[str]:
        """The terms that stand where others stand: in a long text each turns up somewhere by chance."""
        return frozenset().union(*(window.terms for window in self.windows if window.treats))


def read(subject: Subject, document: Document, extra: str = "") -> Reading:
    """What `document` has of the paper; `extra` is text beside it (a snippet), searched for identifiers and authors only."""
    stretches = list(_stretches(document.segments))
    counts = Counter(chain.from_iterable(stretch.words for stretch in stretches))
    surface = _surface(subject, counts)
    windows = tuple(_window(subject, stretch, surface) for stretch in stretches)
    beside = " ".join((document.description or "", extra, *document.links))
    ids = ARXIV_ID.findall(beside) + ARXIV_ID.findall(document.text)
    said = (" ".join(stretch.words) for stretch in [*stretches, *_neighbours(stretches)])
    return Reading(
        words=sum(window.words for window in windows),
        windows=windows,
        ids=tuple(dict.fromkeys(ids)),
        title_said=_says_title(subject, [*said, document.description or ""]),
        surnames=_surnames(subject, {*counts, *tokens(beside)}),
        operating=_rate(counts, OPERATING_WORDS),
        scholarly=_rate(counts, SCHOLARLY_WORDS),
    )


def covered(subject: Subject, terms: Iterable[str]) -> float:
    """The weighted share of the paper's terms, from 0 to 1."""
    return sum(subject.terms[term] for term in terms) / max(1.0, sum(subject.terms.values()))


def _rate(counts: Counter[str], words: frozenset[str]) -> float:
    said = sum(counts[word] + counts[word.capitalize()] for word in words)
    return 1000 * said / max(1, counts.total())


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words of a window as written, with their time."""

    words: list[str]
    start_seconds: float | None
    end_seconds: float | None


def _stretches(segments: Sequence[Segment]) -> Iterator[_Stretch]:
    """Counted segments joined or cut to about WINDOW_WORDS; a leftover of less than half joins nobody and stands alone."""
    words: list[str] = []
    start: float | None = None
    end: float | None = None
    for segment in segments:
        if not segment.counted:
            continue
        if not words:
            start = segment.start_seconds
        words += tokens(segment.text)
        end = _end(segment)
        while len(words) >= WINDOW_WORDS * 3 // 2:
            yield _Stretch(words[:WINDOW_WORDS], start, end)
            words = words[WINDOW_WORDS:]
        if len(words) >= WINDOW_WORDS * 3 // 4:
            yield _Stretch(words, start, end)
            words = []
    if words:
        yield _Stretch(words, start, end)


def _end(segment: Segment) -> float | None:
    if segment.start_seconds is None:
        return None
    return segment.start_seconds + (segment.duration_seconds or 0.0)


def _surface(subject: Subject, spoken: Iterable[str]) -> dict[str, str]:
    """The words of a text that matter, as written, with what they are looked up as: a part of the name, or a stem."""
    parts = {part for form in subject.forms for part in form}
    stems = {piece for term in subject.terms for piece in term.split()} | set(subject.joined)
    surface = {}
    for word in spoken:
        low = word.lower()
        if low in parts or low.removesuffix("s") in parts or low + "s" in parts:
            surface[word] = low
        elif (root := stem(low)) in stems:
            surface[word] = root
    return surface


def _window(subject: Subject, stretch: _Stretch, surface: dict[str, str]) -> Window:
    hits = [(i, word) for i, word in enumerate(stretch.words) if word in surface]
    roots = [(i, stem(surface[word])) for i, word in hits]
    terms = {root for _, root in roots if root in subject.terms}
    terms |= {subject.joined[root] for _, root in roots if root in subject.joined}
    pairs = (f"{a} {b}" for (i, a), (j, b) in pairwise(roots) if j == i + 1)
    terms |= {pair for pair in pairs if pair in subject.terms}
    names = sum(_named_at(subject, stretch.words, i) for i, _ in hits)
    weight = sum(subject.terms[term] for term in terms) + NAME_WEIGHT * min(2, names)
    return Window(
        len(stretch.words), stretch.start_seconds, stretch.end_seconds, frozenset(terms), names, weight
    )


def _named_at(subject: Subject, words: Sequence[str], at: int) -> bool:
    """Whether a form of the name begins at a place; as in headlines, other capitals inside it are another name."""
    for form in subject.forms:
        said = words[at : at + len(form)]
        if len(said) == len(form) and all(
            same_word(word.lower(), part) and not is_namesake(word, part, subject.short)
            for word, part in zip(said, form, strict=True)
        ):
            return True
    return False


def _neighbours(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """The seams: a title may be said across two windows."""
    for left, right in pairwise(stretches):
        yield _Stretch(left.words[-20:] + right.words[:20], None, None)


def _says_title(subject: Subject, texts: Iterable[str]) -> bool:
    """Whether any text has the title, or for long ones its part before or after the colon."""
    return len(subject.title.split()) > 2 and any(subject.title in plain(text) for text in texts)


def _surnames(subject: Subject, spoken: Iterable[str]) -> int:
    present = {plain(word) for word in spoken if word[0].isupper() or not word.isascii()} | set(spoken)
    return sum(name in present for name in set(subject.surnames))
