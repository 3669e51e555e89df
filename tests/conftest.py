"""A library for whoever asks one: the two papers of the recorded world, gathered once for the whole run of the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAPERS = ("1607.08022", "1502.03167")


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Its GATHER_CONTEXT_HOME, to be copied. The first of several workers that needs it gathers for all."""
    base = tmp_path_factory.getbasetemp()
    home = (base if worker_id == "master" else base.parent) / "gathered"
    with FileLock(f"{home}.lock"):
        if not home.exists():
            gather_papers(home.with_name("gathering"))
            home.with_name("gathering").rename(home)
    return home


def gather_papers(home: Path) -> None:
    """By the real command, in the order of PAPERS."""
    for paper in PAPERS:
        subprocess.run(
            [sys.executable, "-m", "aggregator.cli", paper, "--replay", str(FIXTURES), "-q"],
            env={**os.environ, "GATHER_CONTEXT_HOME": str(home)},
            cwd=FIXTURES.parent,
            stdout=subprocess.DEVNULL,
            check=True,
        )


@pytest.fixture
def own_home(gathered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library for one test, as the home that the command looks into."""
    monkeypatch.delenv("GATHER_CONTEXT_DB", raising=False)
    monkeypatch.setenv("GATHER_CONTEXT_HOME", str(tmp_path / "home"))
    shutil.copytree(gathered, tmp_path / "home")
    return tmp_path / "home"
