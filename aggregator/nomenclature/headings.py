"""What the heading over an article or an entry of a glossary says that it is on: a name, and its other names in brackets."""

from __future__ import annotations

import re

from aggregator.nomenclature.acronyms import expansions
from aggregator.nomenclature.keys import key_of

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_ALSO = re.compile(
    r"(?:(?:also|or|sometimes|commonly|called|known as|abbreviated(?: as)?) )+(?P<names>.+)", re.IGNORECASE
)

_KINDS = (
    "model",
    "network",
    "architecture",
    "model architecture",
    "function",
    "mechanism",
    "method",
    "algorithm",
    "technique",
    "operation",
    "framework",
    "approach",
    "procedure",
    "process",
    "trick",
    "principle",
    "strategy",
    "dataset",
    "metric",
    "problem",
    "task",
    "phenomenon",
    "effect",
    "concept",
    "parameter",
)
"""'The softmax function is …' says what softmax is."""


_KINDS_OF_HEADWORDS = (" regularization", " vector")
"""So a glossary has them; of a text's 'context vector' nobody would say that it is a context."""


def with_kinds(key: str) -> tuple[str, ...]:
    """The key of a term, and with each word behind it that says only what kind of thing it is."""
    return (key, *(f"{key} {kind}" for kind in _KINDS))


def names_in(heading: str) -> tuple[str, ...]:
    """Without what tells a name from its namesakes, '(machine learning)'.

    >>> names_in("rectified linear unit (ReLU)"), names_in("bias (math) or bias term")
    (('rectified linear unit', 'ReLU'), ('bias', 'bias term'))
    """
    names = _BRACKETS.sub("", heading).split(" or ")
    for found in _BRACKETS.finditer(heading):
        if also := _ALSO.fullmatch(found[1]):
            names += re.split(r", (?:or )?| or ", also["names"])
        elif expansions(f"{names[0]}{found[0]}"):
            names.append(found[1])
    return tuple(name for name in map(str.strip, names) if name)


def keys_in(heading: str) -> tuple[str, ...]:
    """The keys of its names, and of each in one word and without its kind: 'mini-batch' is 'minibatch', and 'dropout
    regularization' is 'dropout'."""
    keys = [key_of(name) for name in names_in(heading)]
    keys += [key.removesuffix(kind) for key in keys for kind in _KINDS_OF_HEADWORDS if key.endswith(kind)]
    return tuple(dict.fromkeys([*keys, *(key.replace(" ", "") for key in keys)]))
