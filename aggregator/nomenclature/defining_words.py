"""The words by which a definition is known, and those that only look like one."""

from __future__ import annotations

GENERA = frozenset(
    """algorithm approach approximation architecture array assumption average behavior benchmark bias block building
    category class classifier collection combination component computation concatenation concept condition connection
    constant corpus count curve data dataset decision device dimension direction distance distribution document element
    embedding encoding encoder decoder entity equation error estimate evaluation experiment expression extension
    factor family feature fraction framework function generalization gradient graph group heuristic hypothesis idea
    implementation index indicator input instance kind language layer learner library limit list loss machine map mapping
    matrix measure mechanism method metric mixture mode model module network neuron node norm notion number object objective
    operation operator optimizer output pair parameter part path pattern penalty phase phenomenon policy position prediction
    principle probability problem procedure process product program projection property quantity rate ratio
    representation result rule sample scale scheme score sequence series set setting signal space stack stage standard state
    statistic step strategy string structure study sublayer subset sum system table task technique tensor test text
    theory threshold token tool transformation tree trick type unit value variable variant vector version vocabulary way
    weight window word baseline field branch discipline form art practice skill movement disease disorder act
    offence crime right obligation organization institution agreement person instrument treaty treatment
    gait exercise substance protein cell tissue organ area competition challenge collection""".split()
)
"""Nouns that say what kind of thing a term is (the genus); rough, from general knowledge of expository texts."""

EMPTY_GENERA = frozenset(
    """reason lot bit thing one same matter fact good bottleneck choice success
    issue question answer key start beginning end goal purpose aim exception must pain mess guy deal shame advantage
    disadvantage drawback benefit change difference improvement breakthrough milestone hit favorite friend topic subject
    focus heart core essence foundation future past side place time moment day year first second third last next other
    most best worst following latter former few couple bunch example great big huge""".split()
)
"""Nouns after which 'X is the …' says something about X, not what it is."""

EVALUATIVE = frozenset(
    """important popular great good better best big huge powerful crucial essential key common famous recent interesting
    useful simple easy hard difficult nice cool major significant natural obvious clear strong excellent wonderful new
    different similar main little small large perfect bad poor classic promising active central
    fundamental critical vital more much very so too quite still now already as less rather pretty""".split()
)

EXPLAINING = (
    r"that|which|where|whose|who|in which|by which|used|designed|meant|intended|introduced|proposed|trained|made|built|composed"
    r"|consisting|based|called|defined|given|obtained|computed|applied|able|with|for|from|of|to|between|over|whereby"
)
"""What leads in the difference by which a kind becomes this kind (regular expression)."""

POINTING = r"\b(?:above|below|previous|earlier|later|figures?|fig|following|here|shown|again|same|this (?:one|figure|image|post|video))\b"
"""Words that lead out of the sentence: it does not explain by itself."""
