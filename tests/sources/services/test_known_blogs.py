"""Known blogs: the table, the weekly lists, and which posts fit a paper."""

import re
import threading
from dataclasses import replace

import httpx
import pytest

from sources.contract import ask
from sources.outcomes import State
from sources.services.blog_index import Post, all_posts
from sources.services.blog_matching import fitting
from sources.services.blog_table import OWN_TABLE, Blog, known_blogs, read_table
from sources.services.known_blogs import SETTING, KnownBlogs
from sources.services.links import kind_of
from sources.values import Paper

# ---- the table -------------------------------------------------------------------------------------------------------


def test_our_own_table_is_sound():
    """Every blog has something to ask or a page; names and addresses come once; every page may be an article."""
    blogs = known_blogs()
    assert len(blogs) >= 60
    assert all(blog.lists or blog.pages for blog in blogs)
    assert len({blog.name for blog in blogs}) == len(blogs)
    addresses = [address for blog in blogs for address in (*blog.lists, *(url for url, _ in blog.pages))]
    assert len(set(addresses)) == len(addresses)
    assert [url for blog in blogs for url, _ in blog.pages if kind_of(url) != "blog"] == []


def test_a_file_of_ones_own_adds_to_it(tmp_path):
    """GATHER_CONTEXT_BLOGS names more blogs of the same form."""
    mine = tmp_path / "mine.toml"
    mine.write_text('[[blog]]\nname = "Mine"\nhome = "https://mine.example/a/"\npages = [["b", "On foo"]]')
    assert known_blogs(str(mine))[-1].pages == (("https://mine.example/a/b", "On foo"),)
    assert len(known_blogs(str(mine))) == len(known_blogs()) + 1
    assert KnownBlogs({SETTING: str(mine)}).plan(None) == [
        f"the posts of {len(known_blogs()) + 1} blogs, listed once a week"
    ]  # type: ignore[arg-type]


WRONG = [
    ("[[blog]", "not valid TOML", "no TOML"),
    ('blog = "x"', "[[blog]]", "no tables"),
    ('[[blog]]\nfeed = "https://a.example/"', "needs a name", "no name"),
    ('[[blog]]\nname = "x"\nfed = "https://a.example/"', "there is no fed", "a key that does not exist"),
    ('[[blog]]\nname = "x"\nfeed = "a.example"', "no web address", "an address without scheme"),
    ('[[blog]]\nname = "x"\nwithin = 5', "no text", "a number"),
    ('[[blog]]\nname = "x"\npages = ["a"]', "pair", "a page without title"),
    ('[[blog]]\nname = "x"\npages = [["/a", "A"]]', "has the blog a home", "a path without home"),
]


@pytest.mark.parametrize(("text", "says", "why"), WRONG)
def test_a_wrong_file_says_what_is_wrong(tmp_path, text, says, why):
    """The sentence names the file and the blog."""
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"mine\.toml") as told:
        read_table(path)
    assert says in str(told.value), why


def test_a_file_that_is_not_there():
    """It is named, too."""
    with pytest.raises(ValueError, match=r"nowhere\.toml cannot be read"):
        known_blogs("/nowhere.toml")


# ---- the lists -------------------------------------------------------------------------------------------------------

FED = Blog(
    "Fed", feed="https://fed.example/feed.xml", sitemap="https://fed.example/sitemap.xml", within="/p/"
)
INDEXED = Blog("Indexed", index="https://indexed.example/index.json", feed="https://indexed.example/feed.xml")


def feed(*posts):
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><description>About {title}</description>"
        "<pubDate>Tue, 02 Jan 2024 00:00:00 GMT</pubDate></item>"
        for url, title in posts
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><link>y</link>{items}</channel></rss>'


def sitemap(*urls, kind="url"):
    rows = "".join(f"<{kind}><loc>{url}</loc></{kind}>" for url in urls)
    root = "urlset" if kind == "url" else "sitemapindex"
    return f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{root}>'


def urls(index):
    return [post.url for post in index.posts]


def test_a_feed_and_what_it_no_longer_holds(world):
    """Posts of the feed with title and date, then those of the sitemap, titled by their address; other pages are left out."""
    old, new = "https://fed.example/p/old-foo-post", "https://fed.example/p/new"
    world.on("fed.example/feed.xml", feed((new, "New")))
    others = ["https://fed.example/about", "https://elsewhere.example/p/x", "https://fed.example/p/a.pdf"]
    world.on("fed.example/sitemap.xml", "\n  " + sitemap(new, old, *others))
    index = all_posts(world.door(), [FED])
    assert urls(index) == [new, old] and index.failures == ()
    assert index.posts[0].published == "2024-01-02T00:00:00+00:00" and index.posts[0].summary == "About New"
    assert index.posts[1].title == "old foo post"


