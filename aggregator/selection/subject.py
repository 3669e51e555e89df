"""A paper as something to recognise: the names it goes by, and the words of its abstract by which it is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from aggregator.selection.lexicon import is_telling
from aggregator.selection.words import LOOKS_NAMED, SHORTEST_STEM, plain, stem, tokens
from sources.naming import CLIPPED, FIELD_ACRONYMS, other_names
from sources.queries import COMMON_WORDS, short_name
from sources.values import Paper

LONGEST_TITLE_NAME = 4
LONG_WORD = 7
"""Letters from which on a word may be heard as two."""

SHORTEST_PHRASE_WORDS = 4
"""'Attention Is All You Need' is a title nobody says by chance; 'Group Normalization' is the name of a thing."""

SMALL_WORDS = frozenset(["a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "via", "with"])
TITLE_WEIGHT, PAIR_WEIGHT = 2.0, 1.5
"""A word of the title counts twice; two words of the abstract side by side say more than either alone."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What to look for. All words lower case; `terms` are stems, or two stems with a blank between, with their weight."""

    arxiv_id: str
    title: str
    """Plain (see words.plain)."""
    phrases: tuple[str, ...]
    """The title and what follows its colon, plain, where they are too long to be said by chance."""
    short: str | None
    """As written: 'LoRA'."""
    names: tuple[str, ...]
    """The short name, and whatever else the paper or those who write about it call it."""
    forms: tuple[tuple[str, ...], ...]
    """Every spelling of the short name and its long forms, as words: ('resnet',), ('res', 'net'), ('residual', 'networks')."""
    generic: bool
    """Whether the name has become the name of a field or is an everyday word, and so is no proof of this paper."""
    title_stems: frozenset[str]
    """The words of the title that are not function words."""
    vocabulary: frozenset[str]
    """All stems of title and abstract but function words: what a page about the paper may well speak of."""
    terms: dict[str, float]
    joined: dict[str, str]
    """Two words written as one, with the term they are: 'finetun' for 'fin tun'."""
    broken: dict[str, dict[str, str]]
    """The other way round, as captions have it: {'skip': {'gram': 'skipgram'}}."""
    pieces: frozenset[str]
    """Every stem that a term or a joined pair is made of."""
    authors: tuple[str, ...]
    """Full names of two words and more, plain."""
    surnames: tuple[frozenset[str], ...]
    """Of the first and the last few authors, each in its spellings; none that is an everyday word."""
    published: str


CLIPPED_ENDING, CLIP = ("ization", "isation"), 4
"""How words end that are spoken short, and how many letters are left of them: 'normalization', 'norm'."""


@lru_cache(maxsize=64)
def subject_of(paper: Paper) -> Subject:
    """The subject of a paper, from its title, authors and abstract alone."""
    short, others = short_name(paper), other_names(paper)
    own = frozenset(word.lower() for word in tokens(short or ""))
    pairs = list(_pairs(paper, own))
    terms = _terms(paper, own) | {f"{stem(left)} {stem(right)}": PAIR_WEIGHT for left, right in pairs}
    joined = {stem(left + right): f"{stem(left)} {stem(right)}" for left, right in pairs}
    longs = tuple(_long_forms(paper, short))
    return Subject(
        arxiv_id=paper.arxiv_id,
        title=plain(paper.title),
        phrases=tuple(_phrases(paper.title)),
        short=short,
        names=(*([short] if short else []), *others),
        forms=forms_of(short, (*longs, *others)),
        generic=_is_generic(short, paper),
        title_stems=frozenset(stem(w) for w in plain(paper.title).split() if w not in COMMON_WORDS),
        vocabulary=frozenset(stem(w) for w in _plain_words(paper) if w not in COMMON_WORDS),
        terms=terms,
        joined=joined,
        broken=_broken(terms),
        pieces=frozenset(piece for term in terms for piece in term.split()) | frozenset(joined),
        authors=tuple(plain(name) for name in paper.authors if len(name.split()) > 1),
        surnames=_surnames(paper),
        published=(paper.published or "")[:10],
    )


def also_called(subject: Subject, names: tuple[str, ...]) -> Subject:
    """The subject with names that others have for it."""
    forms = [tuple(plain(name).split()) for name in names]
    forms += [heard for name in names for heard in _as_heard(name)]
    return replace(
        subject,
        names=(*subject.names, *names),
        forms=tuple(dict.fromkeys((*subject.forms, *forms))),
        generic=subject.generic and not names,
    )


def _phrases(title: str) -> Iterator[str]:
    _, _, tail = title.partition(": ")
    yield from (
        phrase for phrase in (plain(title), plain(tail)) if len(phrase.split()) >= SHORTEST_PHRASE_WORDS
    )


def _broken(terms: dict[str, float]) -> dict[str, dict[str, str]]:
    """Every way to write a long word as two, by its first part."""
    broken: dict[str, dict[str, str]] = defaultdict(dict)
    for term in terms:
        if len(term) >= LONG_WORD and term.isalpha():
            for at in range(SHORTEST_STEM, len(term) - 1):
                broken[term[:at]][stem(term[at:])] = term
    return dict(broken)


