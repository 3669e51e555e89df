"""The address of a segment: its own, the second of a video, the paragraph of a page, or the words to look for on it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from sources.checking import is_web_address
from sources.values import Segment

FRAGMENT_WORDS = 6
"""Of a paragraph without an anchor the first words are looked for (WICG, Text Fragments); enough to be unique."""


def link_to(url: str, kind: str, segment: Segment) -> str:
    """Where a person reads or hears this segment; '' when the document has no address on the web.

    >>> link_to("https://www.youtube.com/watch?v=aircAruvnKk", "video", Segment("so", start_seconds=91.7))
    'https://www.youtube.com/watch?v=aircAruvnKk&t=91s'
    """
    if segment.address and is_web_address(segment.address):
        return segment.address
    if not re.match(r"https?://", url, re.IGNORECASE):
        return ""
    if segment.start_seconds is not None:
        return _at_second(url, int(segment.start_seconds))
    if kind == "video":
        return url
    base = url.split("#")[0]
    if segment.anchor:
        return f"{base}#{quote(segment.anchor, safe=_IN_FRAGMENT)}"
    return f"{base}#:~:text={_first_words(segment.text)}" if segment.text.strip() else url


_IN_FRAGMENT = "!$&'()*+,;=:@/?-._~"
"""RFC 3986, section 3.5: what may stand in a fragment as it is."""


def _at_second(url: str, second: int) -> str:
    """YouTube takes `t` in the query; elsewhere the Media Fragments recommendation (W3C 2012) has `#t=`."""
    host = urlsplit(url).hostname or ""
    if host.endswith("youtube.com") or host == "youtu.be":
        return f"{url}{'&' if '?' in url else '?'}t={second}s"
    return f"{url.split('#')[0]}#t={second}"


def _first_words(text: str) -> str:
    """Percent-encoded; '-' and ',' mean something in a text fragment, so they are encoded too."""
    words = quote(" ".join(text.split()[:FRAGMENT_WORDS]), safe="")
    return words.replace("-", "%2D")
