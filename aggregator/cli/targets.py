"""What stands after --language, --include and --exclude: a language tag; an address, or the name of a channel or site."""

from __future__ import annotations

import re

import click

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""The form of BCP 47, as captions and pages give it."""


class Language(click.ParamType[str]):
    """'en', 'pt-BR'."""

    name = "TAG"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not TAG.fullmatch(value.strip()):
            self.fail(f"{value!r} is not the tag of a language; write it like en, de or pt-BR", param, ctx)
        return value.strip()


class Target(click.ParamType[str]):
    """An http(s) address, or the name of a channel or site."""

    name = "URL|CHANNEL"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from sources.checking import is_web_address

        target = value.strip()
        if not target:
            self.fail("an address, or the name of a channel or site, must follow", param, ctx)
        if re.match(r"\w+:/", target) and not is_web_address(target):
            self.fail(
                f"{target!r} is not the address of a page or video; write it like https://example.org/post",
                param,
                ctx,
            )
        return target
