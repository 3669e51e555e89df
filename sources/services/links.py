"""What a bare address may lead to: an article, a video, an encyclopaedia, or nothing that could be read about a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from sources.services.youtube_addresses import video_id, watch_url
from sources.values import Candidate, Kind

# Hosts (with all below them) that never hold a reader's article about a paper, by why.
_NEVER = """
arxiv.org ar5iv.org alphaxiv.org arxiv-vanity.com arxiv-sanity.com scirate.com deeplearn.org
semanticscholar.org scholar.google.com researchgate.net academia.edu scribd.com slideshare.net core.ac.uk
openreview.net doi.org dl.acm.org ieeexplore.ieee.org sciencedirect.com link.springer.com papers.nips.cc
proceedings.mlr.press aclanthology.org aclweb.org jmlr.org openaccess.thecvf.com papers.neurips.cc
proceedings.neurips.cc biorxiv.org ncbi.nlm.nih.gov dblp.org paperswithcode.com connectedpapers.com scite.ai
inspirehep.net citeseerx.ist.psu.edu ui.adsabs.harvard.edu
twitter.com x.com t.co nitter.net mastodon.social bsky.app threads.net facebook.com instagram.com linkedin.com
tiktok.com reddit.com redd.it quora.com news.ycombinator.com hn.algolia.com lobste.rs discord.com discord.gg t.me
vimeo.com twitch.tv dailymotion.com bilibili.com
google.com google.co.uk bing.com duckduckgo.com wolframalpha.com
colab.research.google.com docs.google.com drive.google.com play.google.com apps.apple.com books.google.com
amazon.com goodreads.com ebay.com udemy.com coursera.org patreon.com meetup.com eventbrite.com
imgur.com gyazo.com pastebin.com bit.ly tinyurl.com goo.gl web.archive.org archive.ph archive.is
gitter.im stackshare.io producthunt.com crunchbase.com glassdoor.com
xkcd.com imdb.com thepiratebay.org sci-hub.se libgen.is
pypi.org npmjs.com crates.io hub.docker.com
"""
NEVER_HOSTS = frozenset(_NEVER.split())

ARTICLE_ANYWAY = frozenset(
    {"research.google.com", "ai.google.com", "cloud.google.com", "developers.google.com"}
)
"""Hosts below one of those above that do hold articles."""

NOT_A_PAGE = re.compile(
    r"\.(?:pdf|ps|png|jpe?g|gif|svg|webp|mp[34]|m4[av]|webm|mov|avi|wav|zip|t?gz|tar|bz2|xz|7z|exe|dmg|iso"
    r"|json|csv|tsv|xml|rss|atom|pptx?|docx?|xlsx?|bib|pth?|npz?|h5|pkl|safetensors|txt|css|js)$",
    re.IGNORECASE,
)

LISTS = re.compile(
    r"/(?:tags?|categor(?:y|ies)|topics?|authors?|pages?|search|feed|rss|login|signup|subscribe|about|contact"
    r"|privacy|terms|cart|account|comments|users?|profile)(?:/[^/]*)?(?:/page/\d+)?/?(?:index\.html)?$|/archives?/?$",
    re.IGNORECASE,
)
"""Paths of lists and forms, which mention many papers and treat none."""

GITHUB_ARTICLE = re.compile(
    r"/[^/]+/[^/]+/(?:wiki(?:/|$)|tree/|blob/.+\.(?:md|ipynb|rst|markdown|org)$)", re.IGNORECASE
)
HUGGINGFACE_ARTICLE = re.compile(r"/(?:blog|learn|docs)/.")


def kind_of(url: str) -> Kind | None:
    """'video' for YouTube, 'reference' for Wikipedia, 'blog' for whatever may be an article, None for what cannot be."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if parts.scheme not in ("http", "https") or "." not in host:
        return None
    if video_id(url):
        return "video"
    if host.endswith(".wikipedia.org"):
        return "reference" if parts.path.startswith("/wiki/") and ":" not in parts.path[6:] else None
    return "blog" if _may_be_article(host, unquote(parts.path)) else None


def candidate(
    url: str, title: str, source: str, query: str = "", **more: str | int | None
) -> Candidate | None:
    """A candidate of the kind that its address shows; None for an address that cannot be one. A video gets its one form."""
    kind = kind_of(url)
    if kind is None:
        return None
    video = video_id(url) if kind == "video" else None
    address = watch_url(video) if video else url
    said = title or (address if video else title_from(url))
    return Candidate(kind, address, said, source, query, **more)  # type: ignore[arg-type]


def once(candidates: Iterable[Candidate | None]) -> tuple[Candidate, ...]:
    """The first candidate of every address, in order."""
    first: dict[str, Candidate] = {}
    for item in candidates:
        if item is not None:
            first.setdefault(item.url.rstrip("/"), item)
    return tuple(first.values())


def title_from(url: str) -> str:
    """A title read off an address: 'https://blog.example/2019/the-annotated-foo.html' -> 'the annotated foo'."""
    parts = urlsplit(url)
    pieces = [piece for piece in unquote(parts.path).split("/") if piece and not piece.startswith("index.")]
    telling = next((piece for piece in reversed(pieces) if re.search(r"[^\W\d_]{2}", piece)), "")
    words = re.sub(r"\.(?:html?|md|php|ipynb|aspx?)$", "", telling)
    words = re.sub(r"^\d{4}-\d{2}(?:-\d{2})?[-_]", "", words)
    return " ".join(re.sub(r"[-_+]+", " ", words).split()) or (parts.hostname or url)


def _may_be_article(host: str, path: str) -> bool:
    if host not in ARTICLE_ANYWAY and any(
        host == never or host.endswith("." + never) for never in NEVER_HOSTS
    ):
        return False
    if host in ("github.com", "gitlab.com"):
        return bool(GITHUB_ARTICLE.match(path))
    if host in ("huggingface.co", "hf.co"):
        return bool(HUGGINGFACE_ARTICLE.match(path))
    if host.endswith("youtube.com") or host == "youtu.be":
        return False
    return bool(path.strip("/")) and not NOT_A_PAGE.search(path) and not LISTS.search(path)
