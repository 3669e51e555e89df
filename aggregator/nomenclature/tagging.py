"""Which part of speech a word has here: a greedy bigram tagger that looks one word ahead.

Letters: N noun, S plural noun, E name, V verb (base), Z verb (3rd person), D past, P participle, G -ing form, J adjective,
K comparative or superlative, R adverb, C number, L letter, T determiner, I preposition, O 'to', M modal, B be, H have/do,
U pronoun, W wh-word, A conjunction, X not, '.' whatever ends a phrase.

A hidden Markov model in miniature (Church 1988, "A stochastic parts program"): the lexicon gives P(tag | word), the table
below P(next tag | tag). Decisions depend on (previous tag, this word's class, next word's class) only, so they are kept.
"""

from __future__ import annotations

from functools import lru_cache

from aggregator.nomenclature.tokens import Word

_FOLLOWERS = {
    "T": "N45 S12 J20 E8 C4 P3 G3 R3 K2",
    "I": "T38 N16 S9 E9 J9 G7 C4 U4 W2 P1 R1 K1",
    "O": "V60 T15 B7 N4 E4 J3 H3 S2 G1 R2",
    "M": "V50 B20 R10 X10 H5 U3",
    "B": "P28 J14 T14 R12 G8 I8 X5 N4 C1 S1 A1 O2",
    "H": "P30 T18 R8 B6 X6 O4 U5 V6 N4 J4 S3",
    "U": "V22 Z14 D14 B14 M12 H10 R5 I3 .3 N1 S1 O1",
    "W": "U18 B14 T12 Z12 D8 V8 N7 M7 S5 H4 E4 J3 G1",
    "N": ".22 I22 N15 A6 Z5 B6 S9 D4 O3 M3 P3 W3 R3 H2 V1 G2 J1 U1 T1 E1 C1",
    "S": ".24 I22 A7 V7 B7 D4 P4 M4 W4 O3 R3 H3 N2 G2 J1 T1 U2",
    "E": "E20 .22 N12 I9 A6 Z5 D5 B5 S6 M2 H2 J1 V1",
    "V": "T32 I12 N10 S8 J8 O6 U7 R6 P3 G3 W3 E4 C2 .3",
    "Z": "T30 I12 N9 O9 J7 R6 S5 W4 P3 E3 U3 G2 C2",
    "D": "T30 I16 N8 O7 R6 S5 J5 U5 W3 E3 C3 P2 G1",
    "P": "I40 N12 O8 T8 S8 .6 R5 A4 J2 G1",
    "G": "T24 N20 S13 I12 J7 O4 R3 U3 A3 E3 W2 .5",
    "J": "N48 S20 J6 .6 I6 A5 O3 G2 E2 P1 C1 T1",
    "K": "I25 N20 J12 S8 .8",
    "R": "J18 P14 V12 .10 I10 D8 Z7 R6 T6 G4 K3 U3 N2 A2 S1 O1",
    "C": "N35 S30 I8 .8 C5 J4 A4 G1 P1",
    "L": "N15 S5 .30 A8 I10 B6 Z5 L10",
    "A": "N22 T16 J12 S10 E8 V7 R6 U6 G5 I5 Z4 D4 P3 O2 B2 W2 M1 H1",
    "X": "V30 P8 T10 J8 R10 O5 I4 B6 N3",
    ".": "T20 I12 E10 N9 U9 R8 A7 S6 J6 G4 V4 W4 C3 P2 O2",
}
"""Per tag, what follows it how often in a hundred: our own round estimates for expository English."""

_RARE = 0.3
_NEXT = {tag: {pair[0]: float(pair[1:]) for pair in row.split()} for tag, row in _FOLLOWERS.items()}


class Tagger:
    """Remembers its decisions; one per run of the engine is enough."""

    def __init__(self) -> None:
        self._decided: dict[tuple[str, str, float, str], str] = {}

    def tags(self, words: list[Word]) -> list[str]:
        """One letter per word."""
        if not words:
            return []
        out: list[str] = []
        previous = "."
        decided = self._decided
        following = [word.tags for word in words[1:]]
        following.append(".")
        for word, after in zip(words, following, strict=True):
            classes = word.tags
            if len(classes) == 1:
                previous = classes
            else:
                key = (previous, classes, word.share, after)
                tag = decided.get(key)
                if tag is None:
                    tag = decided[key] = _decide(*key)
                previous = tag
            out.append(previous)
        return out


def _decide(previous: str, classes: str, share: float, after: str) -> str:
    weights = _shares(classes, share)
    best, best_score = classes[0], -1.0
    for tag, weight in weights.items():
        to_here = _NEXT[previous].get(tag, _RARE)
        score = weight * to_here * _onwards(tag, after)
        if score > best_score:
            best, best_score = tag, score
    return best


@lru_cache(maxsize=10_000)
def _onwards(tag: str, after: str) -> float:
    """How well a tag goes with what the next word can be."""
    following = _NEXT[tag]
    return sum(part * following.get(follower, _RARE) for follower, part in _shares(after, 0.6).items())


def _shares(classes: str, share: float) -> dict[str, float]:
    """P(tag | word): the first has `share`, each further one twice what the next has."""
    rest = classes[1:]
    if not rest:
        return {classes: 1.0}
    unit = (1 - share) / (2 ** len(rest) - 1)
    return {classes[0]: share} | {tag: unit * 2 ** (len(rest) - 1 - place) for place, tag in enumerate(rest)}
