"""Floors that may only rise: what was once reached for the terms is held. Lowering one takes a flag and a reason, which is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("terms_floors.json")

SLACK = 1e-9


def fallen(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The names of the floors that are not reached."""
    return [name for name, floor in floors.items() if measured.get(name, floor) < floor - SLACK]


def raised(measured: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors after a run that was better, cut to three digits."""
    return dict(floors) | {
        name: max(int(value * 1000) / 1000, floors.get(name, 0.0)) for name, value in measured.items()
    }


def lowered(
    measured: Mapping[str, float], floors: Mapping[str, float], reason: str
) -> tuple[dict[str, float], list[str]]:
    """The floors after a run that was worse and may be, and what is to be kept of the reason."""
    names = fallen(measured, floors)
    notes = [f"{name}: {floors[name]} -> {measured[name]:.3f}, {reason}" for name in names]
    return dict(floors) | {name: int(measured[name] * 1000) / 1000 for name in names}, notes


def load(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """Group -> measure -> floor."""
    groups: dict[str, dict[str, float]] = json.loads(path.read_text())["floors"]
    return groups


def save(groups: Mapping[str, Mapping[str, float]], notes: list[str], path: Path = FLOORS) -> None:
    """Writes the floors; notes of lowering are added to those that are there."""
    kept = json.loads(path.read_text())["lowered"] if path.exists() else []
    path.write_text(json.dumps({"floors": groups, "lowered": [*kept, *notes]}, indent=2) + "\n")
