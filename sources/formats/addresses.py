"""Addresses as pages write them, made absolute; what is no web address is none."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def web_address(written: str, base: str = "") -> str | None:
    """`written` as an absolute http(s) address, seen from `base`; None for mail, scripts and rubbish."""
    try:
        address = urljoin(base, written.strip())
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
