"""Terms that say the same in other words: 'position embedding', 'pretraining BERT', 'NLP task'.

- an adjective for the noun it is made of, before the same word: positional embedding
- an -ing form and the name of what it is done to, in either order: BERT pretraining
- a short form inside a longer term: natural language processing task
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.surface import is_name


def with_paraphrases(
    candidates: dict[str, Candidate], stands_for: Mapping[str, Expansion]
) -> dict[str, Candidate]:
    """The candidates with those joined that are the same in other words, under the key of the commoner or of the long form."""
    for key in [key for key in candidates if " " in key]:
        spelled = _in_words(key, stands_for)
        if spelled in candidates and spelled != key:
            candidates[spelled].absorb(candidates.pop(key), acronym=True)
        elif ("ing " in key or "ion" in key) and (same := _reworded(key, candidates)):
            candidates[same].absorb(candidates.pop(key))
    return candidates


def _reworded(key: str, candidates: Mapping[str, Candidate]) -> str | None:
    """The candidate that says the same with an adjective for its noun, or in the other order."""
    others = (_of_one_stem(key, candidates), _turned(key, candidates[key]))
    return next((other for other in others if other and other in candidates and other != key), None)


def _in_words(key: str, stands_for: Mapping[str, Expansion]) -> str | None:
    """'nlp task' with the words that NLP stands for."""
    words = key.split(" ")
    if stands_for.keys().isdisjoint(words):
        return None
    return " ".join([key_of(stands_for[word].long) if word in stands_for else word for word in words])


_FROM_NOUN = re.compile(r"\b(\w{2,}[ts]ion)(al)? ")
_COMMON_ZIPF = 4.0
"""An adjective so common has a sense of its own: 'functional', 'traditional'."""


def _of_one_stem(key: str, candidates: Mapping[str, Candidate]) -> str | None:
    """'positional embedding' for 'position embedding', or the other way round, if that is commoner."""
    for found in _FROM_NOUN.finditer(key):
        noun, adjective = found[1], f"{found[1]}al"
        entry = lexicon().entries.get(adjective)
        other = f"{key[: found.start()]}{noun if found[2] else adjective}{key[found.end() - 1 :]}"
        if other in candidates and entry and "J" in (entry.tags or "J") and entry.zipf <= _COMMON_ZIPF:
            mine, its = candidates[key].count, candidates[other].count
            return other if (its, other) > (mine, key) else None
    return None


def _turned(key: str, candidate: Candidate) -> str | None:
    """'bert pretraining' for 'pretraining BERT'; of no name, the two may be two things ('layer normalization')."""
    doing, _, name = key.partition(" ")
    if not doing.endswith("ing"):
        return None
    of_a_name = all([all([is_name(word) for word in form.split(" ")[1:]]) for form in candidate.forms])
    return f"{name} {doing}" if of_a_name else None
