"""What counts as one term: the key that all its forms share.

Word by word: case, plural, hyphen and British spelling (`folded`). Over all candidates of a set of texts: joined and spaced
writing (softmax, soft max), code names (DotProductAttention), '-headed' for '-head', names spoken short (batch norm), and
acronyms for what they stand for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.function_words import TAG_OF
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.lexicon import lexicon

_HUMPS = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|\d+")
_MIN_JOINED = 6
"""Letters a word must have to count as two words joined: 'to day' never meets 'today'."""
_COMMON_ZIPF = 4.3
"""Words more common than this are no technical compound: 'out put' is one, 'every one' is none."""


def merged(candidates: dict[str, Candidate], word_counts: Mapping[str, int]) -> dict[str, Candidate]:
    """The candidates with those joined that differ by a space, a hump, an '-ed' or a clipped last word only. `word_counts`: all words, by key."""
    renamed = _renamed(candidates, word_counts)
    if not renamed:
        return candidates
    out: dict[str, Candidate] = {}
    for key, candidate in candidates.items():
        target = renamed.get(key, key)
        if target in out:
            out[target].absorb(candidate)
        else:
            candidate.key = target
            out[target] = candidate
    return out


def _renamed(candidates: dict[str, Candidate], word_counts: Mapping[str, int]) -> dict[str, str]:
    """Old key -> new key."""
    joined = _joined_pairs(candidates, word_counts)
    apart = {together: " ".join(pair) for pair, together in joined.items()}
    renamed: dict[str, str] = {}
    for key, candidate in candidates.items():
        new = _camel(key, candidate, candidates) or _headed(key, candidates) or key
        new = apart.get(new, new)
        new = (
            _in_full(new, candidates)
            or _unknown_plural(new, candidates)
            or (new in candidates and _as_noun(new, candidates))
            or new
        )
        if joined and " " in new:
            new = _join(new, joined)
        if new != key:
            renamed[key] = new
    return renamed


def _joined_pairs(candidates: Iterable[str], word_counts: Mapping[str, int]) -> dict[tuple[str, str], str]:
    """('soft', 'max') -> 'softmax' for every pair that is also met in one word."""
    neighbours = {pair for key in candidates if " " in key for pair in pairwise(key.split(" "))}
    return {(left, right): left + right for left, right in neighbours if _is_joined(left, right, word_counts)}


def _is_joined(left: str, right: str, word_counts: Mapping[str, int]) -> bool:
    joined = left + right
    if len(joined) < _MIN_JOINED or joined not in word_counts or min(len(left), len(right)) < 2:
        return False
    entry = lexicon().entries.get(joined)
    return entry is None or entry.zipf <= _COMMON_ZIPF


def _join(key: str, pairs: dict[tuple[str, str], str]) -> str:
    words = key.split(" ")
    if pairs.keys().isdisjoint(pairwise(words)):
        return key
    out = [words[0]]
    for word in words[1:]:
        joined = pairs.get((out[-1], word))
        if joined:
            out[-1] = joined
        else:
            out.append(word)
    return " ".join(out)


def _camel(key: str, candidate: Candidate, candidates: dict[str, Candidate]) -> str | None:
    """'DotProductAttention' is 'dot product attention' if that is a candidate too."""
    if " " in key:
        return None
    form = next(iter(candidate.forms))
    humps = _HUMPS.findall(form)
    if len(humps) < 2 or "".join(humps) != form:
        return None
    spaced = key_of(" ".join(humps))
    return spaced if spaced in candidates else None


def _headed(key: str, candidates: dict[str, Candidate]) -> str | None:
    """'multi headed attention' is 'multi head attention' if that is a candidate too."""
    if "ed " not in key:
        return None
    words = key.split(" ")
    for place, word in enumerate(words[:-1]):
        if word.endswith("ed") and len(word) > 5:
            plain = " ".join([*words[:place], word[:-2], *words[place + 1 :]])
            if plain in candidates:
                return plain
    return None


_SPOKEN_SHORT = {
    "norm": "normalization",
    "net": "network",
    "conv": "convolution",
    "param": "parameter",
}
"""Words that the field speaks short."""


def _in_full(key: str, candidates: dict[str, Candidate]) -> str | None:
    """'batch norm' is 'batch normalization' and 'nets' are networks, if that is a candidate too; a norm by itself is another thing."""
    first, space, last = key.rpartition(" ")
    if last not in _SPOKEN_SHORT or key == "norm":
        return None
    full = f"{first}{space}{_SPOKEN_SHORT[last]}"
    return full if full in candidates else None


def _unknown_plural(key: str, candidates: dict[str, Candidate]) -> str | None:
    """'relus' is 'relu': a plural that rules take for a singular, of a word that no lexicon has."""
    one = key[:-1]
    return one if key.endswith("us") and one in candidates and not lexicon().entries.get(key) else None


_RATHER = 5
"""Times the noun must be as common as two words of which it may be the verb: a language model is no language modeling."""


def _as_noun(key: str, candidates: dict[str, Candidate]) -> str | None:
    """'fine-tune' is 'fine-tuning', and so is 'fine tune', if the noun is a candidate and commoner."""
    noun = f"{key.removesuffix('e')}ing"
    if noun not in candidates or (" " not in key and lexicon().entries.get(key)):
        return None
    one_word = len(candidates[key].words) == 1
    return noun if candidates[noun].count >= candidates[key].count * (1 if one_word else _RATHER) else None


def short_forms(expansions: Iterable[Expansion]) -> dict[str, Expansion]:
    """Key of a short form -> what it most often stands for; one that stands for several things alike is left out."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, str], Expansion] = {}
    for expansion in expansions:
        short, long = key_of(expansion.short), key_of(expansion.long)
        said[short][long] += 1
        first.setdefault((short, long), expansion)
    chosen = {}
    for short, counts in said.items():
        (long, most), *others = counts.most_common(2)
        if not others or others[0][1] < most:
            chosen[short] = first[(short, long)]
    return chosen


