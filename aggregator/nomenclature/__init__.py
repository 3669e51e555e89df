
from aggregator.nomenclature.engine import extract_terms, read_terms
from aggregator.nomenclature.values import Definition, Passage, SourceText, Term, Use, Variant

__all__ = ["Definition", "Passage", "SourceText", "Term", "Use", "Variant", "extract_terms", "read_terms"]
