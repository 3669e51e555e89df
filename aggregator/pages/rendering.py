"""Templates to HTML: everything escaped, an unknown name is an error, no address but of the web becomes a link."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from aggregator.exports.places import moment, visible, web
from aggregator.pages import addresses

FOLDER = Path(__file__).parent


def render(template: str, **values: Any) -> str:
    """The HTML of `template`, a file name in templates/."""
    return environment().get_template(template).render(**values)


def warm() -> None:
    """Compiles the templates, so that the first page a person opens does not wait for it (0.1 s)."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_shown,
    )
    made.filters.update(
        web=web, moment=moment, duration=duration, day=day, many=many, language_tag=language_tag
    )
    made.globals.update(to=addresses)
    return made


def _shown(value: Any) -> Any:
    """Text without what steers a terminal or turns its direction; markup and numbers as they are."""
    return visible(value) if type(value) is str else value


def duration(minutes: float) -> str:
    """
    >>> duration(7.4), duration(138.4)
    ('7 min', '2 h 18 min')
    """
    whole = max(1, round(minutes))
    return f"{whole} min" if whole < 90 else f"{whole // 60} h {whole % 60:02} min"


def day(moment_iso: str | None) -> str:
    """
    >>> day("2026-11-23T10:00:00+00:00"), day(None), day("spring")
    ('23 Nov 2026', '', 'spring')
    """
    if not moment_iso:
        return ""
    try:
        date = datetime.fromisoformat(moment_iso)
    except ValueError:
        return moment_iso
    return f"{date.day} {date:%b %Y}"


def language_tag(language: str | None) -> str:
    """What may stand in a lang attribute (BCP 47), else ''.

    >>> language_tag("en-GB"), language_tag('x" onclick="')
    ('en-GB', '')
    """
    fits = language and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language)
    return language or "" if fits else ""


def many(number: int, one: str, more: str = "") -> str:
    """
    >>> many(1, "video"), many(2, "voice"), many(1200, "use")
    ('1 video', '2 voices', '1,200 uses')
    """
    return f"{number:,} {one if number == 1 else more or one + 's'}"
