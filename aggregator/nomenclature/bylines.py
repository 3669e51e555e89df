"""Who wrote and what it is called: names of persons and titles of works, which are no nomenclature.

The names come from what is known of the paper and its sources, and from the texts' own citations ('Smith et al.',
'Smith and Jones (2015)')."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aggregator.nomenclature.given_names import GIVEN_NAMES
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.tokens import Word

_NAME = r"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?"
_CITED = re.compile(
    rf"(?:({_NAME}) )?({_NAME})(?: [A-Z]\.)? et al$|({_NAME})(?:,? and |,? & )({_NAME})(?:,| in)? \(?(?:19|20)\d\d$"
)
_INITIALS = r"[A-Z]\.[ -]?(?:[A-Z]\.[ -]?){0,2}"
_LISTED = re.compile(rf"{_INITIALS} ?{_NAME}(?:,? (?:and |& )?{_INITIALS} ?{_NAME})+")
"""'S. Miller, T. K. Jones and R. Smith'."""
_SIGN_OF_CITATION = re.compile(r"et al\b|1(?<!\w1)9\d\d|2(?<!\w2)0\d\d")
_JOINTS = ("et al", "and ", "& ")
"""One of these stands in every citation that is looked for; most years are of no use."""
_WITH_OTHERS = re.compile(r" and (?:his |her |their )?(?:colleagues|co-?workers|co-?authors)\b")
"""As it is said in talks: 'smith and colleagues'."""
_FULL_NAME = rf"{_NAME} (?:[A-Z]\.? )?{_NAME}"
_BY = re.compile(
    rf"[BbA](?<!\w[BbA])(?:(?<=[Bb])y|(?<=A)uthors?:) ({_FULL_NAME}(?:(?:,? and |, ){_FULL_NAME})+)"
)
_COMMA = re.compile(r",? and |, ")
_LEAST_STRANGE = 2
_FULL = re.compile(rf"\b{_NAME}\b")
_LAST_WORD = re.compile(r"[^\W\d_]{3,}$")
_LONGEST_CITATION = 60
"""Characters in which the names stand before it."""
_MIN_TITLE_WORDS = 4
_WORD = re.compile(r"[^\W_]+")
_SUBTITLE = re.compile(r"[:–—]\s+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names of the people who wrote the paper and its sources, and the titles of the paper."""

    people: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Single words, and first with last names, in small letters, that name persons."""

    words: frozenset[str]
    full_names: frozenset[str]
    begins: frozenset[str]
    """The first words of all names: most words can be passed by at once."""
    of_a_paper: bool = False
    """The texts are about a paper, so that nobody is their subject: there a given name is enough ('Laura Miller')."""

    def has(self, words: Sequence[Word]) -> bool:
        """True if the words name a person and nothing else."""
        if words[0].low.removesuffix("'s") not in self.begins:
            return False
        low = [word.low.removesuffix("'s") for word in words]
        if self.of_a_paper and low[0] in GIVEN_NAMES:
            return not any(_is_known(word) for word in low[1:])
        return self.words.issuperset(low) or " ".join(low) in self.full_names


def people(byline: Byline, cited: Iterable[str], *, of_a_paper: bool = False) -> People:
    """Those of the byline and the cited authors, as far as no common word is their name."""
    names = [_WORD.findall(name.lower()) for name in byline.people]
    words = {word for name in names for word in name if len(word) > 2} | set(cited)
    unknown = frozenset(word for word in words if not _is_known(word))
    full = {f"{first} {name[-1]}" for name in names for first in name[:-1] if unknown & {first, name[-1]}}
    begins = GIVEN_NAMES | unknown | {name.split(" ")[0] for name in full}
    return People(unknown, frozenset(full), begins, of_a_paper)


def cited_names(text: str) -> set[str]:
    """The authors that a text cites, in small letters.

    >>> sorted(cited_names("Unlike Smith et al., Jones & Miller (2015) say so."))
    ['jones', 'miller', 'smith']
    """
    names: set[str] = set()
    for others in _WITH_OTHERS.finditer(text):
        last = _LAST_WORD.search(text, max(0, others.start() - _LONGEST_CITATION), others.start())
        names |= {last[0].lower()} if last else set()
    for listed in _LISTED.finditer(text):
        names |= {name.lower() for name in _FULL.findall(listed[0])}
    for sign in _SIGN_OF_CITATION.finditer(text):
        before = text[max(0, sign.start() - _LONGEST_CITATION) : sign.end()]
        found = _CITED.search(before) if any([joint in before for joint in _JOINTS]) else None
        names |= {name.lower() for name in found.groups() if name} if found else set()
    return names


def named_authors(text: str) -> set[str]:
    """Full names in a list of authors: 'by Ada Miller, Tom Jones and Eve Sun'.

    At least half of them, and two unless it has a given name, must be of no common word: a list of methods has such words."""
    authors: set[str] = set()
    for found in _BY.finditer(text):
        names = _COMMA.split(found[1])
        words = [name.lower().split() for name in names]
        strange = sum([not any(_is_known(word) for word in name) for name in words])
        given = any(name[0] in GIVEN_NAMES for name in words)
        if strange >= max(1 if given else _LEAST_STRANGE, len(names) / 2):
            authors.update(names)
    return authors


def title_pattern(titles: Iterable[str]) -> re.Pattern[str] | None:
    """Finds the titles, or what follows their colon, however they are set; None if all are too short to tell from a term.

    What stands before the colon is the name of a thing, and said of it: it stays."""
    parts = {part for title in titles for part in _SUBTITLE.split(title)}
    long = [words for part in parts if len(words := _WORD.findall(part)) >= _MIN_TITLE_WORDS]
    if not long:
        return None
    long.sort(key=lambda words: (-len(words), words))
    return re.compile(
        r"\b(?:" + "|".join(r"[\W_]{1,3}".join(words) for words in long) + r")\b", re.IGNORECASE
    )


_OF_A_PAPER = re.compile(r"paper\b|et al\b|arXiv\b")


def speaks_of_a_paper(text: str) -> bool:
    """True if a paper, or the authors of one, are spoken of."""
    return _OF_A_PAPER.search(text) is not None


def _is_known(word: str) -> bool:
    entry = lexicon().entries.get(word)
    return entry is not None and entry.tags[:1] not in ("", "E")