def with_acronyms(candidates: dict[str, Candidate], stands_for: dict[str, Expansion]) -> dict[str, Candidate]:
    """The candidates with every short form joined to its long form, under the long form's key, if both are candidates."""
    joined = {key.replace(" ", ""): key for key in candidates} if stands_for else {}
    for short, expansion in stands_for.items():
        key = key_of(expansion.long)
        long = key if key in candidates else joined.get(key.replace(" ", ""), key)
        if short in candidates and long in candidates and short != long:
            candidates[long].absorb(candidates.pop(short), acronym=True)
    return candidates


def evidence(stands_for: Mapping[str, Expansion]) -> dict[str, str]:
    """Key of a short form, and of its long form -> the words that say so."""
    return {
        key: expansion.evidence
        for short, expansion in stands_for.items()
        for key in (short, key_of(expansion.long))
    }


_SAID_AGAIN = 2
"""For each explanation, so often the long form may be said."""


def without_pieces(candidates: dict[str, Candidate], expansions: Iterable[Expansion]) -> dict[str, Candidate]:
    """The candidates without those met only inside of long forms that are none, for a small word in them.

    Of 'Gear Ratio Estimates from Wheels (GREW)' no 'gear ratio estimates' is left."""
    said = Counter([key_of(expansion.long) for expansion in expansions])
    for long, count in said.items():
        for piece in _pieces(long) if long not in candidates else ():
            if piece in candidates and candidates[piece].count <= _SAID_AGAIN * count:
                del candidates[piece]
    return candidates


def _pieces(long: str) -> Iterator[str]:
    """Two words and more that stand together in it, if it has small words, without these."""
    words = long.split(" ")
    if TAG_OF.keys().isdisjoint(words):
        return
    for start, end in combinations(range(len(words) + 1), 2):
        if end - start > 1 and TAG_OF.keys().isdisjoint(words[start:end]):
            yield " ".join(words[start:end])