def _plain_words(paper: Paper) -> list[str]:
    return plain(f"{paper.title} {paper.abstract}").split()


def forms_of(short: str | None, longs: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The short name whole, cut at its capitals ('Res Net'), spelt out ('g q a', as captions have it), and the long forms."""
    spellings: list[tuple[str, ...]] = []
    if short:
        whole = tuple(word.lower() for word in tokens(short))
        spellings += [whole, ("".join(whole),)]
        if len(whole) == 1:
            spellings += list(_as_heard(short))
    spellings += [tuple(plain(long).split()) for long in longs]
    spellings += [clipped for form in spellings for clipped in _clipped(form)]
    return tuple(dict.fromkeys(form for form in spellings if form))


def _clipped(form: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """How people shorten a name of two words: 'batch norm' and 'BatchNorm' for batch normalization."""
    if len(form) == 2 and form[1].endswith(CLIPPED_ENDING):
        short = form[1][:CLIP]
        yield from ((form[0], short), (form[0] + short,))


def _as_heard(short: str) -> Iterator[tuple[str, ...]]:
    """'res net', 'l o r a', 'word to vec'."""
    if spoken := re.fullmatch(r"([A-Za-z]{2,})2([A-Za-z]{2,})", short):
        yield (spoken[1].lower(), "to", spoken[2].lower())
    cut = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+", short)
    if 1 < len(cut) <= 3 and all(len(piece) > 1 for piece in cut):
        yield tuple(piece.lower() for piece in cut)
    if re.fullmatch(r"[A-Za-z]{3,5}", short) and sum(c.isupper() for c in short) >= 2:
        yield tuple(short.lower())


def _long_forms(paper: Paper, short: str | None) -> Iterator[str]:
    """What the short name stands for, and the title or its head where that is short enough to be a name."""
    for adjective, clip in CLIPPED.items():
        if short and short.lower() == f"{clip}net".lower():
            yield from (f"{adjective} {noun}" for noun in ("net", "nets", "network", "networks"))
    if short and sum(c.isupper() for c in short) > 1:
        yield from _spelt_out(short, f"{paper.title}. {paper.abstract}")
    head, _, rest = paper.title.partition(":")
    if 2 <= len(tokens(head)) <= LONGEST_TITLE_NAME or (rest and not short):
        yield head
    if not short:
        yield from (w for w in tokens(paper.title) if LOOKS_NAMED.fullmatch(w) and w not in FIELD_ACRONYMS)


def _spelt_out(short: str, text: str) -> Iterator[str]:
    """Every run of words that begin like the pieces of the name from capital to capital: Lo-R-A, 'Low-Rank Adaptation'."""
    pieces = [piece.lower() for piece in re.findall(r"[A-Z][a-z]*", short)]
    for clause in re.split(r"[.,;:()!?]", text):
        words = [word.lower() for word in tokens(clause)]
        for start in range(len(words)):
            if run := _spelling_run(words[start:], pieces):
                yield run


def _spelling_run(words: list[str], pieces: list[str]) -> str | None:
    """The words from the first that spell the pieces, one each; small words between them may be left out."""
    spelt = 0
    for count, word in enumerate(words[: 2 * len(pieces)], start=1):
        if word.startswith(pieces[spelt]):
            spelt += 1
        elif spelt == 0 or word not in SMALL_WORDS:
            return None
        if spelt == len(pieces):
            return " ".join(words[:count])
    return None


def _is_generic(short: str | None, paper: Paper) -> bool:
    """'Transformer', 'GAN', 'DDPM': known to belong to a field, or written like a word and not the head of the title."""
    if not short or short in FIELD_ACRONYMS:
        return True
    like_a_word = bool(re.fullmatch(r"[A-Z][a-z]+", short)) and not paper.title.startswith(short)
    never_written = short.lower() not in f"{paper.title} {paper.abstract}".lower()
    return like_a_word or (never_written and short.isupper())


def _terms(paper: Paper, own: frozenset[str]) -> dict[str, float]:
    in_title = {stem(word) for word in plain(paper.title).split()}
    return {
        stem(word): TITLE_WEIGHT if stem(word) in in_title else 1.0
        for word in _plain_words(paper)
        if is_telling(word) and word not in own
    }


def _pairs(paper: Paper, own: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Neighbours within a clause, neither a function word nor of the name."""
    for clause in re.split(r"[.,;:()!?\"“”]|\s-+\s|--+", f"{paper.title}. {paper.abstract}"):
        words = plain(clause).split()
        for left, right in pairwise(words):
            if _may_pair(left, own) and _may_pair(right, own):
                yield left, right


def _may_pair(word: str, own: frozenset[str]) -> bool:
    return word not in COMMON_WORDS and not word.isdigit() and len(word) > 1 and word not in own


def _surnames(paper: Paper) -> tuple[frozenset[str], ...]:
    """With and without accents and capitals."""
    people = dict.fromkeys([*paper.authors[:4], *paper.authors[-2:]])
    names = [tokens(person)[-1] for person in people if tokens(person)]
    return tuple(
        frozenset({name, name.lower(), plain(name), plain(name).capitalize()})
        for name in dict.fromkeys(names)
        if len(name) > 2 and is_telling(plain(name))
    )
