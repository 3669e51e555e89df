"""The search for nomenclature: terms, their variants, what makes them terms, who defines them.

Reading order: values, engine (the stages in their order), then the files in the order in which it uses them.
"""

from aggregator.nomenclature.acronyms import Expansion, expansions
from aggregator.nomenclature.bylines import Byline
from aggregator.nomenclature.engine import extract_terms, read_terms
from aggregator.nomenclature.values import Definition, Passage, SourceText, Term, Use, Variant

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
