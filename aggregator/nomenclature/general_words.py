"""Words of general and of academic English that make no term, whatever their frequency in a text says."""

from __future__ import annotations

GENERAL_MODIFIERS = frozenset(
    word
    for listed in (
        "other such same different various many several certain particular specific given new old good better best",
        "bad worse worst main major minor important significant useful interesting possible impossible similar equal",
        "whole entire complete overall actual real true false right wrong big great huge large larger largest small",
        "smaller smallest high higher highest low lower lowest long longer longest short shorter shortest first second",
        "third fourth fifth last next previous following above aforementioned current recent early earlier late later",
        "final simple simpler easy easier hard harder difficult clear obvious common typical usual popular available",
        "necessary essential key crucial critical central basic fundamental original traditional interested able",
        "likely unlikely nice cool fancy little few additional further extra separate respective corresponding related",
        "relevant appropriate suitable proper exact precise enormous vast numerous countless single multiple two three",
        "four five six seven eight nine ten hundred thousand million billion double own total full non far near close",
    )
    for word in listed.split()
)
