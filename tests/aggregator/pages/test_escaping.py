"""Whatever stands in titles, names, texts, terms and addresses: text on every page and in the file, never a node."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import httpx
import pytest
from bs4 import BeautifulSoup

from aggregator.pages.report import report_of
from aggregator.store.connection import open_existing
from sources.values import Paper

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "a\u202eb\u2066c",
)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>1</script>",
    'https://e.test/"onclick="x',
    "http://[::1",
    "//e.test",
)


@pytest.fixture(params=HOSTILE)
def pages(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    ask_of: Callable[[Path], Callable[..., httpx.Response]],
    sample: SimpleNamespace,
) -> list[str]:
    """Every kind of page of a library in which all is hostile."""
    bad, path = request.param, tmp_path / "hostile.db"
    paper = Paper("2401.00001", bad, (bad,), bad, "arxiv", categories=(bad,), code_url="javascript:alert(1)")
    texts = [sample.told("blog", url, bad, (f"A widget is {bad}.", bad), 0) for url in ADDRESSES]
    texts += [
        sample.told("video", "https://www.youtube.com/watch?v=aaaaaaaaaaa", bad, (f"widget {bad}", bad), 9)
    ]
    sample.fill(path, paper, texts)
    ask, query = ask_of(path), urlencode({"q": bad})
    addresses = ["/", "/paper/2401.00001", "/term?key=widget", "/terms", f"/search?{query}", "/search?q=widget",
                 f"/term?{urlencode({'key': bad})}", f"/paper/{bad}"]  # fmt: skip
    addresses += [f"/source/{n + 1}?term=widget" for n in range(len(texts))]
    return [*(ask(address).text for address in addresses), report_of(open_existing(path), "2401.00001")]


def test_nothing_of_it_is_a_node(pages: list[str]) -> None:
    """No element, attribute or link of its own; what turns the direction of text is gone."""
    for html in pages:
        page = BeautifulSoup(html, "lxml")
        assert not page.select("img, iframe, object, embed, base, svg[onload], [style]")
        assert not [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
        assert all(tag.get("src") == "/static/pages.js" for tag in page.select("script"))
        for link in page.select("[href]"):
            assert str(link["href"]).startswith(("https://", "http://", "/", "#", "data:,"))
        assert "\u202e" not in html and "\u2066" not in html and "49" not in (page.h1.text if page.h1 else "")
