"""Words of general and of academic English that make no term, whatever their frequency in a text says."""

from __future__ import annotations

ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "last", "next", "previous", "following"])

MEASURES = frozenset(
    ["high", "low", "long", "short", "large", "small", "full", "double", "real", "true", "false", "right"]
)
"""General, but what they tell apart is often a kind: 'low rank', 'short-term memory', 'right ventricle'."""

GENERAL_MODIFIERS = (
    ORDINALS
    | MEASURES
    | frozenset(
        word
        for listed in (
            "other such same different various many several certain particular specific given new old good better best",
            "bad worse worst main major minor important significant useful interesting possible impossible similar equal",
            "whole entire complete overall actual wrong big great huge larger largest",
            "smaller smallest higher highest lower lowest longer longest shorter shortest",
            "above aforementioned current recent early earlier late later",
            "final simple simpler easy easier hard harder difficult clear obvious common typical usual popular available",
            "necessary essential key crucial critical central basic fundamental original traditional interested able",
            "likely unlikely nice cool fancy little few additional further extra separate respective corresponding related",
            "relevant appropriate suitable proper exact precise enormous vast numerous countless single multiple two three",
            "four five six seven eight nine ten hundred thousand million billion own total non far near close",
            "future careful slow novel existing remaining resulting underlying corresponding surrounding",
            # what is done to a thing: 'adding layers', 'reducing cost'
            "adding applying avoiding achieving building calculating changing choosing collecting combining comparing",
            "computing considering converting creating decreasing defining dividing drawing enabling ensuring estimating",
            "explaining generating implementing improving increasing introducing keeping maximizing measuring minimizing",
            "multiplying obtaining performing predicting producing reducing removing replacing representing selecting",
            "setting solving understanding",
        )
        for word in listed.split()
    )
)

GENERAL_NOUNS = frozenset(
    word
    for listed in (
        # of texts and talks
        "example paper article blog post section chapter figure fig table appendix introduction conclusion summary",
        "abstract author reader video lecture slide tutorial link page book reference citation note notebook part",
        "question answer discussion comment topic subject idea concept notion term definition explanation description",
        "overview detail point argument statement title heading name version update story news",
        # of thinking and doing
        "way thing kind sort type form case fact reason result results outcome effect impact role purpose goal aim",
        "objective problem issue challenge difficulty solution approach technique method methodology process procedure",
        "step stage phase task work job effort attempt use usage application practice experience experiment study",
        "research analysis assessment evaluation investigation observation finding evidence comparison choice decision",
        "option alternative advantage disadvantage benefit drawback limitation improvement progress change difference",
        "similarity relationship relation connection interaction contribution interest understanding knowledge",
        "intuition insight assumption hypothesis theory principle rule criterion condition requirement need demand",
        "ability capability capacity possibility opportunity potential likelihood tendency trend success failure",
        # of amounts, places and times
        "number amount quantity size length degree level rate range extent lot bit bunch couple majority rest half",
        "time day week month year moment period end beginning start middle top bottom side front place position",
        "location area region field domain space direction line row list set group class category series order ",
        "pair unit item element component piece member individual person people man woman child user team community",
        "company organization institution world country state home house room thanks hand eye head body",
        # of properties
        "quality property characteristic aspect factor structure pattern shape style nature context situation",
        "environment background basis standard value importance meaning sense view perspective complexity simplicity",
        "flexibility performance efficiency effectiveness speed cost price power strength quality default",
        "file system machine tool resource material source information content support help care",
        "course school student teacher expert scientist researcher engineer developer activity action event movement",
        "development growth increase decrease reduction addition removal creation introduction implementation",
        "design plan project program everything something anything lack presence absence existence",
    )
    for word in listed.split()
)
"""Nouns of general and academic English: as a single word they need more evidence than others to be a term."""

