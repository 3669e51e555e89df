"""Feeds, sitemaps and search indexes become lists of posts; hostile ones become outcomes."""

from __future__ import annotations

import json
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.formats.feed import MOST_BYTES, MOST_ENTRIES, FeedEntry, entries
from sources.formats.mentions import arxiv_ids
from sources.formats.search_index import posts
from sources.formats.sitemap import MOST_ENTRIES as MOST_SITES
from sources.formats.sitemap import SitemapEntry, sitemap_urls
from sources.outcomes import State, Unanswered

URL = "https://blog.example.org/index.xml"

LONG = "<p>Gates &amp; <b>attention</b> in a long post.</p>" * 400

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>A blog</title><link>https://blog.example.org/</link><description>About gates</description>
<item><title>Gates &amp;amp; doors</title><link>/posts/gates/</link><pubDate>Fri, 17 May 2024 08:00:00 +0200</pubDate>
<description>&lt;p&gt;A &lt;em&gt;short&lt;/em&gt; summary.&lt;/p&gt;</description>
<content:encoded><![CDATA[{LONG}<a href="https://arxiv.org/abs/1234.56789v2">the paper</a>]]></content:encoded></item>
<item><title>No link</title><description>x</description></item>
<item><title>Elsewhere</title><link>javascript:alert(1)</link></item>
<item><title>Long and escaped</title><link>https://blog.example.org/posts/long/</link>
<description>{LONG.replace("&", "&amp;").replace("<", "&lt;")}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A blog</title>
<entry><title type="html">Gates &amp;lt;3</title><link rel="alternate" href="https://blog.example.org/gates"/>
<updated>2024-05-17T06:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry></feed>"""


def test_rss() -> None:
    """Title, absolute address, day, summary in plain text; the papers that the whole post names, not only its beginning."""
    first, last = entries(RSS.encode(), URL)
    assert first == FeedEntry(
        "Gates & doors",
        "https://blog.example.org/posts/gates/",
        "2024-05-17T06:00:00+00:00",
        "A short summary.",
        ("1234.56789",),
    )
    assert last.summary.startswith("Gates & attention in a long post. Gates")
    assert len(last.summary) <= 500


def test_atom() -> None:
    """Atom's parts have other names and mean the same; a long XHTML body does not hide its entry."""
    (entry,) = entries(ATOM.encode(), URL)
    assert (entry.title, entry.url, entry.published) == (
        "Gates <3",
        "https://blog.example.org/gates",
        "2024-05-17T06:00:00+00:00",
    )
    assert entry.summary == "Short."


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    """A feed is read in the encoding that it declares."""
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss><channel><item><title>Schrödinger</title><link>/a</link></item></channel></rss>'
    assert entries(feed.encode(encoding), URL)[0].title == "Schrödinger"


def test_a_feed_that_breaks_off() -> None:
    """What came before the break is kept."""
    assert entries(RSS.encode()[: RSS.index("<item><title>No link")], URL)[0].title == "Gates & doors"


def test_a_very_long_feed() -> None:
    """Only so many entries are taken, those that stand first."""
    items = "".join(f"<item><title>{n}</title><link>/p/{n}</link></item>" for n in range(MOST_ENTRIES + 50))
    found = entries(f"<rss><channel>{items}</channel></rss>".encode(), URL)
    assert [entry.title for entry in (found[0], found[-1])] == ["0", str(MOST_ENTRIES - 1)]


