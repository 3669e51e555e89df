"""The page of a text."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999"])
def test_what_is_not_there_is_said(ask: Callable[..., httpx.Response], number: str) -> None:
    """A number of no text, and one larger than the database has: a page that says so."""
    answer = ask(f"/source/{number}")
    assert answer.status_code == 404
    assert "there is no such text" in answer.text
