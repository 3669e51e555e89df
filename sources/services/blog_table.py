"""The table of known blogs: read from TOML (see known_blogs.toml for its form), checked, as plain values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from sources.checking import is_web_address

OWN_TABLE = Path(__file__).with_name("known_blogs.toml")
ADDRESSES = ("index", "feed", "sitemap", "home")
TEXTS = ("name", "author", "within")


@dataclass(frozen=True, slots=True)
class Blog:
    """Where the posts of a blog can be listed. `pages`: (address, title) of what stands in no list."""

    name: str
    author: str = ""
    index: str = ""
    feed: str = ""
    sitemap: str = ""
    within: str = "/"
    pages: tuple[tuple[str, str], ...] = ()

    @property
    def lists(self) -> tuple[str, ...]:
        """The addresses that are asked."""
        return tuple(address for address in (self.index, self.feed, self.sitemap) if address)

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(urlsplit(address).hostname or "" for address in self.lists)


def known_blogs(path_of_more: str = "") -> tuple[Blog, ...]:
    """Ours, then those of the user's own file. Raises ValueError with a sentence where that cannot be read."""
    ours = read_table(OWN_TABLE)
    return ours + read_table(Path(path_of_more).expanduser()) if path_of_more else ours


def read_table(path: Path) -> tuple[Blog, ...]:
    """The blogs of one file; ValueError says which line or which blog is wrong."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ValueError(f"the list of blogs {path} cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"the list of blogs {path} is not valid TOML: {error}") from error
    rows = table.get("blog", [])
    if not isinstance(rows, list):
        raise ValueError(f"{path}: each blog is a table of its own, [[blog]]")
    return tuple(_blog(row, f"{path}, blog {number}") for number, row in enumerate(rows, 1))


def _blog(row: Any, where: str) -> Blog:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise ValueError(f"{where}: a blog needs a name")
    where = f"{where} ({row['name']})"
    unknown = sorted(set(row) - {*ADDRESSES, *TEXTS, "pages"})
    if unknown:
        raise ValueError(
            f"{where}: there is no {', '.join(unknown)}, only {', '.join([*TEXTS, *ADDRESSES, 'pages'])}"
        )
    if wrong := [key for key in ADDRESSES if key in row and not is_web_address(row[key])]:
        raise ValueError(f"{where}: {', '.join(wrong)} is no web address")
    if wrong := [key for key in TEXTS if not isinstance(row.get(key, ""), str)]:
        raise ValueError(f"{where}: {', '.join(wrong)} is no text")
    given = {key: row[key] for key in (*TEXTS, *ADDRESSES) if key in row and key != "home"}
    return Blog(**given, pages=tuple(_pages(row, where)))


def _pages(row: Mapping[str, Any], where: str) -> Iterator[tuple[str, str]]:
    for page in row.get("pages", []):
        if not (isinstance(page, list) and len(page) == 2 and all(isinstance(part, str) for part in page)):
            raise ValueError(f"{where}: a page is a pair of its path and its title")
        address = urljoin(row.get("home", ""), page[0])
        if not is_web_address(address):
            raise ValueError(f"{where}: {page[0]} is no address; has the blog a home?")
        yield address, page[1]
