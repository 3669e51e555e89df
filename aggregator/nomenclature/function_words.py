"""The closed classes of English: words that are never part of a term by themselves, by what they do in a sentence."""

from __future__ import annotations

BY_TAG = {
    # determiners, possessives, quantifiers
    "T": """a an the this that these those my your his her its our their some any every each no another both all
        half such either neither few many much more most several enough less fewer least own""",
    # prepositions and conjunctions that start a phrase
    "I": """of in on at by for from with about into through over under between among during before after against
        as like within without upon across along around behind beyond near toward towards via per than since until
        while because if though although unless whereas except despite onto off out up down above below beside
        besides amongst amid throughout concerning regarding including excluding according following
        depending given versus vs once lest whether""",
    "O": "to",
    # modal and auxiliary verbs
    "M": """can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't mustn't
        gonna wanna gotta 'll 'd""",
    "B": "am is are was were be been being isn't aren't wasn't weren't 's 're 'm ain't",
    "H": """have has had having do does did doing done don't doesn't didn't haven't hasn't hadn't 've""",
    # pronouns
    "U": """i you he she it we they me him us them myself yourself himself herself itself ourselves themselves one
        ones someone somebody something anyone anybody anything everyone everybody everything nobody nothing none
        there here others mine yours hers ours theirs who whom let's it's that's there's here's what's who's he's
        she's i'm i'll i've i'd you're you'll you've you'd we're we'll we've we'd they're they'll they've they'd it'll
        that'll""",
    "W": "which what whose when where why how whatever whichever whoever whenever wherever that",
    "A": "and or but nor so yet and/or",
    "X": "not n't never",
    # adverbs, discourse words and letters' names of speech that no lexicon need decide
    "R": """also just only very too even still already always often usually sometimes rather quite almost again
        ever then now thus hence therefore however moreover furthermore otherwise instead indeed perhaps maybe
        actually basically essentially simply really well please okay ok yes yeah no oh um uh hmm hello hi hey
        thanks etc e.g i.e eg ie cf et al viz together apart away back ago else forth further""",
    # verbs that stand before terms and never in them
    "V": """let get got gets getting make makes made making take takes took taken taking go goes went gone going
        come comes came coming say says said saying see sees saw seen seeing know knows knew known knowing think
        thinks thought thinking want wants wanted look looks looked looking give gives gave giving use uses used
        using need needs needed put puts keep keeps kept become becomes became seem seems seemed try tries tried
        trying mean means meant call called calls allow allows allowed allowing help helps helped happen happens
        happened consist consists propose proposes proposed show shows showed shown showing apply applies applied
        applying describe describes described require requires required provide provides provided providing
        find finds found finding contain contains contained containing occur occurs occurred became remain remains""",
}

TAG_OF = {word: tag for tag, listed in BY_TAG.items() for word in listed.split()}

_NUMBERS = """zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion"""

NUMBER_WORDS = frozenset(_NUMBERS.split())

_COMBINING = """anti multi sub bi semi pseudo quasi hyper meta macro micro mini"""

AMBIGUOUS = {
    "inside": "IJ",
    "outside": "IJ",
    "back": "RNJ",
    "front": "NJ",
    "left": "JDNP",
    "right": "JRN",
    "past": "JIN",
    "forward": "JR",
    "backward": "JR",
    "co": "JNV",
    "cross": "JNV",
    **dict.fromkeys(_COMBINING.split(), "J"),
}
"""Words that are as often content as not, and the first parts of compounds where the hyphen is not written ('multi head
attention', as in captions): their tags here go before the lexicon's."""