def test_a_sitemap_of_sitemaps_leads_to_the_posts(world):
    """One step further, to the one that sounds like posts."""
    world.on("/feed.xml", "", 404)
    world.on(
        "/sitemap.xml",
        sitemap("https://fed.example/pages.xml", "https://fed.example/posts-1.xml", kind="sitemap"),
    )
    world.on("/posts-1.xml", sitemap("https://fed.example/p/foo"))
    assert urls(all_posts(world.door(), [FED])) == ["https://fed.example/p/foo"]


def test_robots_txt_closes_a_sitemap(world):
    """The feed is there to be read by programs; the sitemap is asked for only where it may be."""
    world.on("robots.txt", "User-agent: *\nDisallow: /")
    world.on("/feed.xml", feed(("https://fed.example/p/new", "New")))
    assert urls(all_posts(world.door(), [FED])) == ["https://fed.example/p/new"]
    assert not [asked for asked in world.asked if "sitemap" in asked]


def test_a_search_index_is_enough(world):
    """Where it answers the feed is not asked, and the ids in the whole texts are known; else the feed is."""
    post = {"title": "Foo", "permalink": "https://indexed.example/foo", "content": "See arXiv:2401.01234."}
    world.on("indexed.example/index.json", [post])
    index = all_posts(world.door(), [INDEXED])
    assert index.posts[0].arxiv_ids == ("2401.01234",) and len(world.asked) == 1
    world.rules.clear()
    world.on("indexed.example/feed.xml", feed(("https://indexed.example/bar", "Bar")))
    assert urls(all_posts(world.door(), [INDEXED])) == ["https://indexed.example/bar"]


def test_a_silent_blog_costs_one_request(world):
    """An empty feed is no failure, and its sitemap is not asked for."""
    world.on("/feed.xml", feed())
    index = all_posts(world.door(), [FED])
    assert index.posts == () and index.failures == () and len(world.asked) == 1


def test_lists_are_asked_once_a_week(world):
    """All papers of a week share them."""
    world.on("/feed.xml", feed(("https://fed.example/p/new", "New")))
    door = world.door()
    for _ in range(3):
        assert len(all_posts(door, [FED]).posts) == 1
    first = len(world.asked)
    world.at += 8 * 24 * 3600
    all_posts(door, [FED])
    assert first == 3 and len(world.asked) > first


def test_a_blog_that_fails_is_asked_again_the_next_day(world):
    """It is counted, the others are there, and it is left alone until tomorrow."""
    world.on("broken.example", "", 403)
    world.on("fed.example/feed.xml", feed(("https://fed.example/p/new", "New")))
    broken = Blog("Broken", feed="https://broken.example/feed.xml")
    door = world.door()
    for _ in range(2):
        index = all_posts(door, [broken, replace(FED, sitemap="")])
        assert len(index.posts) == 1 and [failure.state for failure in index.failures] == [State.BLOCKED]
    assert sum("broken.example" in asked for asked in world.asked) == 1
    world.at += 25 * 3600
    all_posts(door, [broken])
    assert sum("broken.example" in asked for asked in world.asked) == 2


