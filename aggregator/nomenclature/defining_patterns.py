"""The patterns by which texts define: what stands between a term and what it is.

Hearst 1992 ("Automatic acquisition of hyponyms"), Westerhout & Monachesi 2007 ("Extraction of Dutch definitory contexts"),
Navigli & Velardi 2010 ("Learning word-class lattices"): is-a, called, apposition, verbs of defining; with hedges as people talk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_HEDGES = (
    r"(?:(?:basically|essentially|simply|just|really|actually|usually|often|typically|generally|also|then|therefore|thus"
    r"|nothing (?:but|more than)|nothing else than|kind of|sort of|in fact|in essence|at its core|effectively|roughly"
    r"|literally|technically|mathematically|formally|conceptually|again|like|of course|here|still),? )*"
)
_IS = rf"(?:is|are|was|were|(?:can|may|could|would|will) be|['’]s) {_HEDGES}"

_SAYS = (
    r"(?:maps?|converts?|transforms?|turns?(?= [^.]{2,60} into )|computes?|calculates?|projects?|encodes?|represents?(?! an? (?:\w+ )?(?:effort|attempt|step|advance|shift|milestone)\b)|captures?|normali[sz]es?"
    r"|predicts?|combines?|controls?|determines?|specif(?:y|ies)|indicates?|measures?|stores?|compress(?:es)?|assigns?"
    r"|scales?(?= (?:the|an?|each|every|its|all|up|down)\b)|freezes?|injects?|quanti[sz]es?|estimates?|approximates?|minimi[sz]es?|maximi[sz]es?|penali[sz]es?|randomly"
    r"|learns? (?:to|a|an|how)|tr(?:y|ies) to|attempts? to|aims? to|serves? (?:as|to)|acts? as|works? by|consists? in"
    r"|tells? (?:us|you|the|how)|gives? (?:us |you )?(?:a measure|an estimate|an idea) of|(?:just|simply|basically) says? (?:that|how)"
    r"|(?:allows?|enables?|lets|helps?|makes? it possible for) (?:an?|the|each|every|its|our|your))"
)
"""What things of this field do, as far as saying it says what they are."""

_DOES = (
    r"(?:adds?|appl(?:y|ies)|updates?|removes?|keeps?|performs?|creates?|extracts?|sums?|averages?|generates?|produces?"
    r"|process(?:es)?|selects?|prevents?|splits?|replaces?|takes?(?= an?\b| the\b| in\b| two\b| each\b| all\b)|uses?(?= (?:an?|the|two|each|all|one)\b| [^.]{3,60} to )|multipl(?:y|ies)|divides?|stacks?|skips?|drops?"
    r"|extends?|involves?|adjusts?|helps? (?!us|you)|lets? (?!us|you|me|'s)|operates? on|looks? at|attends? to"
    r"|allows? (?!us|you|for)|enables? (?!us|you)|modif(?:y|ies)|alternates?|clips?|introduces?|ensures?|provides?|describes?|defines?)"
)
"""What they do too, but what may also be said of them in passing: the object must name a kind of thing."""

_TO_DO = (
    r"(?:\w+ly )?(?:turn|convert|map|transform|compute|calculate|encode|represent|normali[sz]e|predict|combine|control|measure"
    r"|store|compress|scale|estimate|approximate|minimi[sz]e|maximi[sz]e|penali[sz]e|prevent|avoid|reduce|stabili[sz]e|speed up"
    r"|project|let|make|split|find|decide|choose|update|keep)"
)
"""What something is used to do."""

PURPOSE, WHAT, BY, AS, USE, FORM = "purpose", "what", "by", "as", "use", "form"
"""What may lead to the term: 'the idea behind X is …', 'what X does is …', 'by X we mean …', 'think of X as …', 'we use X to …', 'the structure of X is …'."""

LEADS = {
    PURPOSE: r"(?:the|one|our|its|their) (?:\w+ )?(?:idea|intuition|purpose|job|role|goal|aim|point|task|essence) (?:of|behind|with|in)|(?:the|its) (?:main )?function of"
    r"|(?:one|another|a|the) (?:\w+ )?way (?:to|of|that you can) (?:think(?:ing)?|look(?:ing)?|view(?:ing)?|see|understand|picture|visuali[sz]e)(?: about| of| at)?",
    WHAT: r"(?:what|all)(?: that)?",
    BY: r"by",
    AS: r"(?:think|thought|thinking|conceive) (?:of|about)|(?:defines?|defined|picture)",
    FORM: r"(?:the|its) (?:\w+ )?(?:structure|form|definition|formula|equation|meaning) (?:of|for)",
    USE: r"(?:we|you|they|people|i|networks?|models?|architectures?|methods?|encoders?|decoders?|the authors) (?:can |could |will |then |often |usually |also )?(?:use|apply|add|employ|introduce)",
}


COLON_DO = "colon, do"
"""'Replay memory: store the last transitions' tells by what is to be done."""

_DIRECTLY = r"(?:[\w-]+ ){1,5}?(?:that|which|where|who|whose|in which|used|designed|for|to|of|[a-z]+ing)\b"
"""An apposition says at once what sets its kind apart; 'a, b and c' are a list."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`base`: how far a sentence of this form is believed before anything else is known of it."""

    name: str
    base: float
    cue: str
    """Regular expression for what follows the term (or goes before it)."""
    needs_genus: bool = False
    """What follows must name a kind of thing."""
    anywhere: bool = False
    """The term need not begin its clause."""
    leads: tuple[str, ...] = ()
    """What must lead to the term: one of these."""
    begins_line: bool = False
    """The term must begin its sentence, its item or its line."""


