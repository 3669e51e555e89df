"""arXiv through the `arxiv` package: what it knows, what it refuses, and that no refusal passes for an unknown paper."""

import inspect

import pytest

from sources.contract import ask
from sources.outcomes import State
from sources.services.arxiv import Arxiv, title_query

ARXIV = Arxiv({})

ENTRY = """<entry><id>http://arxiv.org/abs/{id}</id><title>{title}</title><updated>2023-08-02T00:41:18Z</updated>
<published>2017-06-12T17:57:34Z</published><summary>  We build foo.
  Code: https://github.com/example/foo. </summary><category term="cs.CL"/><category term="cs.LG"/>
<arxiv:comment>9 pages</arxiv:comment><arxiv:primary_category term="cs.CL"/><arxiv:doi>10.1/x</arxiv:doi>
<author><name>Ada Example</name></author><author><name>Bo Sample</name></author></entry>"""

ERROR = """<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title>
<summary>incorrect id format for x</summary><updated>2026-01-01T00:00:00Z</updated></entry>"""


def feed(*entries: str, total: int | None = None) -> str:
    """An answer of export.arxiv.org/api/query."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">'
        f"<opensearch:totalResults>{len(entries) if total is None else total}</opensearch:totalResults>"
        f"<opensearch:startIndex>0</opensearch:startIndex>{''.join(entries)}</feed>"
    )


def entry(id_="1706.03762v7", title="FooNet: A\n  Foo Network"):
    return ENTRY.format(id=id_, title=title)


def test_a_paper_with_all_that_arxiv_says(world):
    """Version apart from the id, white space straightened, the repository read out of the abstract."""
    world.on("id_list=1706.03762", feed(entry()))
    outcome = ARXIV.paper(world.door(ARXIV), "1706.03762")
    paper = outcome.value
    assert paper and (paper.arxiv_id, paper.version) == ("1706.03762", 7)
    assert paper.title == "FooNet: A Foo Network" and paper.authors == ("Ada Example", "Bo Sample")
    assert paper.categories == ("cs.CL", "cs.LG") and paper.comment == "9 pages" and paper.doi == "10.1/x"
    assert paper.published == "2017-06-12T17:57:34Z"
    assert paper.code_url == "https://github.com/example/foo"
    assert len(world.asked) == 1


REFUSALS = [
    ("Rate exceeded.", 200, State.RATE_LIMITED, "a refusal in plain text, with status 200"),
    ("Rate exceeded.", 429, State.RATE_LIMITED, "with the status that is meant for it"),
    ("", 200, State.UNREACHABLE, "an empty body"),
    ("<html><body>Down for maintenance</body></html>", 200, State.UNREACHABLE, "a page instead of a feed"),
    (feed(total=1), 200, State.UNREACHABLE, "one result is announced and none is there"),
    ("sorry", 503, State.UNREACHABLE, "out of order"),
    ("no", 403, State.BLOCKED, "this machine is refused"),
    (feed(), 200, State.NONE, "an empty list: nobody has this id"),
    (feed(ERROR), 200, State.NONE, "an error told as an entry"),
    (feed(ERROR), 400, State.NONE, "an error told as an entry, with its status"),
    (feed(entry("1706.99999v1")), 200, State.NONE, "another paper than the one asked for"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), REFUSALS)
def test_what_is_no_paper_has_its_own_outcome(world, body, status, state, why):
    """Only arXiv's own word makes a paper unknown; everything else can be tried again."""
    world.on("export.arxiv.org", body, status)
    outcome = ask(lambda: ARXIV.paper(world.door(ARXIV), "1706.03762"), "arxiv")
    assert outcome.state is state, why
    assert outcome.sentence and "Traceback" not in outcome.sentence


def test_a_refusal_is_not_kept(world):
    """After 'Rate exceeded.' the next run asks anew instead of reading the refusal from the archive."""
    world.on("export.arxiv.org", "Rate exceeded.")
    door = world.door(ARXIV)
    for _ in range(2):
        ask(lambda: ARXIV.paper(door, "1706.03762"), "arxiv")
    assert len(world.asked) == 2


def test_nobody_there_is_told_in_a_sentence(world):
    """The door's own outcome comes out of the package's exception."""
    world.unreachable("arxiv")
    outcome = ask(lambda: ARXIV.paper(world.door(ARXIV), "1706.03762"), "arxiv")
    assert outcome.state is State.UNREACHABLE and "export.arxiv.org" in outcome.sentence


def test_titles_come_by_similarity(world):
    """The five most similar titles, best first; remote ones are left out."""
    titles = ["Foo for All", "Attention Is All You Need", "Attention Is All You Need in Speech", "Zebras"]
    entries = [entry(f"2001.0000{n}v1", title) for n, title in enumerate(titles, 1)]
    world.on("search_query", feed(*entries))
    outcome = ARXIV.search(world.door(ARXIV), "attention is all you need")
    assert [paper.title for paper in outcome.value or ()] == [titles[1], titles[2]]
    assert 'ti:"attention is all you need"' in world.asked[0]


def test_an_unknown_title_is_nothing_found(world):
    """No matches, and no guess."""
    world.on("search_query", feed())
    assert ARXIV.search(world.door(ARXIV), "No Such Paper").state is State.NONE
    assert ARXIV.search(world.door(ARXIV), "?!").state is State.NONE and len(world.asked) == 1


def test_a_title_cannot_become_a_query_of_its_own():
    """Quotes and operators of the query language are not passed on."""
    assert title_query('a" OR all:x (') == 'ti:"a OR all x" OR (ti:x)'


def test_two_requests_stand_three_seconds_apart(world):
    """The pace is arXiv's own rule and holds for whatever is asked of it."""
    world.on("arxiv.org", feed())
    door = world.door(ARXIV)
    ARXIV.paper(door, "1706.03762")
    ARXIV.paper(door, "1810.04805")
    assert world.at >= 3.0


def test_the_package_still_lets_itself_be_led_through_the_door():
    """The attribute that carries the session, and that nothing else in the package dials."""
    import arxiv

    source = inspect.getsource(arxiv)
    assert "self._session.get(" in source
    assert source.count("requests.Session()") == 1 and "requests.get(" not in source
