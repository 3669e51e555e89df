"""A page becomes its article: whole, with its headings, without what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.formats.article import Article, article, plain_article
from sources.formats.blocks import LONGEST_INLINE_CODE
from sources.outcomes import State, Unanswered
from sources.values import Segment

URL = "https://blog.example.org/2024/05/17/gates/"

PROSE = (
    "A gated unit decides for every coordinate how much of the past it lets through, and it learns that decision from"
    " the same examples from which it learns everything else."
)

PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Why gates work | The Example Blog</title>
<link rel="canonical" href="/2024/05/17/gates/">
<meta property="og:site_name" content="The Example Blog">
<meta name="description" content="Gates, slowly.">
<script type="application/ld+json">{{"@type": "BlogPosting", "headline": "Why gates work",
 "author": {{"@type": "Person", "name": "Ada Example"}}, "datePublished": "2024-05-17T08:00:00Z"}}</script>
<style>.hidden {{ display: none }}</style></head>
<body>
<div class="cookie-banner"><p>We use cookies to give you the best experience, to analyse our traffic and to show you
advertisements that may interest you. <button>Accept all</button></p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/archive">Archive</a></li><li><a href="/about">About me</a></li></ul></nav>
<header><a href="/" class="logo">The Example Blog</a></header>
<main><article>
<h1>Why gates work <a class="headerlink" href="#why">¶</a></h1>
<p class="post-meta">By Ada Example · 17 May 2024 · 5 min read</p>
<div class="toc"><ul><li><a href="#memory">Memory</a></li><li><a href="#code">In code</a></li></ul></div>
<p>{PROSE} Opening words.</p>
<h2 id="memory">Memory<a aria-hidden="true" class="anchor" href="#memory">#</a></h2>
<p id="p-memory">{PROSE} See <a href="https://arxiv.org/abs/1234.56789">the paper</a> and <code>torch.nn.GRU</code>,
where the gate is <script type="math/tex">z_t</script> and costs $5 or <span class="katex"><span class="katex-mathml"><math>
<semantics><mi>h</mi><annotation encoding="application/x-tex">h_t</annotation></semantics></math></span><span
class="katex-html" aria-hidden="true">ht</span></span>.</p>
<p>It forgets by the rule $$h_t = (1 - z_t) \\odot h_{{t-1}}$$ and nothing else matters here.</p>
<ul><li>It keeps what it needs.</li><li>It drops the rest.</li></ul>
<figure><img src="gate.png"><figcaption>Figure 1: a gate, half open.</figcaption></figure>
<div class="share-buttons"><a href="https://twitter.example/intent">Share on Twitter</a> <a href="#">Like</a></div>
<section id="code"><h2>In code</h2>
<p>{PROSE} Before the code.</p>
<pre><code><span class="lineno">1</span><span class="k">def</span> gate(x):
<span class="lineno">2</span>    return sigmoid(x) * x
</code></pre>
<table><tr><th>Unit</th><th>Gates</th></tr><tr><td>LSTM</td><td>3</td></tr><tr><td>GRU</td><td>2</td></tr></table>
<p>{PROSE} Closing words.</p></section>
<h2>References</h2>
<p>[1] A. Author and B. Author. On gates and their keepers. Journal of Doors, 2014, pages 1 to 20.</p>
<div class="newsletter-signup"><h3>Never miss a post</h3><p>Subscribe to my newsletter and get every new post into your
inbox, once a week, no spam.</p><form><input type="email"></form></div>
<div class="author-bio"><p>Ada is a research engineer who writes about recurrent networks when the trains are late.</p></div>
</article>
<aside class="related-posts"><h3>You may also like</h3><ul><li><a href="/a">Ten tricks for training faster networks</a></li>
<li><a href="/b">What I learnt from reading a hundred papers</a></li></ul></aside>
<section id="comments"><h3>Comments</h3><div class="comment"><p>Great post, thank you so much, it helped me to understand
the gates in my own project at last!</p></div></section>
</main>
<footer><p>© 2024 Ada Example. Powered by Hugo. All rights reserved by the author of this site.</p></footer>
<script>track("visitors")</script></body></html>"""


@pytest.fixture(scope="module")
def page() -> Article:
    """The article of a page with everything around it that blogs put there."""
    return article(PAGE.encode(), URL, "text/html; charset=utf-8")


def counted(found: Article) -> str:
    """The text whose words count as language."""
    return "\n".join(segment.text for segment in found.segments if segment.counted)


def with_text(found: Article, part: str) -> Segment:
    """The one segment that holds `part`."""
    (segment,) = [segment for segment in found.segments if part in segment.text]
    return segment