_ACADEMIC = """
    abandonment access accommodation accompaniment accumulation accuracy achievement acknowledgement
    acquisition adaptation adequacy adjustment administration adult advocate affect aggregate aid allocation
    alteration ambiguity amendment analogy annual anticipation apparent appreciation approximation assembly
    assignment assistance assurance attachment attainment attitude attribute authority automation
    availability awareness behalf bias bond brevity bulk cessation channel chart chemical circumstance
    clarity classic clause code coherence coincidence collapse colleague commission commitment commodity
    communication compatibility compensation compilation complement compound computation computer
    concentration conduct conference confinement confirmation conflict conformity consent consequence
    consistency constant constitution constraint construction consultation consumer contact contemporary
    contract contradiction contrary contrast controversy convention converse conversion cooperation
    coordination core corporation correspondence credit culture currency cycle data debate decade decline
    deduction demonstration denial denotation depression derivation detection deviation device devotion
    dimension discretion discrimination displacement display disposal distinction distortion distribution
    diversity document domestic dominance draft drama duration dynamic economy edition elimination emergence
    emphasis encounter enforcement enhancement entity equation equipment equivalent erosion error
    establishment estate estimate ethics ethnic evolution exclusion exhibition expansion exploitation export
    exposure external extract facility feature fee finance finite fluctuation focus format formula foundation
    framework function fund fundamental gender generation globe grade grant guarantee guideline hierarchy
    highlight identification ideology ignorance illustration image immigration implication imposition
    incentive incidence inclination income incorporation index indication induction inevitable inference
    infrastructure inhibition initial initiative injury innovation input insertion inspection instance
    institute instruction integral integration integrity intelligence intensity intermediate interpretation
    interval intervention intrinsic investment invocation involvement isolation journal justification label
    labor layer legislation levy liberal licence logic maintenance manipulation manual margin maturity
    maximum mechanism media mediation medium migration military minimization minimum ministry minority mode
    modification monitoring motivation network neutral norm normal occupation occurrence orientation output
    overlap overseas panel paradigm paragraph parallel parameter participation partnership passive percent
    perception persistence phenomenon philosophy policy portion pose practitioner prediction preliminary
    presumption prime principal prior priority professional prohibition promotion proportion prospect
    protocol psychology publication purchase pursuit quotation radical random ratio rational reaction
    recovery refinement regime registration regulation reinforcement rejection relaxation release relevance
    reliance reluctance resident resolution response restoration restraint restriction retention revenue
    reverse revision revolution route scenario schedule scheme scope sector security sequence sex shift
    significance simulation site specification sphere stability statistic status strategy stress submission
    subordination subsidy substitution successor sufficiency sum supplement survey survival suspension symbol
    tape target technology temporary tension termination text theme thesis trace tradition transfer
    transformation transition transmission transport trigger undertaking unification uniform unique utility
    validity variable variance variation vehicle violation visibility vision volume voluntary welfare
"""

ACADEMIC_NOUNS = frozenset(_ACADEMIC.split())
"""Nouns at home in every discipline, in the sense of Coxhead (2000, "A new academic word list"); our own choice.

Alone they are terms of a field less often than other words, however often a text uses them."""

_HEADS = """
    absence amount beginning bit bottom bunch case choice collection combination concept copy couple course
    definition degree each effect end example favor form group handful idea impact importance instance kind
    lack length level list lot majority member middle multitude notion number one pair part piece plenty
    presence process quantity range rest result role sequence series set side size sort sum terms top total
    type understanding use value variety version way
"""

CONTAINERS = frozenset(_HEADS.split())
"""Heads that only hand over to what follows: 'number of layers', 'sequence of vectors'."""

EMPTY_HEADS = frozenset(
    word
    for listed in (
        "paper code article blog post author video repo repository notebook implementation section equation experiment",
        "range variety number amount part version lot kind sort way bit bunch piece majority matter thing",
    )
    for word in listed.split()
)
"""Nouns that make no kind of what stands before them: they speak of the text, or of how much there is."""
