"""Addresses: when two of them are the same page or video, and on whose site a page stands."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, quote, urlsplit, urlunsplit

WATCH = "https://www.youtube.com/watch?v="

VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be")
VIDEO_PATH = re.compile(r"/(?:embed|shorts|live|v|e)/([\w-]{11})(?:/|$)")
VIDEO_ID = re.compile(r"[\w-]{11}")

DEVICE_PREFIXES = ("www.", "m.", "mobile.", "amp.")

SHARED_HOSTS = frozenset(
    {
        # Hosts of many authors, one per first part of the path. Those with a subdomain per author
        # (github.io, substack.com, wordpress.com, blogspot.com …) are sites by their host alone.
        "github.com",
        "gist.github.com",
        "gitlab.com",
        "bitbucket.org",
        "huggingface.co",
        "kaggle.com",
        "medium.com",
        "dev.to",
        "hackernoon.com",
        "hashnode.com",
        "linkedin.com",
        "notion.site",
        "qiita.com",
        "zenn.dev",
        "telegra.ph",
        "sites.google.com",
        "wandb.ai",
    }
)


def is_address(text: str) -> bool:
    """Whether something a person typed is an address, and not the name of a channel or a site.

    >>> is_address("https://example.org/post"), is_address("youtu.be/aircAruvnKk"), is_address("Two Minute Margins")
    (True, True, False)
    """
    return "://" in text or video_id(text) is not None


def video_id(url: str) -> str | None:
    """The eleven characters of a YouTube video in any form of its address; None for everything else.

    >>> video_id("https://youtu.be/aircAruvnKk?t=31")
    'aircAruvnKk'
    """
    parts = _split(url if "://" in url else f"https://{url}")
    host = _plain_host(parts.hostname)
    if not any(host == known or host.endswith("." + known) for known in VIDEO_HOSTS):
        return None
    if host == "youtu.be":
        name = parts.path.strip("/").split("/")[0]
    elif inside := VIDEO_PATH.match(parts.path):
        name = inside[1]
    else:
        name = parse_qs(parts.query).get("v", [""])[0]
    return name if VIDEO_ID.fullmatch(name) else None


def clean(url: str, kind: str = "blog") -> str:
    """The address to fetch and to show: as it was found, without tracking parameters and fragment.

    Unlike `canonical` it keeps what a server may insist on: `www.`, `index.html`, a trailing slash."""
    name = video_id(url)
    if name and kind == "video":
        return WATCH + name
    if not _split(url).hostname:
        return url.strip()
    parts = _split(_without_tracking(url.strip()))
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    return urlunsplit(
        (parts.scheme.lower(), _netloc(parts.scheme, parts.hostname, parts.port), path, parts.query, "")
    )


def canonical(url: str, kind: str = "blog") -> str:
    """What two addresses of one page or video have in common; a key for comparison, not always an address to fetch.

    >>> canonical("http://m.example.org/post/index.html?utm_source=feed#top")
    'https://example.org/post'
    """
    cleaned = clean(url, kind)
    parts = _split(cleaned)
    if cleaned.startswith(WATCH) or parts.scheme not in ("http", "https"):
        return cleaned
    path = re.sub(r"/(?:index\.(?:html?|php)|amp/?)$", "/", parts.path).rstrip("/")
    host = _plain_host(parts.hostname) + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    return urlunsplit(("https", host, path, parts.query, ""))


def site_of(url: str) -> str:
    """Whose site an address stands on: its host, with the first part of the path where many authors share a host.

    >>> site_of("https://github.com/someone/notes/blob/main/a.md"), site_of("https://someone.github.io/a/")
    ('github.com/someone', 'someone.github.io')
    """
    parts = _split(url)
    host = _plain_host(parts.hostname)
    first = parts.path.strip("/").split("/")[0].casefold()
    return f"{host}/{first}" if host in SHARED_HOSTS and first else host


def _split(url: str) -> SplitResult:
    """The parts of an address; none of them for what is no address."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises for what is no number
    except ValueError:
        return SplitResult("", "", url.strip(), "", "")
    return parts


def _plain_host(host: str | None) -> str:
    host = (host or "").lower().rstrip(".")
    for prefix in DEVICE_PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            return host.removeprefix(prefix)
    return host


def _netloc(scheme: str, host: str | None, port: int | None) -> str:
    host = (host or "").lower()
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, {"http": 80, "https": 443}.get(scheme.lower())) else f"{host}:{port}"


def _without_tracking(url: str) -> str:
    if "?" not in url:
        return url
    from courlan import normalize_url  # heavy: 0.2 s of languages and top-level domains

    return str(normalize_url(url))
