"""General English in one small file: how common a word is, and what parts of speech it can be."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a word form. `zipf` = log10 of its occurrences in 10^9 words of general English (0: unknown).

    `tags` are its possible parts of speech, likeliest first (letters: see tagging.py); `share` (0 to 1) is that of the first."""

    zipf: float
    tags: str
    share: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    entries: dict[str, Entry]
    singulars: dict[str, str]
    """Irregular plurals, 'matrices' -> 'matrix', and words that only look like plurals, 'physics' -> 'physics'."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The whole lexicon; about 40 ms the first time. data/README.md says where it comes from."""
    packed = files("aggregator.nomenclature").joinpath("data/lexicon.txt.gz").read_bytes()
    *groups, irregular = gzip.decompress(packed).decode("ascii", "replace").split("\n")
    entries: dict[str, Entry] = {}
    for group in groups:
        head, words = group.split("\t")
        entries |= dict.fromkeys(words.split(" "), _entry(head))
    pairs = (pair.split("=") for pair in irregular.split("\t")[1].split(" "))
    return Lexicon(entries, {plural: singular for plural, singular in pairs})


def _entry(head: str) -> Entry:
    """'29 NV7' -> zipf 5.8, noun before verb, the noun with 0.7."""
    fifths, tags = head.split(" ")
    if tags == "-":
        return Entry(int(fifths) / 5, "", 0.0)
    return Entry(int(fifths) / 5, tags[:-1], int(tags[-1]) / 10 + 0.05)
