"""The words by which a definition is known, and those that only look like one."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


GENERA = _words(
    "ability act activation agent agreement algorithm amount annotation approach approximation",
    "architecture archive area array art assumption attribute authority average bag baseline behavior",
    "benchmark bias block bone bound branch buffer building cache caption case category cell chain",
    "challenge character class classifier coefficient collection combination company competition",
    "compiler component computation concatenation concept condition connection constant constraint",
    "copy corpus count crime curve data database dataset decision decoder degree derivative",
    "descriptor deviation device dictionary difference digit dimension direction discipline",
    "discriminator disease disorder distance distribution document drug duty element embedding",
    "encoder encoding engine entity environment equation error estimate estimator evaluation exercise",
    "experiment expression extension factor family feature field file filter form format fraction",
    "frame framework function gait game generalization generator gradient graph group heuristic",
    "hyperparameter hypothesis idea image implementation index indicator inequality infection input",
    "instance institute institution instruction instrument integral interface interval kernel kind",
    "label laboratory language law layer leaderboard learner length letter library limit line list",
    "loss machine manoeuvre map mapping mask matrix mean means measure mechanism median memory",
    "message method metric mixture mode model module movement muscle network neuron node nonlinearity",
    "norm normalization notion number object objective obligation offence operation operator",
    "optimizer organ organization output package pair paradigm paragraph parameter path pattern",
    "penalty person phase phenomenon phrase piece pipeline plane platform policy polynomial position",
    "posterior posture practice prediction predictor principle prior probability problem procedure",
    "process product program projection prompt property protein protocol quantity rate ratio record",
    "regularization regularizer regulation representation researcher result reward right routine rule",
    "sample sampler scale schedule scheme school score sentence sequence series set setting shortcut",
    "signal situation size skill software space sphere stack stage standard state statistic step",
    "strategy string structure study subfield sublayer subroutine subset subspace substance suite sum",
    "surface symbol symptom syndrome system table task technique tendency tensor test text theory",
    "threshold tissue token tool toolkit transformation treatment treaty tree trick tuple turn type",
    "unit university value variable variant vector video vocabulary way weight window word workflow",
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
    "convenient difficult easy essential excellent famous fundamental good great hard huge ideal important interesting key",
    "large less little main major more much natural new nice now obvious perfect poor popular powerful",
    "pretty promising quite rather recent significant similar simple small so still strong too useful",
    "suitable very vital wonderful",
)
"""Words that praise, weigh or compare: 'X is an important …'."""

PRAISING = _words(
    "bad best better cool critical crucial dominant essential excellent good great important interesting nice",
    "perfect poor promising strong suitable vital wonderful",
)
"""Of these, what no difference makes a kind of: 'X is a great way to …'."""

EXPLAINING = (
    r"that|which|where|whose|who|in which|by which|used|designed|meant|intended|introduced|proposed|trained|made|built|composed"
    r"|consisting|based|called|defined|given|obtained|computed|applied|able|with|for|from|of|to|into|between|over|whereby"
)
"""What leads in the difference by which a kind becomes this kind (regular expression)."""

POINTING = r"\b(?:do(?:ing)? so|above|below|previous|earlier|later|figures?|fig|following|here|shown|again|in (?:this|our) case|same (?:as|way|thing|one|goes)|this (?:one|figure|image|post|video))\b"
"""Words that lead out of the sentence: it does not explain by itself."""
