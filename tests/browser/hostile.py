"""A library in which every text that can come from outside is hostile, and what there must not be on a page of it."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page

CORPUS = Path(__file__).with_name("hostile.txt")

OWN = {
    "arxiv_id", "kind", "state", "mark", "caption_kind", "canonical", "content_hash", "fetched_at", "found_at", "read_at",
    "asked_at", "not_before", "made_at", "marked_at", "started_at", "finished_at", "options", "planned", "parts", "document",
    "group_url", "named_from", "how", "source", "item", "part", "target",
}  # fmt: skip
"""Columns that hold our own words, times and keys; every other column of text is filled."""

ACTIVE = """
() => {
  const found = [];
  const address = /^[\\s\\u0000-\\u0020]*(javascript|vbscript|data|blob|file|filesystem|view-source):/i;
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName, own = element.outerHTML.slice(0, 160);
    if (/^(iframe|object|embed|base|frame|applet|foreignobject|animate|set|marquee|noscript|plaintext|xmp|dialog|video|audio|image)$/i.test(name)) found.push(own);
    if (name === 'script' && new URL(element.src || 'about:blank', location).origin !== location.origin) found.push(own);
    if (name === 'script' && element.textContent.trim() && !/json/.test(element.type)) found.push(own);
    if (name === 'meta' && /refresh/i.test(element.httpEquiv)) found.push(own);
    if (element.matches('.injected, [srcdoc], [autofocus][onfocus]')) found.push(own);
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) found.push(own);
      if (/^(href|src|action|formaction|xlink:href|poster|data|cite|ping)$/i.test(attribute.name) && address.test(attribute.value) && own !== '<link rel="icon" href="data:,">') found.push(own);
      if (attribute.name === 'style' && /url|expression|import|fixed/i.test(attribute.value)) found.push(own);
    }
  }
  return found;
}
"""
"""Elements of the page that run, load or lead where no page of ours leads; a script must be a file of ours."""

TURNED = """
() => [...document.querySelectorAll('body *')].filter(element =>
    /[\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u0008\\u000e-\\u001f]/.test([...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''))
  ).map(element => element.outerHTML.slice(0, 160))
"""
"""Elements whose own text turns the direction of what stands beside it."""


def corpus() -> tuple[str, ...]:
    lines = (line for line in CORPUS.read_text().splitlines() if line and not line.startswith("# "))
    return tuple(_meant(line) for line in lines)


def _meant(line: str) -> str:
    characters = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)
    return characters.replace("%LONG%", "w" * 3000)


def make_hostile(library: Path, to: Path) -> Path:
    """A copy of a library with the corpus in every column that holds somebody else's words."""
    shutil.copy(library, to)
    with closing(sqlite3.connect(to)) as db, db:
        for table, columns in foreign_columns(db):
            for column in columns:
                _fill(db, table, column)
        db.execute("update papers set title = ?", [" ".join(corpus())])
        db.execute("delete from library_terms")
        db.execute("insert or ignore into library_terms select key, term, 1, 9, 9 from terms")
        db.execute("insert or ignore into known_terms select key, term, 'now' from terms limit 40")
    return to


def foreign_columns(db: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """(table, its columns of somebody else's words)."""
    query = "select name from sqlite_master where type = 'table' and name not like '%fts%' and name not like '\\_%' escape '\\'"
    for (table,) in db.execute(query).fetchall():
        columns = db.execute(
            f"select name from pragma_table_info('{table}') where type = 'TEXT' collate nocase"
        )
        if foreign := [name for (name,) in columns if name not in OWN]:
            yield table, foreign


def _fill(db: sqlite3.Connection, table: str, column: str) -> None:
    """Three texts of the corpus in every row, each row beginning one further; unique, where keys must be."""
    lines = corpus()
    primary = [name for (name,) in db.execute(f"select name from pragma_table_info('{table}') where pk")]
    keys = db.execute(f"select {', '.join(primary)}, {column} from {table}").fetchall()
    where = " and ".join(f"{name} = ?" for name in primary)
    for number, (*key, was) in enumerate(keys):
        db.execute(f"update {table} set {column} = ? where {where}", [_replaced(was, lines, number), *key])


def _replaced(was: str | None, lines: tuple[str, ...], number: int) -> str:
    begin = number % len(lines)
    three = list(islice(cycle(lines), begin, begin + 3))
    if was and was.startswith("["):
        return json.dumps(three)
    if was and was.startswith(("http:", "https:")):
        return f"{three[0]}#{number}"
    return f"{' '.join(three)} {number}"


def active_nodes(page: Page) -> list[str]:
    """What runs, loads or leads astray on a page, and what turns its text round."""
    found: list[str] = page.evaluate(ACTIVE) + page.evaluate(TURNED)
    return found
