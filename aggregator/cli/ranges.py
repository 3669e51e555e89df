"""'5-10' on the command line: a number or a range of whole numbers."""

from __future__ import annotations

import re
from typing import Any

import click


class Range(click.ParamType[tuple[int, int]]):
    """'A-B' -> (A, B); 'N' -> (N, N). Both at least 0, A at most B, B at least `least_end`."""

    name = "A-B"

    def __init__(self, least_end: int = 0) -> None:
        self.least_end = least_end

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?", str(value))
        if not match:
            self.fail(f"{value!r} is not a range; write it like 5-10", param, ctx)
        low = int(match[1])
        high = int(match[2]) if match[2] else low
        if low > high:
            self.fail(f"{value!r} runs backwards; write the smaller number first", param, ctx)
        if high < self.least_end:
            self.fail(f"{value!r} leaves nothing; write it like 6-60", param, ctx)
        return low, high
