"""Text as it may be stored and shown: without what moves a cursor, reverses reading or breaks an encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1: terminal escapes
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: text that reads otherwise than it is
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width: split words that look whole
    "\ufff9-\ufffb\ufffe\uffff"  # annotation marks and non-characters
    "\ud800-\udfff"  # lone surrogates, which no encoding can store
    "]"
)

LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")

NOISE_SHARE = 0.05
"""Above this share of control or replacement characters, bytes were no text (reliability C4)."""


def clean(text: str) -> str:
    """`text` without control, bidi and zero-width characters, its line ends as newlines; words stay as they are."""
    return UNWANTED.sub("", LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """`text` cleaned, with every run of white space as one space: for titles, cues and paragraphs."""
    return " ".join(clean(text).split())


def noise_share(text: str) -> float:
    """Which share of `text` is control or replacement characters."""
    noise = len(UNWANTED.findall(text.replace("\r", "\n"))) + text.count("\ufffd")
    return noise / max(len(text), 1)


def shorten(text: str, most_characters: int) -> str:
    """`text` in one line, cut at a word with an ellipsis if it is longer than `most_characters`."""
    line = one_line(text)
    if len(line) <= most_characters:
        return line
    return (line[: most_characters - 1].rsplit(" ", 1)[0] or line[: most_characters - 1]) + "…"


def sentences_together(text: str, most_words: int) -> Iterator[str]:
    """`text` whole, or if it has more than `most_words`, in parts that end with a sentence near a third of that."""
    if len(text.split()) <= most_words:
        yield from [text] if text else []
        return
    part: list[str] = []
    for word in text.split():
        part.append(word)
        if len(part) >= most_words or (len(part) >= most_words // 3 and SENTENCE_END.search(word)):
            yield " ".join(part)
            part = []
    if part:
        yield " ".join(part)