def test_what_a_page_says_of_itself(page: Article) -> None:
    """Title without the site's name, author, day, language, its own address, its summary."""
    assert (page.title, page.author, page.published, page.language) == (
        "Why gates work",
        "Ada Example",
        "2024-05-17",
        "en-GB",
    )
    assert page.canonical_url == URL
    assert page.description == "Gates, slowly."
    assert page.notes == ()


@pytest.mark.parametrize(
    "words",
    [
        "Opening words.",
        "Closing words.",
        "See the paper",
        "It drops the rest.",
        "half open",
        "Before the code.",
    ],
)
def test_the_article_is_whole(page: Article, words: str) -> None:
    """Paragraphs, items and captions are there, and counted."""
    assert words in counted(page)


@pytest.mark.parametrize(
    "words",
    ["cookies", "Home", "Archive", "min read", "Share on", "newsletter", "no spam", "trains are late", "You may also", "Ten tricks",
     "Great post", "Powered by", "track(", "Accept all", "¶", "#"],
)  # fmt: skip
def test_what_stands_around_is_gone(page: Article, words: str) -> None:
    """Banners, menus, share bars, sign-ups, biographies, related posts, comments and footers are no part of it."""
    assert words not in "\n".join(f"{segment.heading}\n{segment.text}" for segment in page.segments)


def test_headings_and_anchors(page: Article) -> None:
    """A paragraph knows its heading, and the fragment that leads to it: its own, its heading's, or its section's."""
    assert with_text(page, "Opening words.").heading is None
    assert (with_text(page, "See the paper").heading, with_text(page, "See the paper").anchor) == (
        "Memory",
        "p-memory",
    )
    assert (with_text(page, "half open").heading, with_text(page, "half open").anchor) == ("Memory", "memory")
    assert (with_text(page, "Closing words.").heading, with_text(page, "Closing words.").anchor) == (
        "In code",
        "code",
    )


def test_code_is_kept_but_not_counted(page: Article) -> None:
    """A listing keeps its lines and loses their numbers; a name in a sentence is marked."""
    assert with_text(page, "sigmoid") == Segment(
        "def gate(x):\n    return sigmoid(x) * x", "In code", "code", counted=False
    )
    assert "`torch.nn.GRU`" in with_text(page, "See the paper").text


def test_formulas(page: Article) -> None:
    """One that stands alone is not counted, those in a sentence are marked, a price is left as it is."""
    assert with_text(page, "odot") == Segment(
        "h_t = (1 - z_t) \\odot h_{t-1}", "Memory", "memory", counted=False
    )
    assert with_text(page, "It forgets").text == "It forgets by the rule"
    assert with_text(page, "nothing else matters").counted
    assert "the gate is \\(z_t\\) and costs $5 or \\(h_t\\)." in with_text(page, "See the paper").text


def test_tables_and_references_are_not_counted(page: Article) -> None:
    """A table is a line a row; a list of references is shown, but is none of the author's words."""
    assert with_text(page, "LSTM") == Segment(
        "Unit | Gates\nLSTM | 3\nGRU | 2", "In code", "code", counted=False
    )
    assert not with_text(page, "Journal of Doors").counted


def test_items_of_a_list_stand_together(page: Article) -> None:
    """Short items are one segment, a line each."""
    assert with_text(page, "It keeps").text == "It keeps what it needs.\nIt drops the rest."


def test_links(page: Article) -> None:
    """The article's links, not its menu's."""
    assert page.links == ("https://arxiv.org/abs/1234.56789",)


@pytest.mark.parametrize("reference", ["&#27;", "&#8;", "&#11;", "&#xFFFE;"])
def test_one_bad_reference_does_not_lose_the_page(reference: str) -> None:
    """A reference to a control character anywhere in a page costs nothing of it."""
    found = article(PAGE.replace("Closing words", f"Closing{reference} words").encode(), URL)
    assert "Closing words." in counted(found)
    assert "Opening words." in counted(found)


def test_control_characters_never_get_through() -> None:
    """Neither titles nor text can move a terminal's cursor or be read backwards."""
    found = article(PAGE.replace("Why gates work", "Why \x1b]0;x\x07gates \u202ework").encode(), URL)
    said = found.title + "".join(segment.text for segment in found.segments)
    assert not any(character in said for character in "\x1b\x07\u202e")
    assert found.title == "Why ]0;xgates work"


@pytest.mark.parametrize("depth", [300, 1_000, 10_000])
def test_deep_nesting(depth: int) -> None:
    """No nesting is too deep: where the parser gives up, the text is kept by another way, and that is said."""
    body = "<div>" * depth + f"<h2>Inside</h2><p>{PROSE}</p><pre>x = 1</pre>" + "</div>" * depth
    top = f"<html><head><title>Deep</title></head><body><nav>menu of the site here</nav><p>{PROSE} First.</p>"
    found = article((top + body).encode(), URL)
    assert found.title == "Deep"
    assert [(s.text, s.heading, s.counted) for s in found.segments] == [
        (f"{PROSE} First.", None, True),
        (PROSE, "Inside", True),
        ("x = 1", "Inside", False),
    ]
    assert found.notes


