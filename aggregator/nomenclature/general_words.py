"""Words of general and of academic English that make no term, whatever their frequency in a text says."""

from __future__ import annotations

ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "last", "next", "previous", "following"])

GENERAL_MODIFIERS = ORDINALS | frozenset(
    word
    for listed in (
        "other such same different various many several certain particular specific given new old good better best",
        "bad worse worst main major minor important significant useful interesting possible impossible similar equal",
        "whole entire complete overall actual real true false right wrong big great huge large larger largest small",
        "smaller smallest high higher highest low lower lowest long longer longest short shorter shortest",
        "above aforementioned current recent early earlier late later",
        "final simple simpler easy easier hard harder difficult clear obvious common typical usual popular available",
        "necessary essential key crucial critical central basic fundamental original traditional interested able",
        "likely unlikely nice cool fancy little few additional further extra separate respective corresponding related",
        "relevant appropriate suitable proper exact precise enormous vast numerous countless single multiple two three",
        "four five six seven eight nine ten hundred thousand million billion double own total full non far near close",
    )
    for word in listed.split()
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

CONTAINERS = frozenset(
    [
        "number",
        "set",
        "kind",
        "sort",
        "type",
        "part",
        "lot",
        "bunch",
        "amount",
        "piece",
        "series",
        "range",
        "couple",
        "pair",
        "list",
        "use",
        "majority",
        "rest",
        "case",
        "example",
        "way",
        "level",
        "degree",
        "combination",
        "collection",
        "group",
        "variety",
        "form",
        "sum",
        "total",
        "lack",
        "number",
        "end",
        "beginning",
        "top",
        "bottom",
        "side",
        "middle",
        "result",
        "effect",
        "impact",
        "importance",
        "role",
        "idea",
        "notion",
        "concept",
        "process",
        "choice",
        "understanding",
        "definition",
        "version",
        "copy",
        "one",
        "each",
        "bit",
        "plenty",
        "quantity",
        "multitude",
        "handful",
        "size",
        "length",
        "value",
        "sequence",
        "presence",
        "absence",
        "course",
        "member",
        "favor",
        "terms",
        "instance",
    ]
)
"""Heads that only hand over to what follows: 'number of layers', 'sequence of vectors'."""