@pytest.mark.parametrize(
    "body", ["<html>moved</html>", "", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><rss/>"]
)
def test_what_is_no_feed_is_a_failure_of_that_blog_alone(world, body):
    """A page, nothing, or a document type where a feed should be."""
    world.on("/feed.xml", body)
    index = all_posts(world.door(), [replace(FED, sitemap="")])
    assert index.posts == () and len(index.failures) == 1


def test_a_blog_that_hangs_is_left_behind(world):
    """The others are there within the time given."""
    released = threading.Event()
    world.on("/feed.xml", feed(("https://fed.example/p/new", "New")))

    def hang():
        released.wait(30)
        return httpx.Response(404)

    world.rules.insert(0, (re.compile("hangs.example"), hang))
    hanging = Blog("Hanging", feed="https://hangs.example/feed.xml")
    index = all_posts(world.door(), [hanging, replace(FED, sitemap="")], seconds=0.5)
    released.set()
    assert len(index.posts) == 1 and [failure.state for failure in index.failures] == [State.TIMED_OUT]


# ---- the matching ----------------------------------------------------------------------------------------------------

BLOG = Blog("Blog", feed="https://blog.example/feed.xml")
FILLER = [
    Post(f"Deep learning notes {n}", f"https://blog{n}.example/x", replace(BLOG, name=str(n)))
    for n in range(40)
]
RESNET = Paper(
    "1512.03385",
    "Deep Residual Learning for Image Recognition",
    (),
    "Deep networks are hard to train. We evaluate residual nets of many layers.",
    "test",
)
ADAM = Paper(
    "1412.6980", "Adam: A Method for Stochastic Optimization", (), "We introduce Adam, an algorithm.", "test"
)
ATTENTION = Paper(
    "1706.03762",
    "Attention Is All You Need",
    (),
    "We propose an architecture, the Transformer, for translation.",
    "test",
)


def post(title, summary="", ids=(), path="x"):
    return Post(title, f"https://blog.example/{path}", BLOG, None, summary, tuple(ids))


FITS = [
    (RESNET, post("Deep Residual Learning for Image Recognition"), True, "its title"),
    (RESNET, post("Residual Net"), True, "a rare word of its title, and a term of it"),
    (RESNET, post("How ResNet works"), True, "its name"),
    (RESNET, post("Notes", path="2019/01/resnet-explained.html"), True, "its name in the address"),
    (RESNET, post("Reading list", ids=["1512.03385"]), True, "it names the id"),
    (
        RESNET,
        post("A survey", ids=[*(f"2001.{n:05}" for n in range(99)), "1512.03385"]),
        False,
        "it names a hundred",
    ),
    (RESNET, post("Deep learning for cats"), False, "common words of its title"),
    (RESNET, post("Image processing"), False, "one word of its title"),
    (ADAM, post("Adam and friends"), True, "its name"),
    (ADAM, post("Optimization for beginners"), False, "one word of its title"),
    (ATTENTION, post("The Illustrated Transformer"), True, "its name"),
    (ATTENTION, post("Attention? Attention!"), True, "the one telling word of its title"),
    (ATTENTION, post("You need all of it"), False, "common words"),
]


@pytest.mark.parametrize(("paper", "candidate", "expected", "why"), FITS)
def test_which_posts_fit(paper, candidate, expected, why):
    """By title, name, rare words, terms and ids; never by words that every post of the field has."""
    assert (candidate in fitting(paper, [*FILLER, candidate])) is expected, why


def test_the_best_come_first_and_no_blog_fills_the_list():
    """At most three posts of one blog, fifteen in all, the title before the name."""
    many = [post(f"ResNet part {n}", path=str(n)) for n in range(9)]
    others = [
        Post(f"ResNet part {n}", f"https://other{n}.example/resnet", replace(BLOG, name=f"other {n}"))
        for n in range(30)
    ]
    exact = Post(RESNET.title, "https://exact.example/x", replace(BLOG, name="exact"))
    found = fitting(RESNET, [*many, *others, exact, *FILLER])
    assert found[0] is exact and len(found) == 15
    assert sum(item.blog.name == "Blog" for item in found) == 3


def test_a_title_about_one_thing_comes_before_one_about_many():
    """Both name the paper; the first says nothing else."""
    broad, narrow = (
        post("Cats, boats and ResNet in ten pictures", path="a"),
        post("ResNet explained", path="b"),
    )
    assert fitting(RESNET, [broad, *FILLER, narrow]) == (narrow, broad)


# ---- the whole -------------------------------------------------------------------------------------------------------


def a_small_table(tmp_path, monkeypatch):
    """The program's own table replaced by a file with two blogs."""
    table = tmp_path / "table.toml"
    table.write_text(
        '[[blog]]\nname = "Fed"\nauthor = "Ada"\nfeed = "https://fed.example/feed.xml"\n'
        '[[blog]]\nname = "Other"\nfeed = "https://other.example/feed.xml"'
    )
    monkeypatch.setattr("sources.services.blog_table.OWN_TABLE", table)
    return KnownBlogs({})


def test_candidates_with_author_and_summary(world, paper, tmp_path, monkeypatch):
    """What the list says of a post goes into the candidate; the sentence counts posts, blogs and silence."""
    blogs = a_small_table(tmp_path, monkeypatch)
    world.on(
        "fed.example/feed.xml",
        feed(("https://fed.example/p/foonet", "FooNet explained"), ("https://fed.example/p/x", "X")),
    )
    outcome = blogs.find(world.door(blogs), paper)
    (only,) = outcome.value or ()
    assert (only.url, only.author, only.snippet) == (
        "https://fed.example/p/foonet",
        "Ada",
        "About FooNet explained",
    )
    assert outcome.sentence == "1 of 2 posts of 2 known blogs (1 did not answer)"


def test_no_post_fits(world, paper, tmp_path, monkeypatch):
    """Nothing found, although the blogs answered."""
    blogs = a_small_table(tmp_path, monkeypatch)
    world.on("feed.xml", feed(("https://fed.example/p/x", "Cats")))
    outcome = blogs.find(world.door(blogs), paper)
    assert outcome.state is State.NONE and "none of 2 posts" in outcome.sentence


def test_nobody_answers(world, paper, tmp_path, monkeypatch):
    """That is no 'nothing found': it may be asked again soon."""
    blogs = a_small_table(tmp_path, monkeypatch)
    world.unreachable("example")
    outcome = ask(lambda: blogs.find(world.door(blogs), paper), blogs.name)
    assert outcome.state is State.UNREACHABLE and "none of 2 known blogs answered" in outcome.sentence


def test_the_table_is_where_the_package_has_it():
    """It is read from beside its reader."""
    assert OWN_TABLE.is_file()