def test_what_trafilatura_drops_in_the_middle() -> None:
    """An article goes on behind what makes the extractor stop: short lines, items and headings are not lost."""
    middle = "".join(f"<h3>Step {n}</h3><p>Then:</p><ul><li>do {n}</li></ul>" for n in range(12))
    html = f"<body><article><h1>Steps</h1><p>{PROSE}</p>{middle}<table><tr><td>1</td><td>2</td></tr></table><p>{PROSE}</p></article>"
    said = counted(article(html.encode(), URL))
    assert all(f"do {n}" in said for n in range(12))
    assert said.count("Then:") == 12


def test_a_layout_table_is_no_data() -> None:
    """A page laid out in a table, as in the nineties, is an article."""
    html = f"<body><table><tr><td><p>{PROSE}</p><p>{PROSE} Twice.</p></td></tr></table>"
    assert "Twice." in counted(article(html.encode(), URL))


def test_a_long_listing_without_pre() -> None:
    """Code in a `code` element of its own is code, however it is wrapped."""
    listing = "value = " + "compute(argument) + " * (LONGEST_INLINE_CODE // 10)
    html = (
        f"<body><article><h1>T</h1><p>{PROSE}</p><p><code>{listing}</code></p><p>{PROSE} End.</p></article>"
    )
    assert not with_text(article(html.encode(), URL), "compute").counted


def test_line_breaks_for_paragraphs() -> None:
    """Two line breaks in a row are a new paragraph; one is a space."""
    html = f"<body><article><h1>T</h1><div>{PROSE} One.<br>Still one.<br><br>{PROSE} Two.</div></article>"
    found = article(html.encode(), URL)
    assert with_text(found, "One.").text.endswith("One. Still one.")
    assert with_text(found, "Two.").text.startswith("A gated")


def test_the_page_without_its_extractor() -> None:
    """Where trafilatura is not asked, the paragraphs are there all the same."""
    said = counted(plain_article(PAGE.encode(), URL))
    assert "Opening words." in said and "Closing words." in said
    assert "Home" not in said


def test_a_wall_is_noted() -> None:
    """A consent page has text, but not the one that was asked for: it comes with that doubt."""
    html = "<title>Before you continue to YouTube</title><body><div><h1>Before you continue to YouTube</h1><p>We use cookies and data to"
    html += " deliver and maintain our services, track outages, and protect against spam, fraud and abuse.</p></div>"
    assert article(html.encode(), URL).notes[-1:] == ("looks like a consent page",)


@pytest.mark.parametrize(
    "html", ["<html></html>", "<body><nav>Home</nav><script>x</script>", "<!-- nothing -->", "<p></p>"]
)
def test_no_text(html: str) -> None:
    """A page without text is none."""
    with pytest.raises(Unanswered) as raised:
        article(html.encode(), URL)
    assert raised.value.outcome.state == State.NONE


def test_a_pdf_is_no_article() -> None:
    """What is no page is refused by name."""
    with pytest.raises(Unanswered) as raised:
        article(b"%PDF-1.7 \xe2\xe3", URL, "text/html")
    assert raised.value.outcome.state == State.REFUSED


pieces = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<pre>", "<table><tr><td>", "<li>", "<h2 id=x>", "<a href='javascript:x'>", "<a href=//[>",
     "<math>", "<script type='math/tex'>", "</script>", "<span class='katex'>", "<br>", "<!--", "<![CDATA[", "<?x", "$a$", "$$", "\\[",
     "&#27;", "&#xD800;", "\x00", "\x1b", "\u202e", "\U00020000", "<code>", "<title>", "<time datetime='9999-99-99'>", "<link rel=canonical href='//['>",
     "<script type='application/ld+json'>[[{", '{"@graph":[1,{"headline":2}]}', "a word ", PROSE]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(pieces, max_size=25))
def test_any_markup(parts: list[str]) -> None:
    """Whatever a page is made of, an article comes out, or an outcome."""
    for extract in (article, plain_article):
        try:
            found = extract("".join(parts).encode("utf-8", "surrogatepass"), URL)
        except Unanswered:
            continue
        said = found.title + "".join(segment.text for segment in found.segments)
        assert found.segments
        assert all(segment.text.strip() for segment in found.segments)
        assert not any(character in said for character in "\x00\x1b\u202e")
        assert all(link.startswith(("http://", "https://")) for link in found.links)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Bytes of any kind raise nothing but an outcome."""
    try:
        assert article(data, URL, "text/html").segments
    except Unanswered as unanswered:
        assert unanswered.outcome.sentence
