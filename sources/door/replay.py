"""A folder of recorded answers instead of the network: the bottom of the door for the demo, for tests, and for --replay.

`answers.json` in the folder and in each folder right below it is a list of rules; the first that matches answers:

    {"match": "GET https://export\\.arxiv\\.org/api/query\\?.*id_list=1706\\.03762.*",   against the whole decoded request
     "body": "attention",                       searched in the decoded request body, when given
     "status": 200, "headers": {"Content-Type": "application/atom+xml"},
     "file": "arxiv.xml",                       or "text": "inline"
     "shape": "recorded", "used_by": ["demo"]}  notes for people

What no rule matches is answered with 404."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_plus

import httpx


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of answers.json; `folder` is where its file lies."""

    match: re.Pattern[str]
    body: re.Pattern[str] | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    text: str = ""

    def answers(self, asked: str, body: str) -> bool:
        return bool(self.match.fullmatch(asked)) and (self.body is None or bool(self.body.search(body)))

    def content(self) -> bytes:
        return self.file.read_bytes() if self.file else self.text.encode()


def read_rules(folder: Path) -> tuple[Rule, ...]:
    """The rules of the folder itself, then those of its sub-folders by name. Raises FileNotFoundError or ValueError."""
    lists = [
        path for path in (folder / "answers.json", *sorted(folder.glob("*/answers.json"))) if path.is_file()
    ]
    if not lists:
        raise FileNotFoundError(f"no answers.json in {folder}")
    return tuple(_rule(entry, path.parent) for path in lists for entry in json.loads(path.read_text("utf-8")))


def _rule(entry: Mapping[str, Any], folder: Path) -> Rule:
    return Rule(
        match=re.compile(entry["match"]),
        body=re.compile(entry["body"]) if "body" in entry else None,
        status=entry.get("status", 200),
        headers=entry.get("headers", {}),
        file=folder / entry["file"] if "file" in entry else None,
        text=entry.get("text", ""),
    )


def asked(request: httpx.Request) -> str:
    """'GET https://html.duckduckgo.com/html/?q="1706.03762" explained': what `match` is held against."""
    url = request.url
    host = f"[{url.host}]" if ":" in url.host else url.host
    port = f":{url.port}" if url.port else ""
    query = f"?{unquote_plus(url.query.decode())}" if url.query else ""
    return f"{request.method} {url.scheme}://{host}{port}{unquote(url.raw_path.decode().partition('?')[0])}{query}"


def _body(request: httpx.Request) -> str:
    text = request.content.decode(errors="replace")
    form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    return unquote_plus(text) if form else text


def replayed(rules: Sequence[Rule], request: httpx.Request) -> httpx.Response:
    """The answer of the first rule that matches, or 404."""
    question, body = asked(request), _body(request)
    rule = next((rule for rule in rules if rule.answers(question, body)), None)
    if rule is None:
        return httpx.Response(404, text=f"nothing recorded for {question}")
    return httpx.Response(rule.status, headers=dict(rule.headers), stream=httpx.ByteStream(rule.content()))


class Replay(httpx.BaseTransport):
    """Answers from the folder, whose rules are read once."""

    def __init__(self, folder: Path) -> None:
        self._rules = read_rules(folder)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return replayed(self._rules, request)
