"""British to American spelling, where the American form is a word; both then count as one."""

from __future__ import annotations

from functools import lru_cache

from aggregator.nomenclature.lexicon import lexicon

_ENDINGS = (
    ("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("iser", "izer"),
    ("isers", "izers"), ("ising", "izing"), ("yse", "yze"), ("ysed", "yzed"), ("yser", "yzer"), ("ysing", "yzing"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("oural", "oral"), ("ourable", "orable"),
    ("tre", "ter"), ("bre", "ber"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"),
    ("ogue", "og"), ("ence", "ense"), ("amme", "am"),
)  # fmt: skip
_BRITISH_ENDINGS = tuple(british for british, _ in _ENDINGS)

_INSIDE = (
    ("aem", "em"),
    ("oed", "ed"),
    ("paed", "ped"),
    ("haem", "hem"),
    ("oest", "est"),
    ("foet", "fet"),
    ("diarrhoea", "diarrhea"),
)

_WORDS = {
    "grey": "gray",
    "judgement": "judgment",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "aluminium": "aluminum",
    "metre": "meter",
    "metres": "meters",
    "fibre": "fiber",
}

_MIN_LENGTH = 6
"""Shorter words that end so are other words: hour, wise, four, bilge."""


@lru_cache(maxsize=20_000)
def american(word: str) -> str:
    """The American spelling of a lower-case word, or the word itself.

    A spelling counts as American if the lexicon has it at least about as often: 'exercise' is no 'exercize'."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < _MIN_LENGTH:
        return word
    for british, spelling in _ENDINGS if word.endswith(_BRITISH_ENDINGS) else ():
        if word.endswith(british):
            changed = word[: -len(british)] + spelling
            if _is_word(changed, word):
                return changed
    for british, spelling in _INSIDE if "ae" in word or "oe" in word else ():
        if british in word and _is_word(changed := word.replace(british, spelling, 1), word):
            return changed
    return word


def _is_word(changed: str, word: str) -> bool:
    known = lexicon().entries
    if changed not in known:
        return word not in known and "iz" in changed[-8:]  # 'tokenise' is as unknown as 'tokenize'
    if (
        "ll" in word[-5:] and _zipf(word[: word.rindex("ll") + 2]) > 3
    ):  # 'filling' comes from 'fill', not from 'file'
        return False
    return word not in known or known[changed].zipf >= known[word].zipf - 0.5


def _zipf(word: str) -> float:
    entry = lexicon().entries.get(word)
    return entry.zipf if entry else 0.0
