"""Whom to believe about certificates: the file that the environment names, else the public authorities of certifi."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from pathlib import Path

FILE_VARIABLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""OpenSSL's own variable, then those of requests and curl (which may name a folder too), in this order."""
FOLDER_VARIABLE = "SSL_CERT_DIR"


class NoSuchAuthority(Exception):
    """A variable names a file or folder that is not there, or that holds no certificates."""


def authorities(environ: Mapping[str, str]) -> tuple[str | None, str | None]:
    """(file, folder) to load the authorities from. Raises NoSuchAuthority; never falls back to others in silence."""
    for variable in FILE_VARIABLES:
        if environ.get(variable):
            path = _existing(variable, environ[variable])
            return (None, str(path)) if path.is_dir() else (str(path), None)
    if environ.get(FOLDER_VARIABLE):
        return None, str(_existing(FOLDER_VARIABLE, environ[FOLDER_VARIABLE]))
    import certifi  # heavy

    return certifi.where(), None


def _existing(variable: str, name: str) -> Path:
    path = Path(name).expanduser()
    if not path.exists():
        raise NoSuchAuthority(f"{variable} names {name}, which is not there")
    return path


def context(environ: Mapping[str, str]) -> ssl.SSLContext:
    """The one context of a door; making it costs some 10 ms."""
    file, folder = authorities(environ)
    try:
        return ssl.create_default_context(cafile=file, capath=folder)
    except (ssl.SSLError, OSError) as error:
        raise NoSuchAuthority(f"{file or folder} holds no certificates that can be read ({error})") from None
