"""What axe-core (Deque's rules for WCAG 2) finds wrong with a page."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

GRAVE = ("serious", "critical")


RUN = "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
"""Every rule that is on by itself, and WCAG 2.2's of what is large enough to hit."""


@cache
def axe_core() -> str:
    folder = Path(sys.prefix) / "browser" / "node_modules" / "axe-core"
    return (folder / "axe.min.js").read_text()


def grave_violations(page: Page) -> list[str]:
    """Rule, what it asks for, and the first elements that break it. The page's own policy stays: axe comes from outside."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe_core())
    result = page.evaluate(RUN)
    return [
        f"{violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes'][:3]]}"
        for violation in result["violations"]
        if violation["impact"] in GRAVE
    ]
