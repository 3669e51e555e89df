"""A page that is watched: whom it asks, what it complains of. A page of ours asks nobody else and complains of nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route, sync_playwright

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

STILL = {"reduced_motion": "reduce"}
"""No scrolling that takes its time: what a test looks at has come to rest."""

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": WIDE, **STILL},
    "dark": {"color_scheme": "dark", "viewport": WIDE, **STILL},
    "narrow": {"color_scheme": "light", "viewport": NARROW, **STILL},
}
"""How people look at a page, as options of a browser's context."""

PATIENCE_MS = 8000


@dataclass(slots=True)
class Watched:
    """`foreign` are requests to another host (none is let through), `complaints` console errors, exceptions and dialogs."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def seen(self) -> dict[str, list[str]]:
        return {"foreign": self.foreign, "complaints": self.complaints}


NOTHING: dict[str, list[str]] = {"foreign": [], "complaints": []}


@contextmanager
def opened_browser() -> Iterator[Browser]:
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if not chromium:
        raise FileNotFoundError("no Chromium: run `make browser-test`, or name one with CHROMIUM=/path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, home: str, **options: Any) -> Iterator[Watched]:
    """A page of a context of its own. `home` is what the addresses of our own pages begin with."""
    context = browser.new_context(base_url=home if home.startswith("http") else None, **options)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    watch = Watched(page)

    def judge(route: Route) -> None:
        url = route.request.url
        watch.requests.append(url)
        if url.startswith(home):
            route.continue_()
        else:
            watch.foreign.append(url)
            route.abort()

    def told(message: ConsoleMessage) -> None:
        missing = "Failed to load resource" in message.text and message.location["url"] == page.url
        if message.type in ("error", "warning") and not missing:  # a page that is not there may say so
            watch.complaints.append(f"{message.type}: {message.text}")

    def asked(dialog: Dialog) -> None:
        watch.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", judge)
    page.on("console", told)
    page.on("pageerror", lambda error: watch.complaints.append(f"exception: {error}"))
    page.on("dialog", asked)
    yield watch
    context.close()


def look_at(page: Page, look: str) -> None:
    """The page that is open, in another of the LOOKS."""
    page.emulate_media(color_scheme=LOOKS[look]["color_scheme"])
    page.set_viewport_size(LOOKS[look]["viewport"])


def picture(page: Page, name: str) -> None:
    """Keeps how the page looks, as a file of build/screenshots/ (or of the folder that SCREENSHOTS names)."""
    folder = Path(os.environ.get("SCREENSHOTS", "build/screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.jpeg", full_page=True, quality=80)  # half as long as a PNG
