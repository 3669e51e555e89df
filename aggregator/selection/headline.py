"""What a headline says it is about: this paper, something named after it, something else, or nothing in particular."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from aggregator.selection.lexicon import BUILDING_WORDS, GENRE_WORDS, MANY_WORDS, TOOLS, UNITS, USE_WORDS
from aggregator.selection.subject import Subject
from aggregator.selection.words import LOOKS_NAMED, TOKEN, plain, stem
from sources.naming import FIELD_ACRONYMS
from sources.queries import COMMON_WORDS

SITE_TAIL = re.compile(
    r"(?<=\S)\s+[|·]\s+[^|·]{1,30}$|(?<=\S)\s+[–—-]{1,2}\s+[^–—-]{1,30}(?:blog|Blog|\.\w{2,5})$"
)
"""' | Site name' at the end of a page's title."""

SUCCESSOR = re.compile(r"[vV]?[2-9](?:\.\d)?|I{2,3}")
"""'FlashAttention-2', 'YOLO v3': the next of a name. Larger numbers are sizes and years: ResNet-50."""


CITED = re.compile(r"\b([A-Z][\w'’-]+)(?:,? (?:and|&) [A-Z][\w'’-]+)?,? et al\b")
"""'(Santurkar et al., 2018)': whose paper it is about."""


ORDINARY = GENRE_WORDS | COMMON_WORDS
"""What may stand beside a name without making another of it."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What a title names. `rivals` are made from the paper's name (QLoRA, Vision Transformer); `foreign` are other names."""

    whole_title: bool = False
    named: str | None = None
    """The paper's name as it stands there; None where only rivals bear it."""
    named_first: bool = False
    """Whether no other name comes before it."""
    title_share: float = 0.0
    rivals: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    first_name: str | None = None
    """The first of all names in it, whosesoever."""
    other: tuple[str, ...] = ()
    """Words of substance that the paper's title and abstract do not have."""
    use: bool = False
    many: bool = False
    by_author: bool = False
    """Whether it has the full name of one of the authors."""
    cites: str | None = None
    """The first author of another paper that it cites."""
    builds: bool = False
    """Whether it announces an implementation: code that explains, not use."""

    @property
    def others(self) -> tuple[str, ...]:
        """All names but the paper's."""
        return (*self.rivals, *self.foreign)

    @property
    def strength(self) -> float:
        """From 0 (says nothing of the paper) to 1 (carries its title)."""
        if self.whole_title:
            return 1.0
        if not self.named:
            return 0.0 if self.others else 0.5 * self.title_share
        lost = 0.08 * min(3, len(self.other)) + 0.12 * min(3, len(self.others))
        lost += 0.25 * self.use + 0.25 * (not self.named_first)
        return max(0.15, 0.9 - lost)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a headline as written, and whether a hyphen joins it to the one before."""

    raw: str
    joined: bool

    @property
    def low(self) -> str:
        return self.raw.lower()


@lru_cache(maxsize=1 << 13)
def _words_of(title: str) -> tuple[_Word, ...]:
    text = SITE_TAIL.sub("", html.unescape(title))
    found = list(TOKEN.finditer(text))
    return tuple(_Word(m[0], m.start() > 0 and text[m.start() - 1] in "-‐‑.") for m in found)


def read_headline(subject: Subject, titles: Sequence[str | None]) -> Headline:
    """The most telling of several titles of one thing (as found, as its own page has it)."""
    readings = [_read(subject, title) for title in dict.fromkeys(titles) if title]
    return max(readings, key=lambda h: h.strength, default=Headline())


def _read(subject: Subject, title: str) -> Headline:
    words = _words_of(title)
    own, rivals = _own_and_rivals(subject, words)
    foreign = _foreign(subject, words, own, rivals)
    first = min(own, default=len(words))
    low = {word.low for word in words}
    beside = low - set(subject.title.split())
    return Headline(
        whole_title=_has_whole_title(subject, title),
        named=_as_written(words, own),
        named_first=bool(own) and all(first < i for i in [*rivals, *foreign]),
        title_share=_title_share(subject, low),
        rivals=tuple(rivals.values()),
        foreign=tuple(dict.fromkeys(foreign.values())),
        first_name=min((rivals | foreign).items(), default=(0, None))[1],
        other=_other(subject, words, {*own, *rivals, *foreign}),
        use=bool(beside & USE_WORDS),
        many=bool(beside & MANY_WORDS),
        cites=_cites_another(subject, title),
        by_author=any(f" {author} " in f" {plain(title)} " for author in subject.authors),
        builds=bool(low & BUILDING_WORDS),
    )


def _cites_another(subject: Subject, title: str) -> str | None:
    cited = CITED.search(title)
    own = {author.split()[-1] for author in subject.authors}
    return cited[1] if cited and own and plain(cited[1]) not in own else None


def _as_written(words: Sequence[_Word], own: set[int]) -> str | None:
    """The first run of the name's words: 'Low-Rank Adaptation', 'LoRA'."""
    if not own:
        return None
    first = min(own)
    last = next(i for i in range(first, len(words) + 1) if i not in own)
    run = words[first:last]
    return run[0].raw + "".join(("-" if word.joined else " ") + word.raw for word in run[1:])


def _has_whole_title(subject: Subject, title: str) -> bool:
    said = plain(title)
    return any(phrase in said for phrase in subject.phrases)


def _own_and_rivals(subject: Subject, words: Sequence[_Word]) -> tuple[set[int], dict[int, str]]:
    """Where the paper's name stands alone, and where in or beside it something makes another name of it."""
    own: set[int] = set()
    rivals: dict[int, str] = {}
    for at, length in _places(subject, words):
        if compound := _compound(subject, words, at, length):
            rivals[at] = compound
        else:
            own.update(range(at, at + length))
    for i, word in enumerate(words):
        if i not in own and i not in rivals and _contains_name(subject, word):
            rivals[i] = word.raw
    return own, rivals


