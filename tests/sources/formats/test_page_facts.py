"""What a page says of itself, where the places in which it says so differ."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from sources.formats.page_facts import Facts, page_facts
from sources.formats.walls import looks_like_wall


def facts(
    head: str = "", body: str = "<p>x</p>", url: str = "https://adasblog.example/posts/gates/"
) -> Facts:
    """The facts of a page made of these parts."""
    return page_facts(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url)


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title", "why"),
    [
        ("<title>Gates | Ada's Blog</title>", "", "Gates", "behind a bar stands the site"),
        ("<title>Gates - Ada's Blog</title>", "", "Gates", "the site's name is in its address"),
        ("<title>Gates · Ada's Blog</title>", "", "Gates", "a middle dot"),
        ("<title>Gates — a love story</title>", "", "Gates — a love story", "a dash may be the author's"),
        ("<title>Ep. 1 - Key Concepts</title>", "", "Ep. 1 - Key Concepts", "so may a hyphen"),
        ("<title>Self-attention</title>", "", "Self-attention", "within a word it is nothing else"),
        ("<title>Ada</title><meta property='og:title' content='Gates'>", "<h1>Ada</h1>", "Gates", "the site's name as its only heading"),
        ("<title>Ada: Gates</title>", "<h1>Ada</h1><h1>Ada: Gates</h1>", "Ada: Gates", "the longer heading that the title holds"),
        ("<meta property='og:title' content='Ada'><meta property='og:site_name' content='Ada'>", "<h1>Gates</h1>", "Gates", "og:title is the site's"),
        ("", "<h1>Gates <a>¶</a></h1>", "Gates", "nothing but a heading"),
        (LD.format('{"@graph": [{"@type": "WebSite", "name": "Ada"}, {"@type": "Article", "headline": "Gates"}]}'), "", "Gates", "a graph"),
        (LD.format('[{"@type": "TechArticle", "name": "Gates"}]'), "", "Gates", "a list"),
        (LD.format("{broken") + "<title>Gates</title>", "", "Gates", "broken structured data"),
        ("<title>Gates &amp;\n doors</title>", "", "Gates & doors", "escapes and line ends"),
        ("", "", "", "nothing at all"),
    ],
)  # fmt: skip
def test_titles(head: str, body: str, title: str, why: str) -> None:
    """The headline, without the site's name."""
    assert facts(head, body or "<p>x</p>").title == title, why


@pytest.mark.parametrize(
    ("head", "body", "published", "why"),
    [
        (
            LD.format(
                '{"@type": "BlogPosting", "headline": "x", "datePublished": "2024-05-17T22:00:00+02:00"}'
            ),
            "",
            "2024-05-17",
            "structured",
        ),
        ('<meta property="article:published_time" content="2024-05-17">', "", "2024-05-17", "Open Graph"),
        ('<meta name="citation_publication_date" content="2024/05/17">', "", "2024-05-17", "Highwire"),
        ('<meta name="date" content="17 May 2024">', "", "2024-05-17", "written out"),
        ('<meta name="date" content="May 17, 2024">', "", "2024-05-17", "the American way"),
        ("", '<time datetime="2024-05-17T08:00Z">last May</time>', "2024-05-17", "a time element"),
        ("", "<header><time>May 17, 2024</time></header>", "2024-05-17", "its text"),
        ('<meta name="date" content="2024-13-45">', "", None, "no such day"),
        ('<meta name="date" content="1970-01-01">', "", None, "before the web"),
        ("", "<p>On 17 May 2024 I left.</p>", None, "a day in the text is any day"),
    ],
)
def test_dates(head: str, body: str, published: str | None, why: str) -> None:
    """The day of publication, from the most trustworthy place that has one."""
    assert facts(head, body or "<p>x</p>").published == published, why


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2024/05/17/gates/", "2024-05-17"),
        ("posts/2024-05-17-gates/", "2024-05-17"),
        ("2024/gates/", None),
        ("2024/99/99/x", None),
    ],
)
def test_the_day_in_the_address(path: str, published: str | None) -> None:
    """Many blogs have it only there."""
    assert facts(url=f"https://a.example/{path}").published == published


@pytest.mark.parametrize(
    ("href", "canonical", "why"),
    [
        ("https://adasblog.example/gates", "https://adasblog.example/gates", "the same host"),
        ("https://www.adasblog.example/gates", "https://www.adasblog.example/gates", "www or not"),
        ("/gates", "https://adasblog.example/gates", "relative"),
        ("https://elsewhere.example/gates", None, "another host may not claim the page"),
        ("javascript:alert(1)", None, "no address"),
        ("http://[", None, "no address either"),
    ],
)
def test_canonical(href: str, canonical: str | None, why: str) -> None:
    """rel=canonical counts only within the same host."""
    assert facts(f'<link rel="canonical" href="{href}">').canonical_url == canonical, why


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (
            LD.format('{"@type": "Article", "headline": "x", "author": [{"name": "Ada"}, {"name": "Bo"}]}'),
            "",
            "Ada, Bo",
        ),
        ('<meta name="author" content="By Ada | 17 May">', "", "Ada"),
        ('<meta property="article:author" content="https://facebook.example/ada">', "", None),
        ("", '<a rel="author">Ada</a>', "Ada"),
        ("", "", None),
    ],
)
def test_authors(head: str, body: str, author: str | None) -> None:
    """A name, not an address."""
    assert facts(head, body or "<p>x</p>").author == author


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Before you continue to YouTube", "looks like a consent page"),
        ("Checking your browser before accessing example.org", "looks like a captcha"),
        ("Our systems have detected unusual traffic from your network", "looks like a captcha"),
        ("Please verify you are a human", "looks like a captcha"),
        ("Just a moment...", "looks like a captcha"),
        ("Please log in to continue", "looks like a login page"),
        ("This post is for paid subscribers", "looks like a paywall"),
        ("Become a member to read this story", "looks like a paywall"),
        ("Error 404: the page you requested was not found", "looks like an error page"),
        ("A human verifies the output of the model before it is used.", None),
        ("The decoder attends to the page of memory that was not found before.", None),
        ("Trained on 500 images, its error fell; of 404 pages none was lost.", None),
        ("We log the loss in every step. Subscribe if you like.", None),
        ("Please verify you are a human. " + "And so the story went on. " * 100, None),
    ],
)
def test_walls(text: str, reason: str | None) -> None:
    """A short text in the words of a wall is doubted; a long one may speak of walls."""
    assert looks_like_wall(text) == reason
