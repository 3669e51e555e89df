"""Addresses that search results are full of and that are never a blog post about a paper."""

from __future__ import annotations

from urllib.parse import urlsplit

NO_ARTICLES = frozenset(
    # papers and their registries
    "arxiv.org export.arxiv.org ar5iv.org ar5iv.labs.arxiv.org alphaxiv.org semanticscholar.org api.semanticscholar.org"
    " researchgate.net scholar.google.com openreview.net dl.acm.org ieeexplore.ieee.org link.springer.com sciencedirect.com"
    " doi.org dblp.org papers.nips.cc proceedings.neurips.cc proceedings.mlr.press aclanthology.org paperswithcode.com"
    " scribd.com academia.edu inspirehep.net core.ac.uk connectedpapers.com"
    # talk, shops, code hosting
    " twitter.com x.com news.ycombinator.com reddit.com old.reddit.com facebook.com linkedin.com quora.com discord.gg"
    " amazon.com pinterest.com instagram.com t.co bsky.app"
    " github.com gist.github.com gitlab.com colab.research.google.com kaggle.com pypi.org".split()
)
"""Compiled from what searches for papers return; a host counts with its sub-domains named here only."""

VIDEO_HOSTS = frozenset("youtube.com m.youtube.com youtu.be youtube-nocookie.com".split())
REFERENCE_HOSTS = ("wikipedia.org",)
FILES = (
    ".pdf",
    ".ps",
    ".zip",
    ".gz",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".mp4",
    ".mp3",
    ".ipynb",
    ".pptx",
    ".csv",
)


def is_article(url: str) -> bool:
    """Whether an address may be an article: a web page, on none of the hosts above, below a site's front page."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    below = bool(parts.path.strip("/") or parts.query)
    return (
        parts.scheme in ("http", "https")
        and below
        and host not in NO_ARTICLES | VIDEO_HOSTS
        and not host.endswith(REFERENCE_HOSTS)
        and not parts.path.lower().endswith(FILES)
    )


def is_video(url: str) -> bool:
    """Whether an address leads to a video that can be read."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") in VIDEO_HOSTS and bool(parts.path.strip("/"))
