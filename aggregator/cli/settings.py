"""Where things lie and what a person has set: the environment, then the configuration file. Read once, handed down."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from aggregator.errors import Exit, Stopped

NAME = "gather-context"
OPTION_KEYS = frozenset(
    ["db", "blogs", "videos", "minutes", "language", "without", "offline", "strict", "replay"]
)  # what the configuration file may set for `gather`; [keys] is a table of its own


def folder(what: str) -> Path:
    """The folder for 'data', 'cache' or 'config'; GATHER_CONTEXT_HOME puts all of them under one roof."""
    home = os.environ.get("GATHER_CONTEXT_HOME")
    if home:
        return Path(home).expanduser() / what
    import platformdirs  # a few milliseconds that --help need not pay

    where: str = getattr(platformdirs, f"user_{what}_dir")(NAME, appauthor=False)
    return Path(where)


def database_path(given: str | None) -> Path:
    return Path(given).expanduser() if given else folder("data") / "gather-context.db"


def archive_path() -> Path:
    return folder("cache") / "answers.db"


def config_path() -> Path:
    return folder("config") / "config.toml"


def defaults(commands: Iterable[str]) -> dict[str, dict[str, Any]]:
    """click's default_map from the configuration file: every option of `gather` that it sets, for every command."""
    options = {key: value for key, value in read_config().items() if not isinstance(value, dict)}
    unknown = sorted(set(options) - OPTION_KEYS)
    if unknown:
        raise Stopped(
            f"{config_path()} sets {', '.join(unknown)}, which is no option",
            f"it may set {', '.join(sorted(OPTION_KEYS))}",
            Exit.USAGE,
        )
    return {name: options for name in commands}


def source_settings() -> Mapping[str, str]:
    """What sources are made with: the configuration's [keys] table under the environment, which wins."""
    keys = read_config().get("keys", {})
    return {**{str(k): str(v) for k, v in keys.items()}, **os.environ}


def read_config() -> dict[str, Any]:
    """The configuration file as a dictionary; empty when there is none."""
    path = config_path()
    if not path.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Stopped(
            f"{path} is not valid TOML: {error}", "correct it or move it away", Exit.USAGE
        ) from error
