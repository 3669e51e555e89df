"""The search for nomenclature: terms, their variants, what makes them terms, who defines them.

Reading order: values, engine (the stages in their order), then the files in the order in which it uses them; headings and senses, for what is looked up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from aggregator.nomenclature.bylines import Byline
from aggregator.nomenclature.values import Definition, Passage, SourceText, Term, Use, Variant

if TYPE_CHECKING:
    from aggregator.nomenclature.acronyms import Expansion, expansions
    from aggregator.nomenclature.engine import extract_terms, read_terms

__all__ = [
    "Byline",
    "Definition",
    "Expansion",
    "Passage",
    "SourceText",
    "Term",
    "Use",
    "Variant",
    "expansions",
    "extract_terms",
    "read_terms",
]

_WHERE = {
    "Expansion": "acronyms",
    "expansions": "acronyms",
    "extract_terms": "engine",
    "read_terms": "engine",
}


def __getattr__(name: str) -> Any:
    """The search itself, with its patterns, is loaded when it is asked for: to show a term, or fold a word, nobody needs it."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
