"""The house's rules, read off the code: imports run one way, the network has one door, the table of additions is true."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
FILES = sorted([*(TOP / "aggregator").rglob("*.py"), *(TOP / "sources").rglob("*.py")])

ORDER = [
    # a file may import only from its own line and the lines above it
    "sources/values",
    "sources/outcomes",
    "sources/contract",
    "sources/identifiers",
    "sources/naming",
    "sources/queries",
    "sources/repositories",
    "sources/door",
    "sources/formats",
    "sources/checking",
    "sources/services",
    "sources/registry",
    "aggregator/errors",
    "aggregator/selection",
    "aggregator/nomenclature",
    "aggregator/store",
    "aggregator/stages",
    "aggregator/pipeline",
    "aggregator/views",
    "aggregator/exports",
    "aggregator/pages",
    "aggregator/cli",
]


def imports(path: Path) -> Iterator[str]:
    """The project's own modules that a file imports, anywhere in it, but for type checking, as paths."""
    tree = ast.parse(path.read_text())
    only_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        names = (
            [node.module]
            if isinstance(node, ast.ImportFrom) and node.module
            else [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else []
        )
        if id(node) not in only_types:
            yield from (
                name.replace(".", "/") for name in names if name.split(".")[0] in ("aggregator", "sources")
            )


def room(path: str) -> int | None:
    return next((i for i, name in enumerate(ORDER) if path == name or path.startswith(name + "/")), None)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(TOP)))
def test_imports_run_one_way(path: Path) -> None:
    """No file imports what comes later in the way of the data."""
    mine = room(str(path.relative_to(TOP).with_suffix("")))
    if mine is not None:
        late = [name for name in imports(path) if (there := room(name)) is not None and there > mine]
        assert not late, f"{path.relative_to(TOP)} imports {late}, which come after it"


def test_the_network_has_one_door() -> None:
    """Nothing but the door dials: no library's own fetching, no client made elsewhere."""
    banned = r"\bhttpx\.(get|post|Client|stream)\b|\brequests\.(get|post|Session)\b|urlopen|fetch_url|fetch_response|feedparser\.parse\((?!(io\.)?BytesIO)"
    guilty = [
        str(p.relative_to(TOP)) for p in FILES if "door" not in p.parts and re.search(banned, p.read_text())
    ]
    assert not guilty


def test_help_imports_only_click() -> None:
    """`--help` pays for no library but click."""
    code = "import sys; sys.argv = ['gather-context', '--help']\nfrom aggregator.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=TOP, check=True)
    heavy = {
        "httpx",
        "requests",
        "trafilatura",
        "yt_dlp",
        "feedparser",
        "arxiv",
        "bs4",
        "sqlite_utils",
        "rich",
        "lxml",
        "platformdirs",
        "youtube_transcript_api",
        "starlette",
        "uvicorn",
        "jinja2",
    }
    assert not heavy & set(ast.literal_eval(done.stderr.splitlines()[-1]))


def test_every_module_says_what_it_holds() -> None:
    """Each file opens with its subject."""
    assert not [str(p.relative_to(TOP)) for p in FILES if not ast.get_docstring(ast.parse(p.read_text()))]
