"""Takes out of a text what is no language: addresses, code, formulas, references, [Music]."""

from __future__ import annotations

import re

_DROP = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|\[[^\]]{0,40}\]|\\[a-zA-Z]+|\$[^$]{0,200}\$")
_BREAK = re.compile(r"\n\s*\n|(?<![^\n]{60})\n")


def countable(text: str) -> str:
    """The text with ' | ' where something was taken out and where a line or paragraph ends a phrase."""
    return _BREAK.sub(" | ", _DROP.sub(" | ", text))
