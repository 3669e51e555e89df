"""Words for comparison: tokens as written, and the stem under which two forms of a word are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TOKEN = re.compile(r"[^\W_]+")
ASCII_GAPS = str.maketrans({chr(i): " " for i in range(128) if not chr(i).isalnum()})

LOOKS_NAMED = re.compile(r"(?=.*[A-Z])(?:\w*[a-z0-9][A-Z]\w*|[A-Z]{2,}\w*|[A-Z]+\d\w*)")
"""QLoRA, ELMo, DINO, GPT, T5: capitals where ordinary words have none."""

# A light stemmer in the manner of Lovins (1968): one longest ending off, the same for both sides of a comparison.
# 'representations' and 'representation', 'residual' and 'residuals', 'normalizing' and 'normalization' meet.
ENDINGS = (
    *("izations", "ization", "isations", "isation", "izing", "ising", "ized", "ised", "izes", "ises", "izer"),
    *("ations", "ation", "ating", "ated", "ates", "ate", "ions", "ion", "ities", "ity", "ively", "ive"),
    *("ings", "ing", "ies", "ied", "ally", "als", "al", "ers", "er", "ed", "es", "ly", "s", "e", "y"),
)
SHORTEST_STEM = 3


def tokens(text: str) -> list[str]:
    """Every run of letters and digits, as written: 'fine-tuned GPT-3' -> ['fine', 'tuned', 'GPT', '3']."""
    if text.isascii():  # a fifth of the time
        return text.translate(ASCII_GAPS).split()
    return TOKEN.findall(text)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """
    >>> stem("Representations"), stem("representation"), stem("layers"), stem("bias")
    ('represent', 'represent', 'lay', 'bias')
    """
    word = word.lower()
    if word.isascii() and word.isalpha() and not word.endswith(("ss", "us", "is", "ias")):
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                return word.removesuffix(ending)
    return word


def plain(text: str) -> str:
    """Lower case, accents off, anything else than letters and digits one blank: for finding a phrase in a text.

    >>> plain("Łukasz Kaiser, “Attention”: All-You-Need")
    'łukasz kaiser attention all you need'
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(tokens(text.lower()))