def _places(subject: Subject, words: Sequence[_Word]) -> list[tuple[int, int]]:
    """(index, length) of every form of the name, the longest at each place."""
    places = []
    for at in range(len(words)):
        lengths = [len(form) for form in subject.forms if _stands_at(form, words, at, subject.short)]
        if lengths:
            places.append((at, max(lengths)))
    return places


def _stands_at(form: tuple[str, ...], words: Sequence[_Word], at: int, short: str | None) -> bool:
    if len(words) < at + len(form) or words[at].low[0] != form[0][0]:
        return False
    for part, word in zip(form, words[at:], strict=False):
        low = word.low if part[-1].isdigit() else re.sub(r"(?<=[a-z])\d+$", "", word.low)
        if not same_word(low, part) or is_namesake(word.raw, part, short):
            return False
    return True


def same_word(low: str, part: str) -> bool:
    """Equal but for a plural, for British spelling, or for 'nets' in place of 'networks'."""
    if low == part or low == part + "s" or low + "s" == part:
        return True
    return _folded(low) == _folded(part)


@lru_cache(maxsize=1 << 12)
def _folded(word: str) -> str:
    single = word.removesuffix("s") if len(word) > 3 else word
    return "net" if single == "network" else single.replace("isation", "ization").replace("ise", "ize")


def is_namesake(raw: str, part: str, short: str | None) -> bool:
    """'LoRa' is not 'LoRA': written with capitals of its own where the name has others."""
    if not short or part != short.lower():
        return False
    bare = raw[: len(short)]
    return bare != short and bare not in (short.lower(), short.upper(), short.capitalize())


def _compound(subject: Subject, words: Sequence[_Word], at: int, length: int) -> str | None:
    """'Vision Transformer', 'Transformer-XL', 'Anime Character LoRA': the name with a word that makes it another's."""
    name = " ".join(word.raw for word in words[at : at + length])
    if at > 0 and _modifies(subject, words[at - 1], words[at].joined):
        return f"{words[at - 1].raw}{'-' if words[at].joined else ' '}{name}"
    successor = _successor(subject, words, at + length)
    if successor is not None:
        return f"{name}{successor}"
    after = words[at + length] if at + length < len(words) else None
    if after and re.fullmatch(r"[A-Z]{1,3}\d?|\d?[A-Z]{1,2}", after.raw) and after.raw not in TOOLS:
        in_vocabulary = stem(after.low) in subject.vocabulary or after.low in ORDINARY
        return None if in_vocabulary else f"{name}{'-' if after.joined else ' '}{after.raw}"
    return None


def _successor(subject: Subject, words: Sequence[_Word], end: int) -> str | None:
    """The number by which a name that ends there is the name of a later one; '' where it stands in the name itself ('GAN2')."""
    last = words[end - 1]
    if re.search(r"[A-Za-z][2-9]$", last.raw) and all(form[-1] != last.low for form in subject.forms):
        return ""
    if end >= len(words) or not SUCCESSOR.fullmatch(words[end].raw):
        return None
    if words[end].joined:
        return f"-{words[end].raw}"
    follows = words[end + 1].low if end + 1 < len(words) else ""
    return None if follows.endswith("s") or follows in UNITS else f" {words[end].raw}"


def _modifies(subject: Subject, word: _Word, joined: bool) -> bool:
    if word.low in ORDINARY or word.low in MANY_WORDS or word.raw in TOOLS or word.low.isdigit():
        return False
    if stem(word.low) in subject.vocabulary or (len(word.low) < 2 and not joined):
        return False
    return not word.low.endswith("ing")


def _contains_name(subject: Subject, word: _Word) -> bool:
    """'QLoRA', 'DistilBERT', 'WGAN': a name of the paper's within a longer word."""
    short = (subject.short or "").lower()
    within = any(
        len(name) > 2 and name in word.low and word.low.removesuffix("s") != name
        for name in map(str.lower, subject.names)
    )
    return (within and word.raw not in TOOLS) or is_namesake(word.raw, word.low[: len(short)], subject.short)


def _foreign(
    subject: Subject, words: Sequence[_Word], own: set[int], rivals: dict[int, str]
) -> dict[int, str]:
    """Names that are neither the paper's nor made from it; those its own abstract has count only where the paper is not named."""
    loud = [word.raw.isupper() and len(word.raw) > 1 for word in words]
    shouted = sum(loud) > len(words) / 2
    return {
        i: word.raw
        for i, word in enumerate(words)
        if not shouted
        and i not in own
        and i not in rivals
        and LOOKS_NAMED.fullmatch(word.raw)
        and word.raw not in TOOLS
        and word.raw.removesuffix("s") not in FIELD_ACRONYMS
        and word.low not in ORDINARY
        and not (loud[i] and len(word.raw) > 3 and any(loud[max(0, i - 1) : i] + loud[i + 1 : i + 2]))
        and not (own and stem(word.low) in subject.vocabulary)
        and stem(word.low) not in subject.title_stems
    }


def _other(subject: Subject, words: Sequence[_Word], named: set[int]) -> tuple[str, ...]:
    return tuple(
        word.raw
        for i, word in enumerate(words)
        if i not in named
        and len(word.low) > 2
        and not word.low.isdigit()
        and word.low not in ORDINARY
        and word.low not in USE_WORDS
        and word.raw not in TOOLS
        and stem(word.low) not in subject.vocabulary
    )


def _title_share(subject: Subject, low: set[str]) -> float:
    stems = {stem(word) for word in low}
    return len(stems & subject.title_stems) / max(2, len(subject.title_stems))
