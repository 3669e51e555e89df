"""What may be read as a page at all, and as which characters: before any parser sees it."""

from __future__ import annotations

import codecs
import re

from sources.formats.plain import NOISE_SHARE, clean, noise_share
from sources.outcomes import State, Unanswered

MOST_BYTES = 2_000_000
"""Extraction is worse than linear; an article of 2 MB is none (reliability finding 3)."""

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a zip file"),
    (b"PK\x05\x06", "a zip file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"Rar!\x1a", "a rar file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an Office file"),
    (b"%!PS", "a PostScript file"),
)
"""How files begin that are no pages (file(1)'s database); a server's Content-Type is often wrong."""

PAGE_TYPES = ("text/", "application/xhtml", "application/xml", "application/octet-stream", "binary/")
"""Content types under which pages come. An empty one says nothing."""

DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
           "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
           "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874"}  # fmt: skip
"""The superset that browsers read for a label (WHATWG Encoding Standard, table of labels)."""

CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)|x0*(?:[0-8bce-f]|1[0-9a-f]|7f|[89][0-9a-f])"
    r"|x0*(?:d[89a-f][0-9a-f]{2}|fff[ef]));",
    re.IGNORECASE,
)
"""`&#27;` and its like: one of them makes libxml2 drop the page (reliability finding 4)."""


MONSTER_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>")
"""A tag of 20 KB holds an image as data, or more attributes than libxml2 compares in linear time; never text."""


def page_text(data: bytes, content_type: str | None = None, most_bytes: int = MOST_BYTES) -> str:
    """The characters of a page. Raises Unanswered: REFUSED for what is no page, TOO_LARGE over 2 MB, NONE when empty."""
    if len(data) > most_bytes:
        raise Unanswered(State.TOO_LARGE, f"The page has more than {most_bytes // 1_000_000} MB.")
    if not data.strip():
        raise Unanswered(State.NONE, "The page is empty.")
    if other := _other_kind(data, content_type):
        raise Unanswered(State.REFUSED, f"The address leads to {other}, not to a page.")
    text = decoded(data, content_type)
    if noise_share(text) > NOISE_SHARE:
        raise Unanswered(State.REFUSED, "The address leads to binary data, not to a page.")
    return clean(CONTROL_REFERENCE.sub("", MONSTER_TAG.sub("", text)))


def _other_kind(data: bytes, content_type: str | None) -> str | None:
    start = data.lstrip()[:16]
    kind = next((name for magic, name in MAGIC if start.startswith(magic)), None)
    declared = (content_type or "").split(";")[0].strip().lower()
    if kind or not declared or declared.startswith(PAGE_TYPES):
        return kind
    return f"something of type {declared[:60]}"


def decoded(data: bytes, content_type: str | None = None) -> str:
    """As browsers do: a mark, then the header, then what the page declares; each only if the bytes allow it."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    for encoding in ("utf-8", *_declared(data, content_type)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data, content_type)


def _declared(data: bytes, content_type: str | None) -> list[str]:
    """Encodings that somebody names. UTF-8 is tried before them: text that is valid UTF-8 by accident hardly exists."""
    header = IN_HEADER.search(content_type or "")
    names = [header[1]] if header else []
    names += [match[1].decode("ascii") for match in DECLARED.finditer(data[:4096])]
    return [ALIASES.get(name.lower(), name) for name in names if name.lower() not in ("utf-8", "utf8")]


def _guessed(data: bytes, content_type: str | None) -> str:
    """Bytes that are not what they say: mostly UTF-8 with a few broken ones, else the best guess, else Windows-1252."""
    utf8 = data.decode("utf-8", "replace")
    if utf8.count("\ufffd") <= len(utf8) / 1000:
        return utf8
    from charset_normalizer import from_bytes  # heavy

    best = from_bytes(data[:100_000]).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, "replace")