LOL = (
    '<!DOCTYPE lolz [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
QUADRATIC = f'<!DOCTYPE q [<!ENTITY q "{"x" * 100_000}">]>'
OUTSIDE = '<!DOCTYPE o [<!ENTITY o SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(("doctype", "used"), [(LOL, "&l9;"), (QUADRATIC, "&q;" * 10_000), (OUTSIDE, "&o;")])
def test_entities_are_refused(doctype: str, used: str) -> None:
    """Billions of laughs, quadratic growth, a file of this machine: declared entities are refused before any is expanded."""
    feed = f"<rss><channel><item><title>{used}</title><link>/a</link></item></channel></rss>"
    site = f"<urlset><url><loc>https://a.example/{used}</loc></url></urlset>"
    for read in (
        lambda: entries((doctype + feed).encode(), URL),
        lambda: sitemap_urls((doctype + site).encode()),
    ):
        with pytest.raises(Unanswered) as raised:
            read()
        assert raised.value.outcome.state == State.REFUSED
        assert socket.gethostname() not in raised.value.outcome.sentence


@pytest.mark.parametrize(
    ("body", "state", "why"),
    [
        (b"", State.CHANGED, "nothing"),
        (b"<!doctype html><html><body>Not found</body></html>", State.CHANGED, "a page"),
        (b"/etc/passwd", State.CHANGED, "a path: feedparser would open it"),
        (b"https://example.org/feed", State.CHANGED, "an address: feedparser would fetch it"),
        (b"<rss><channel><title>x</title></channel></rss>", State.NONE, "no entry"),
        (b"<rss>" + b" " * MOST_BYTES, State.TOO_LARGE, "five megabytes"),
        (b"<rss><channel>" + b"<a>x</a>" * 300_000, State.TOO_LARGE, "much that is no entry"),
        (
            b'<!DOCTYPE rss SYSTEM "http://a.example/rss.dtd"><rss><item/></rss>',
            State.REFUSED,
            "a type of its own",
        ),
        (b"<rss><x/><!ENTITY a 'b'><item/></rss>", State.REFUSED, "an entity in an odd place"),
    ],
)
def test_what_is_no_feed(body: bytes, state: State, why: str) -> None:
    """An error page in place of a feed is an outcome, and no string is ever taken for a path."""
    with pytest.raises(Unanswered) as raised:
        entries(body, URL)
    assert raised.value.outcome.state == state, why


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://a.example/one </loc><lastmod>2024-05-17</lastmod><image:image><image:loc>https://a.example/i.png</image:loc></image:image></url>
<url><loc>ftp://a.example/two</loc></url><url><loc>https://a.example/three</loc></url></urlset>"""


def test_sitemap() -> None:
    """Addresses of pages with their days; not those of images, nor other schemes."""
    assert sitemap_urls(SITEMAP.encode()) == (
        SitemapEntry("https://a.example/one", "2024-05-17"),
        SitemapEntry("https://a.example/three"),
    )


def test_sitemap_of_sitemaps() -> None:
    """An index leads to further sitemaps."""
    index = "<sitemapindex><sitemap><loc>https://a.example/posts.xml</loc></sitemap></sitemapindex>"
    assert sitemap_urls(index.encode()) == (
        SitemapEntry("https://a.example/posts.xml", None, is_sitemap=True),
    )


def test_sitemap_bounds() -> None:
    """A sitemap that breaks off keeps what came, and twenty thousand addresses are enough."""
    many = "<urlset>" + "<url><loc>https://a.example/x</loc></url>" * (MOST_SITES + 9)
    assert len(sitemap_urls(many.encode())) == MOST_SITES
    assert len(sitemap_urls(b"<urlset><url><loc>https://a.example/x</loc></url><url><lo")) == 1


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (b"", State.CHANGED),
        (b"<html><body>404", State.CHANGED),
        (b"\x1f\x8b\x08\0\0", State.CHANGED),
        (b"<urlset></urlset>", State.NONE),
        (b"<urlset><url><loc>http://[x</loc></url></urlset>", State.NONE),
        (b" " * (MOST_BYTES + 1), State.TOO_LARGE),
    ],
)
def test_what_is_no_sitemap(body: bytes, state: State) -> None:
    """Pages, compressed files and empty lists are outcomes."""
    with pytest.raises(Unanswered) as raised:
        sitemap_urls(body)
    assert raised.value.outcome.state == state


