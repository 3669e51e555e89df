"""Choosing: what is about the paper, what says the same twice, and which few serve a reader best.

Files in the order of reading: values, addresses, merging, next, choosing; what choosing asks, in its order: judging, subject,
aliases, headline, reading, evidence, relevance, eligibility, independence, diversity, wording. For what a paper builds on:
background (which methods), background_judging, background_next.
"""

from aggregator.selection.addresses import canonical, clean, site_of
from aggregator.selection.choosing import choose
from aggregator.selection.merging import merge
from aggregator.selection.next import next_to_read

__all__ = ["canonical", "choose", "clean", "merge", "next_to_read", "site_of"]