@dataclass(frozen=True, slots=True)
class Leading:
    """A pattern that goes before a term. One of the `signs` stands in its cue, which reaches so many characters back and on."""

    pattern: Pattern
    signs: tuple[str, ...]
    back: int
    on: int


def _signs(listed: str) -> tuple[str, ...]:
    """With '|' between them."""
    return tuple(listed.split("|"))


AFTER_TERM = (
    Pattern("does is", 0.6, r"(?:\w+ )?(?:does|do) is(?: that)? ", leads=(WHAT,)),
    Pattern("we mean", 0.65, r",? (?:we|i|they|people|the authors) (?:\w+ )?means? ", leads=(BY,)),
    Pattern("as", 0.6, r" (?:simply |just |basically )?(?:as|to be) (?=(?:an?|the|just|like|simply|some)\b|\\\(|\$|\S+ =)", leads=(AS,)),
    Pattern("use to", 0.5, rf" (?:in order )?to (?={_TO_DO}\b)", leads=(USE,)),
    Pattern("idea", 0.6, rf"{_IS}(?:to|that|for) ", leads=(PURPOSE,)),
    Pattern("form", 0.6, rf"{_IS}(?=[`\\$]|[^\s.]+ =)", leads=(FORM,)),
    Pattern("is a", 0.45, rf"{_IS}(?:an?|one of the|any|some) ", needs_genus=True),
    Pattern("is the", 0.35, rf"{_IS}the (?!same\b)", needs_genus=True),
    Pattern("is when", 0.5, rf"{_IS}(?:when|where|how|(?:you|we) (?:take|have|train|learn|give|add|start|just)\b|what(?! (?:we|you|i|they|one|people|became|made|makes|drives|matters)\b)(?:['’]s| is)?|whether|(?:just |simply )?one (?:where|that|which|in which|whose|when)) "),
    Pattern("is defined as", 0.7, rf"{_IS}(?:\w+ly )?(?:defined|described|thought of|understood|explained) (?:as|by|to be) "),
    Pattern("is based on", 0.65, rf"{_IS}(?:solely|entirely|purely|completely|only) (?:based|built) (?:on|upon|around) "),
    Pattern("is seen as", 0.3, rf"{_IS}(?:\w+ly )?(?:seen|viewed|regarded|interpreted|considered|known) as ", needs_genus=True),
    Pattern("is used to", 0.5, rf"{_IS}(?:\w+ly )?(?:used (?:to|for|as)|(?:designed|trained|meant|responsible|intended|built|there) (?:to|for)) "),
    Pattern("is computed as", 0.4, rf"{_IS}(?:computed|calculated|obtained|given|formed|constructed|built|created|produced|made) (?:as|by|from) (?=(?:the|an?|\w+ing)\b)"),
    Pattern("consists of", 0.55, r"(?:consists? of|(?:is|are) (?:also )?(?:composed of|made (?:up )?of|built (?:up )?from)) "),
    Pattern(
        "is like",
        0.35,
        r"(?:is|are) (?:a bit |just |very |exactly |almost )?(?:the same as|similar to|identical to|like) (?!our\b)(?=[^.]*\b(?:except|but|where|only that|difference|instead)(?![^.]*\bour\b)\b)",
        needs_genus=True,
    ),
    Pattern("doing", 0.35, rf"(?:is|was|involves?) {_HEDGES}(?=\w+ing (?:the|an?|to|of|how|each|every|all|your|our|its|only|just)\b)"),
    Pattern("are", 0.3, rf"are {_HEDGES}(?=[\"“]?\w)", needs_genus=True),
    Pattern("refers to", 0.65, r"refers? to "),
    Pattern("means", 0.5, r"(?:(?:just |simply |basically |really |here |then )?means|denotes) (?:that )?"),
    Pattern("stands for", 0.65, r"(?:st(?:ands|ood) for|is (?:short|an (?:acronym|abbreviation)) (?:for|of)) "),
    Pattern("meaning", 0.5, r",? meaning (?:that )?(?=(?:the|an?|how|every|each|some|you|we|it)\b)", anywhere=True),
    Pattern("which is", 0.4, rf",? which (?:is|are) {_HEDGES}(?=(?:\w{{3,}}ing (?:the|an?|to|of|how|whether|if|each|one|all|your|which)|whether|how|what(?! (?:we|the|they|people|you|i|made|makes)\b)|when|where|(?:applied|added|computed|designed|responsible) (?:to|for|by|from))\b|[\"“])", anywhere=True),
    Pattern("apposition", 0.25, rf", (?:which (?:is|are) {_HEDGES})?(?:an?|one of the|the (?=(?:process|task|idea|technique|method|act|problem|practice|number|set|ability|part)\b)) ?(?={_DIRECTLY})", needs_genus=True, anywhere=True),
    Pattern("dash", 0.4, r"(?:\s?--\s?|\s?—\s?|\s[–-]\s)(?:an?|the) (?!same\b)", needs_genus=True, anywhere=True),
    Pattern("colon", 0.4, r": (?:an?|the) (?=(?:[\w-]+ ){1,4}?(?:that|where|which|in which|whose)\b)", needs_genus=True, anywhere=True),
    Pattern(COLON_DO, 0.45, r"(?:: |\s(?:[–—-]|--)\s)(?=(?:\w+ly )?[A-Za-z][a-z]*[a-rt-z] (?:an?|the|each|all|every|one|two|some|its|random|past|new)\b)", begins_line=True),
    Pattern("colon does", 0.45, rf"(?:: |\s(?:[–—-]|--)\s)(?:(?:[Tt]his|[Ii]t) )?(?![A-Z]{{2}})(?i:(?={_SAYS}\b|{_DOES}\b|takes ))", begins_line=True),
    Pattern("colon", 0.35, r"(?:: |\s[–—-]\s)(?=\w)", needs_genus=True, begins_line=True),
    Pattern("which", 0.4, rf",? which (?:basically |essentially |simply |just )?(?={_SAYS}\b)", anywhere=True),
    Pattern("says", 0.45, rf"{_HEDGES}{_SAYS}\b "),
    Pattern("takes and", 0.45, rf"{_HEDGES}(?:takes?|receives?|accepts?) (?=[^.;:]{{3,90}}(?:,? and (?:then )?|,? to |,? )(?:\w+ly )?(?:{_SAYS}|{_DOES}|outputs?|outputting|returns?|returning|produc(?:e|ing)|predict(?:ing)?|generat(?:e|ing))\b)"),
    Pattern("does", 0.3, rf"{_HEDGES}{_DOES}\b ", needs_genus=True),
    Pattern(
        "aside", 0.45, r" \((?:i\.e\.,? |that is,? )?(?=(?:the|an?|how)\s)", needs_genus=True, anywhere=True
    ),
)  # fmt: skip