def test_search_index() -> None:
    """Every post with its full text: head as summary, the papers it names; sections of one page are one post."""
    papermod = [
        {
            "title": "Gates",
            "permalink": "https://a.example/gates/",
            "content": "word " * 300 + "arXiv:1234.56789",
            "summary": "s",
        }
    ]
    quarto = [
        {"title": "Doors", "href": "posts/doors.html#one", "text": "a"},
        {"title": "Doors", "href": "posts/doors.html#two", "text": "b"},
    ]
    other = [
        {"title": "", "url": "/x"},
        {"title": "x"},
        {"title": "x", "url": "javascript:y"},
        {"title": "y", "url": "//["},
        "z",
        {"title": 7, "url": "/a"},
    ]
    found = posts(json.dumps(papermod + quarto + other).encode(), "https://a.example/search.json")
    assert found == (
        FeedEntry("Gates", "https://a.example/gates/", None, "s", ("1234.56789",)),
        FeedEntry("Doors", "https://a.example/posts/doors.html", None, "a"),
    )


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (b"[]", State.NONE),
        (b"{}", State.CHANGED),
        (b"<html>", State.CHANGED),
        (b"[" * 100_000, State.CHANGED),
        (b"[" + b"9" * 5_000 + b"]", State.CHANGED),
        (b" " * 11_000_000, State.TOO_LARGE),
    ],
)
def test_what_is_no_search_index(body: bytes, state: State) -> None:
    """Anything but a list of posts is an outcome."""
    with pytest.raises(Unanswered) as raised:
        posts(body, "https://a.example/index.json")
    assert raised.value.outcome.state == state


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("https://arxiv.org/abs/1706.03762v5", ("1706.03762",)),
        ("http://arxiv.org/pdf/1706.03762.pdf", ("1706.03762",)),
        ("arXiv:1706.03762 and arXiv: 1706.03762", ("1706.03762",)),
        ("arXiv preprint arXiv:cs/0112017", ("cs/0112017",)),
        ("https://arxiv.org/abs/math.GT/0309136", ("math.GT/0309136",)),
        ("https://huggingface.co/papers/2106.09685", ("2106.09685",)),
        ("https://www.alphaxiv.org/abs/2106.09685v1", ("2106.09685",)),
        ("published 2017.12345, doi 10.1000/1706.03762", ()),
        ("arxiv.org/abs/1706.037621", ()),
        ("arxiv.org/list/cs.CL/2106", ()),
    ],
)
def test_mentions(text: str, ids: tuple[str, ...]) -> None:
    """An id is one where arXiv's name, or that of a site about its papers, stands before it."""
    assert arxiv_ids(text) == ids


pieces = st.sampled_from(
    ["<rss>", "<feed>", "<channel>", "<item>", "</item>", "<entry>", "<title>", "</title>", "<link>/a</link>", "<link href='//['/>",
     "<description>", "</description>", "<![CDATA[", "]]>", "<content:encoded>", "</content:encoded>", "<pubDate>Mon, 99 Foo 0000</pubDate>",
     "<urlset>", "<url>", "<loc>http://[</loc>", "</url>", "&#27;", "&bogus;", "\x00", "\ud800", "x" * 3_000, "<!DOCTYPE x>", "é"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(pieces, max_size=20), st.binary(max_size=20))
def test_any_markup(parts: list[str], rest: bytes) -> None:
    """Whatever a feed, a sitemap or an index is made of, there are entries or there is an outcome."""
    data = "".join(parts).encode("utf-8", "surrogatepass") + rest
    for read in (lambda: entries(data, URL), lambda: sitemap_urls(data), lambda: posts(data, URL)):
        try:
            found = read()
        except Unanswered as unanswered:
            assert unanswered.outcome.sentence
            continue
        assert all(entry.url.startswith("http") for entry in found)
