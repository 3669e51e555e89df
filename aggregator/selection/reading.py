"""A text seen through a paper's eyes: where it speaks of the paper, how densely, and how much of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, islice, pairwise

from aggregator.selection.headline import Headline, is_namesake, same_word
from aggregator.selection.lexicon import OPERATING_WORDS, SCHOLARLY_WORDS
from aggregator.selection.stretches import Stretch, stretches
from aggregator.selection.subject import Subject
from aggregator.selection.words import plain, stem
from sources.values import Document

TREATS = 4.0
"""The weight of distinct terms from which on a window treats the paper; a mention of its name counts for two."""

NAME_WEIGHT = 2.0

FIRST_WINDOWS = 4
"""As much as is read of a text that cannot be about the paper."""

ARXIV_ID = re.compile(r"arxiv(?:\.org/(?:abs|pdf|html|e-print)/|:\s?)([a-z.-]+/\d{7}|\d{4}\.\d{4,5})")


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
    others_said: int
    """How often it says one of the other names in its headline, the one it says most."""
    operating: float
    scholarly: float
    """Words of operating software, and of discussing papers, per thousand."""

    @property
    def is_recording(self) -> bool:
        return any(window.start_seconds is not None for window in self.windows)

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


def covered(subject: Subject, terms: Iterable[str]) -> float:
    """The weighted share of the paper's terms, from 0 to 1."""
    return sum(subject.terms[term] for term in terms) / max(1.0, sum(subject.terms.values()))


@dataclass(slots=True)
class Reader:
    """Reads many texts for one paper; remembers which words matter, so that each is looked at once."""

    subject: Subject
    seen: set[str] = field(default_factory=set)
    roots: dict[str, str] = field(default_factory=dict)
    """The words that belong to a term, as written, with their stem."""
    heads: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """The words with which forms of the name may begin, with those forms."""
    breaks: dict[str, dict[str, str]] = field(default_factory=dict)
    """The words that may be the first part of a term, with what must follow."""
    known: set[str] = field(default_factory=set)
    """All of these."""

    def read(self, document: Document, headline: Headline, extra: str = "") -> Reading:
        """What `document` has of the paper; `extra` is text beside it (a snippet), searched for identifiers only.

        A text that cannot turn out to be about the paper (see `_may_be`) is not read to its end."""
        beside = " ".join((document.title, document.description or "", extra, *document.links)).lower()
        low = document.text.lower()
        ids = tuple(dict.fromkeys(_ids(beside) + _ids(low)))
        named = bool(headline.named or headline.whole_title)
        may_be = named or self._may_be(headline, document, low, ids)
        parts = list(islice(stretches(document.segments), None if may_be else FIRST_WINDOWS))
        spoken = set().union(*(part.words for part in parts))
        self._learn(spoken)
        windows = tuple(self._window(part) for part in parts)
        operating, scholarly = _rates(parts) if named else (0.0, 0.0)
        return Reading(
            words=sum(window.words for window in windows),
            windows=windows,
            ids=ids,
            title_said=_says_title(self.subject, parts, low)
            or _has_a_phrase(self.subject, plain(document.description or "")),
            surnames=_surnames(self.subject, spoken, f" {plain(beside)} "),
            others_said=max((low.count(name.lower()) for name in headline.others), default=0),
            operating=operating,
            scholarly=scholarly,
        )

    def _may_be(self, headline: Headline, document: Document, low: str, ids: Collection[str]) -> bool:
        """Whether what its headline does not name may be about the paper: as a whole, or a recording by a passage."""
        if self.subject.arxiv_id in ids:
            return True
        by_passage = document.kind == "video" and not self.subject.generic
        return (bool(headline.title_share) or by_passage) and mentions(self.subject, low)

    def _learn(self, spoken: set[str]) -> None:
        """Looks up the words not met before."""
        begins = {form[0] for form in self.subject.forms}
        for word in spoken - self.seen:
            low = word.lower()
            if (root := stem(low)) in self.subject.pieces:
                self.roots[word] = root
            if rest := self.subject.broken.get(low):
                self.breaks[word] = rest
            if low in begins or low.removesuffix("s") in begins or low + "s" in begins:
                self.heads[word] = tuple(form for form in self.subject.forms if same_word(low, form[0]))
        self.seen |= spoken
        self.known = self.roots.keys() | self.heads.keys() | self.breaks.keys()

    def _window(self, part: Stretch) -> Window:
        subject, roots, heads, breaks = self.subject, self.roots, self.heads, self.breaks
        hits = list(compress(enumerate(part.words), map(self.known.__contains__, part.words)))
        stems = [(i, roots[word]) for i, word in hits if word in roots]
        terms = {root for _, root in stems if root in subject.terms}
        terms |= {subject.joined[root] for _, root in stems if root in subject.joined}
        pairs = (f"{a} {b}" for (i, a), (j, b) in pairwise(stems) if j == i + 1)
        terms |= {pair for pair in pairs if pair in subject.terms}
        halves = [(breaks[a], stem(b)) for i, a in hits if a in breaks for b in part.words[i + 1 : i + 2]]
        terms |= {rest[half] for rest, half in halves if half in rest}
        names = sum(_named_at(subject, part.words, i, heads[word]) for i, word in hits if word in heads)
        weight = sum(subject.terms[term] for term in terms) + NAME_WEIGHT * min(2, names)
        return Window(len(part.words), part.start_seconds, part.end_seconds, frozenset(terms), names, weight)


def _ids(low: str) -> list[str]:
    return ARXIV_ID.findall(low) if "arxiv" in low else []


def mentions(subject: Subject, low: str) -> bool:
    """Whether the name or the title may stand in a text; quick, and rather once too often than once too seldom."""
    said = (glue.join(form) for form in subject.forms for glue in (" ", "-", ""))
    return any(name in low for name in said) or all(word in low for word in subject.title.split())


def _named_at(subject: Subject, words: Sequence[str], at: int, forms: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a form of the name begins at a place; as in headlines, other capitals inside it are another name."""
    for form in forms:
        said = words[at : at + len(form)]
        if len(said) == len(form) and all(
            same_word(word.lower(), part) and not is_namesake(word, part, subject.short)
            for word, part in zip(said, form, strict=True)
        ):
            return True
    return False


def _has_a_phrase(subject: Subject, said: str) -> bool:
    return any(phrase in said for phrase in subject.phrases)


def _says_title(subject: Subject, parts: Sequence[Stretch], low: str) -> bool:
    """Whether it has the paper's title; across the seam of two windows too."""
    if not any(all(word in low for word in phrase.split()) for phrase in subject.phrases):
        return False
    seams = (left.words[-20:] + right.words[:20] for left, right in pairwise(parts))
    runs = (*(part.words for part in parts), *seams)
    return any(_has_a_phrase(subject, " ".join(words).lower()) for words in runs)


def _surnames(subject: Subject, spoken: Collection[str], beside: str) -> int:
    return sum(
        any(form in spoken or f" {plain(form)} " in beside for form in forms) for forms in subject.surnames
    )


def _rates(parts: Sequence[Stretch]) -> tuple[float, float]:
    """Words of operating software and of discussing papers, per thousand."""
    counts = Counter(chain.from_iterable(part.words for part in parts))
    total = max(1, counts.total())

    def rate(words: frozenset[str]) -> float:
        return 1000 * sum(counts[word] + counts[word.capitalize()] for word in words) / total

    return rate(OPERATING_WORDS), rate(SCHOLARLY_WORDS)