TO_THIS_END = (
    r"(?:To|In order to) (?:this end|do (?:so|this|that)|(?:address|fix|solve|achieve|avoid|counter|prevent|mitigate|tackle|overcome) (?:this|that)(?: \w+)?)"
    r"|For (?:this|that)(?: purpose| reason)?"
)
"""What ties a means to the need for it, which the sentence before tells."""

TO_AN_END, KIND, THAT_IS, REFERRED = "to an end", "kind", "that is", "referred to as"
"""'To give the model a sense of order, we add positional encodings': the need is in the same sentence. 'A task, span prediction, in which …'."""

_SOMEBODY_USES = (
    r"(?:we|they|you|people|one|the (?:authors|paper|model|network|transformer)) (?:\w+ )?"
    r"(?:uses?|used|adds?|added|introduces?|introduced|employs?|employed|appl(?:y|ies|ied)|proposes?|proposed)"
)
_ABOUT_THE_TEXT = (
    r"train|evaluate|test|compare|see|show|illustrate|understand|explain|answer|begin|start|summari[sz]e|demonstrate|verify|validate"
    r"|be|do|this|make things|keep things|keep it|follow|get|have|look|check|inspect|view|plot|visuali[sz]e|reproduce|run|use"
)
_KINDS = r"task|model|architecture|method|mechanism|technique|algorithm|framework|approach|function|objective|dataset|network"
BEFORE_TERM = (
    Leading(
        Pattern(
            "called",
            0.5,
            r"(?:(?:is|are|was|were|be|also|commonly|often|usually|sometimes|so) (?:\w+ )?(?:called|known as|termed|named|dubbed|referred to as)"
            r"|(?:we|they|people|authors|i|you) (?:\w+ ){0,2}(?:call|refer to|term|name|dub) (?:this|these|it|them)(?: \w+){0,3}?(?: as)?"
            r"|(?<!\bon )(?<!\bin )(?<!\bto )(?:that|which|what) (?:we|they|people|i|you|the authors|the paper) (?:\w+ )?(?:calls?|refers? to as|terms?)|what(?:'s| is) (?:called|known as)"
            r"|(?:we|they|paper|authors) (?:\w+ )?defines?"
            r"|(?:method|technique|mechanism|process|procedure|model|function|concept|network|approach|trick|layer|vector|matrix"
            r"|number|parameter|phenomenon|problem|task|operation|algorithm|idea|something|architecture|metric|score|measure"
            r"|buffer|memory|table|array|list|quantity|bound|objective|loss|rule|unit|block|module|component|token) \(?(?:called|known as)) ",
        ),
        _signs(
            " called |(called | known as |(known as | termed | terms | named | dubbed | referred to as | call | calls | refer to | define"
        ),
        back=40,
        on=2,
    ),
    Leading(Pattern(REFERRED, 0.5, r"refer to [^.,;:]{8,80} as "), ("refer to ",), back=1, on=90),
    Leading(
        Pattern("to this end", 0.5, rf"(?:{TO_THIS_END}),? {_SOMEBODY_USES} "),
        _signs(
            "o this end|o do |o address |o fix |o solve |o achieve |o avoid |o counter |o prevent |o mitigate |o tackle |o overcome "
            "|For this|For that"
        ),
        back=10,
        on=60,
    ),
    Leading(
        Pattern(
            TO_AN_END,
            0.5,
            rf"(?:To|In order to) (?!{_ABOUT_THE_TEXT})[a-z]+ [^.,;:!?]{{20,140}}, {_SOMEBODY_USES} ",
        ),
        ("To ", "In order to "),
        back=0,
        on=200,
    ),
    Leading(
        Pattern(
            THAT_IS,
            0.5,
            r"(?:[Tt]hat['’]s|[Tt]hat is|those are) (?:what (?:we|they|people) call )?|\(hence (?:the name )?",
        ),
        ("hat's ", "hat’s ", "hat is ", "those are ", "(hence "),
        back=1,
        on=25,
    ),
    Leading(
        Pattern(
            KIND,
            0.5,
            rf"(?:an?|another) (?:[\w-]+ ){{0,4}}(?:{_KINDS}), (?:called |named |namely )?(?=[^,.;:]{{3,50}}, (?:based|which|that|where|in which|whose|to|for|in|with|by|designed|trained|inspired)\b)",
        ),
        tuple(f"{kind}, " for kind in _signs(_KINDS)),
        back=60,
        on=70,
    ),
)


