"""The words by which a definition is known, and those that only look like one."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


GENERA = _words(
    "ability act agreement algorithm amount approach approximation architecture area array art assumption",
    "average bag baseline behavior benchmark bias block branch building case category cell challenge",
    "class classifier collection combination competition component computation concatenation concept",
    "condition connection constant copy corpus count crime curve data dataset decision decoder degree",
    "device difference dimension direction discipline disease disorder distance distribution document",
    "element embedding encoder encoding entity equation error estimate evaluation exercise experiment",
    "expression extension factor family feature field form fraction framework function gait",
    "generalization gradient graph group heuristic hypothesis idea implementation index indicator input",
    "instance institution instrument kind language layer learner length library limit list loss machine",
    "map mapping matrix means measure mechanism method metric mixture mode model module movement network",
    "neuron node norm notion number object objective obligation offence operation operator optimizer",
    "organ organization output pair parameter path pattern penalty person phase phenomenon piece policy",
    "position practice prediction principle probability problem procedure process product program",
    "projection property protein quantity rate ratio representation result right rule sample scale scheme",
    "score sequence series set setting shortcut signal situation size skill space stack stage standard",
    "state statistic step strategy string structure study sublayer subset substance sum system table task",
    "technique tendency tensor test text theory threshold tissue token tool transformation treatment treaty tree",
    "trick type unit value variable variant vector vocabulary way weight window word",
)
"""Nouns that say what kind of thing a term is (the genus); rough, from general knowledge of expository texts."""

EMPTY_GENERA = _words(
    "advantage aim answer beginning benefit best big bit bottleneck breakthrough bunch change choice core",
    "couple day deal disadvantage drawback end essence example exception fact favorite few first focus",
    "following former foundation friend future goal good great guy heart hit huge improvement issue key",
    "last latter lot matter mess milestone moment most must next one other pain part past place purpose",
    "question reason same second shame side start subject success thing third time topic worst year",
)
"""Nouns after which 'X is the …' says something about X, not what it is."""

EVALUATIVE = _words(
    "active already as bad best better big central classic clear common cool critical crucial different dominant",
    "difficult easy essential excellent famous fundamental good great hard huge important interesting key",
    "large less little main major more much natural new nice now obvious perfect poor popular powerful",
    "pretty promising quite rather recent significant similar simple small so still strong too useful",
    "very vital wonderful",
)
"""Words that praise, weigh or compare: 'X is an important …'."""

PRAISING = _words(
    "bad best better cool critical crucial dominant essential excellent good great important interesting nice",
    "perfect poor promising strong vital wonderful",
)
"""Of these, what no difference makes a kind of: 'X is a great way to …'."""

EXPLAINING = (
    r"that|which|where|whose|who|in which|by which|used|designed|meant|intended|introduced|proposed|trained|made|built|composed"
    r"|consisting|based|called|defined|given|obtained|computed|applied|able|with|for|from|of|to|into|between|over|whereby"
)
"""What leads in the difference by which a kind becomes this kind (regular expression)."""

POINTING = r"\b(?:do(?:ing)? so|above|below|previous|earlier|later|figures?|fig|following|here|shown|again|same (?:as|way|thing|one|goes)|this (?:one|figure|image|post|video))\b"
"""Words that lead out of the sentence: it does not explain by itself."""
