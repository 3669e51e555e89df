"""What every format needs: text without control characters, addresses that may be links, the place of a quote."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from aggregator.exports.glossary import Explanation, Quote

ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)


CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What steers a terminal, or turns the direction of what follows (Unicode, UAX 9)."""


def visible(text: str) -> str:
    return CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """`text` without control characters, every run of white space a blank."""
    return " ".join(visible(text).split())


def web(url: str) -> str:
    """`url` when it may be a link, else ''; what ends an attribute or a Markdown link is percent-encoded.

    >>> web("javascript:alert(1)"), web("https://e.org/a(b)"), web("http://[::1")
    ('', 'https://e.org/a%28b%29', '')
    """
    try:
        urlsplit(url)
    except ValueError:  # an address of a host that is none
        return ""
    if not ADDRESS.match(url):
        return ""
    return quote(visible(url), safe="!#$%&*+,/:;=?@[]~-._")


def moment(seconds: float) -> str:
    """As players show it.

    >>> moment(192.4), moment(3725)
    ('3:12', '1:02:05')
    """
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def place(quote: Quote) -> str:
    """Where in its source a quote stands: the moment, or the heading over it; '' when neither is known."""
    return moment(quote.start_seconds) if quote.start_seconds is not None else quote.heading or ""


def who(quote: Quote) -> str:
    """Whose words they are, with what lowers the trust in them."""
    author = f", {quote.author}" if quote.author and quote.author not in quote.source else ""
    label = {"paper": " (the paper itself)", "reference": " (encyclopaedia)", "background": " (background)"}
    return f"{quote.source}{author}{label.get(quote.kind, '')}{', automatic captions' if quote.automatic else ''}"


def which_moment(explanation: Explanation) -> str:
    """'A talk, 4:04', or the title alone."""
    seconds = explanation.start_seconds
    return f"{explanation.source}, {moment(seconds)}" if seconds is not None else explanation.source