def _any_of(patterns: tuple[Pattern, ...]) -> re.Pattern[str]:
    """One expression for all; the empty group at the end of what matched has the pattern's number in its name.

    A group around it would have each pattern begun at every place, whatever its first letter."""
    return re.compile("|".join(f"(?:{pattern.cue})(?P<p{n}>)" for n, pattern in enumerate(patterns)))


_AFTER = _any_of(AFTER_TERM)
_BEFORE = tuple((leading, re.compile(leading.pattern.cue)) for leading in BEFORE_TERM)
_MAY_FOLLOW = re.compile(
    r" (?:(?=(?:is|are|was|were|can|could|may|will|would|refers?|means|involves?|just|simply|basically|really|denotes|meaning|consists?"
    rf"|stands|stood|which|does|do|as|to|we|i|they|people|takes?|receives?|accepts?|{_SAYS}|{_DOES})\b)|(?=[–—(-]))|, (?=an? |the |one |which |meaning |we )|--|—|: |'(?=s an? )|’(?=s an? )"
)
"""Where a cue may begin, told at less cost than by trying all patterns everywhere. Each begins with a mark: searching is quicker."""

Cue = tuple[Pattern, int, int]
"""A pattern, where its cue starts and where it ends."""


def cue_at(text: str, place: int) -> Cue | None:
    """The pattern whose cue begins at this place (or behind its blank), or None."""
    found = _AFTER.match(text, place) or _AFTER.match(text, place + 1)
    return (AFTER_TERM[int((found.lastgroup or "p0")[1:])], found.start(), found.end()) if found else None


def cues_after(text: str, may_end: Callable[[int], bool]) -> Iterator[Cue]:
    """Every place where a pattern follows what may be a term. `may_end`: whether a term may end at a place, told at less cost than the pattern."""
    last_end = 0
    for place in _MAY_FOLLOW.finditer(text):
        found = cue_at(text, place.start()) if may_end(place.start()) else None
        if found and found[2] > last_end:
            last_end = found[2]
            yield found


def cues_before(text: str) -> Iterator[Cue]:
    """Every place where a pattern leads to what may be a term."""
    for leading, cue in _BEFORE:
        for start, end in _places_of(leading.signs, text):
            found = cue.search(text, max(0, start - leading.back), end + leading.on)
            if found and found.start() <= start + 1 < found.end():
                yield leading.pattern, found.start(), found.end()


def _places_of(signs: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Where each of the signs stands, found quicker than by an expression."""
    for sign in signs:
        place = text.find(sign)
        while place >= 0:
            yield place, place + len(sign)
            place = text.find(sign, place + 1)
