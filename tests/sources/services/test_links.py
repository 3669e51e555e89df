"""Which addresses may be articles or videos, and which never are."""

import pytest

from sources.services.links import candidate, kind_of, once, title_from

KINDS = [
    ("https://blog.example/2019/illustrated-foo/", "blog", "a post"),
    ("https://blog.example/", None, "a front page treats no paper"),
    ("https://blog.example/tags/foo/", None, "a list"),
    ("https://blog.example/page/2", None, "a page of a list"),
    ("https://blog.example/archives/123-foo", "blog", "some blogs keep their posts in an archive"),
    ("https://blog.example/archive/", None, "the archive itself is a list"),
    ("https://blog.example/paper.pdf", None, "a PDF"),
    ("https://arxiv.org/abs/1706.03762", None, "the paper itself"),
    ("https://www.semanticscholar.org/paper/x/y", None, "a catalogue"),
    ("https://export.arxiv.org/abs/1706.03762", None, "a host below a host"),
    ("https://notarxiv.org/post", "blog", "another host that ends alike"),
    ("https://twitter.com/a/status/1", None, "a remark"),
    ("https://www.youtube.com/watch?v=aircAruvnKk", "video", "a video"),
    ("https://youtu.be/aircAruvnKk?t=3", "video", "a short address of a video"),
    ("https://www.youtube.com/@channel", None, "a channel is no video"),
    ("https://en.wikipedia.org/wiki/Foo_(bar)", "reference", "an encyclopaedia"),
    ("https://en.wikipedia.org/wiki/Talk:Foo", None, "what stands around it"),
    ("https://github.com/owner/name", None, "code"),
    ("https://github.com/owner/name/blob/main/notes/foo.md", "blog", "notes"),
    ("https://github.com/owner/name/wiki/Foo", "blog", "a wiki"),
    ("https://huggingface.co/blog/foo", "blog", "an article"),
    ("https://huggingface.co/owner/model", None, "a model"),
    ("https://research.google.com/blog-post", "blog", "a blog below a search engine"),
    ("javascript:alert(1)", None, "no web address"),
    ("https://localhost/post", None, "no public name"),
    ("https://[half/x", None, "no address"),
]


@pytest.mark.parametrize(("url", "kind", "why"), KINDS)
def test_kind_of(url, kind, why):
    """The address alone tells what cannot be an article."""
    assert kind_of(url) == kind, why


TITLES = [
    ("https://blog.example/2019/the-annotated-foo.html", "the annotated foo"),
    ("https://blog.example/posts/2018-06-24-attention/", "attention"),
    ("https://blog.example/posts/2023-03-11_Understanding_Foo.html", "Understanding Foo"),
    ("https://blog.example/posts/2014-02-Foo-Graphs/", "Foo Graphs"),
    ("https://blog.example/foo_bar/index.html", "foo bar"),
    ("https://blog.example/2019/", "blog.example"),
    ("https://blog.example/caf%C3%A9-notes", "café notes"),
]


@pytest.mark.parametrize(("url", "title"), TITLES)
def test_title_from(url, title):
    """The telling part of the path in words, without date and ending."""
    assert title_from(url) == title


def test_a_video_has_one_address():
    """However it was linked, it is written as its watch page."""
    found = candidate("https://youtu.be/aircAruvnKk?t=3", "", "test")
    assert found and found.kind == "video"
    assert found.url == found.title == "https://www.youtube.com/watch?v=aircAruvnKk"


def test_each_address_once():
    """The first finding stays; a slash at the end makes no other page."""
    pages = [
        candidate(url, title, "test")
        for url, title in [("https://a.example/x", "1"), ("https://a.example/x/", "2")]
    ]
    assert [page.title for page in once([None, *pages])] == ["1"]
