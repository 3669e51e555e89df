"""About the paper, near it, beside it: what the parts of the judgement see."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aggregator.selection.evidence import RULES
from aggregator.selection.reading import Reader
from aggregator.selection.relevance import Judgement, judge
from aggregator.selection.subject import subject_of
from aggregator.selection.values import Considered
from sources.values import Paper

Make = Callable[..., Considered]


def judged(paper: Paper, considered: Considered) -> Judgement:
    return judge(Reader(subject_of(paper)), considered)


def parts(j: Judgement) -> dict[str, str]:
    return {part.name: part.says for part in j.parts}


def test_a_page_about_the_paper(paper: Paper, page: Make) -> None:
    """Every part has its sentence, and the score is their sum."""
    j = judged(paper, page())
    assert j.about == "paper" and j.is_sure
    assert parts(j)["headline"] == "its headline names Heron"
    assert parts(j)["identity"] == "links arXiv:2901.00042"
    assert "of the abstract's distinctive terms" in parts(j)["terms"]
    assert j.score == pytest.approx(min(1.0, sum(part.value for part in j.parts)))


def test_none_of_the_signs_is_a_gate(paper: Paper, page: Make, about: str) -> None:
    """Without a link it is still about the paper; so it is without the name in its headline, as long as the rest says so."""
    assert judged(paper, page(links=())).about == "paper"
    assert judged(paper, page(title="Rivers of glass")).about == "paper"


def test_a_link_alone_is_not_enough(paper: Paper, page: Make, beside: str) -> None:
    """Something else that links the paper in passing is not about it."""
    j = judged(paper, page(title="Bread with honey", text=beside))
    assert j.about != "paper" and parts(j)["identity"] == "links arXiv:2901.00042"


def test_a_name_alone_is_not_enough(paper: Paper, page: Make, beside: str) -> None:
    """A bakery called Heron has the name, and not a word of what the paper is about."""
    j = judged(paper, page(title="Heron, a bakery", text=beside, links=()))
    assert j.about == "beside" and "namesake" in parts(j)


def test_captions_that_mishear_the_name(paper: Paper, video: Make, about: str) -> None:
    """The headline names it and the abstract's terms carry the text, though captions never get the name right."""
    misheard = about.lower().replace("heron", "hair on").replace("sluices", "sluice is").replace(".", "")
    j = judged(paper, video(text=misheard, description=""))
    assert j.about == "paper"


NAMESAKE = """
Heron is a protocol for debates between language models. Two of them argue before a third, which has read neither the
question nor the answer, and whoever convinces it gets the point. The Heron paper shows that weak judges become better with
the length of the debate, up to six turns, and worse from then on, since both sides begin to repeat themselves. What
surprised the authors is that judges prefer quotations to reasons, even false quotations, and that a model which is allowed
to look them up wins nearly always. They train the debaters with reinforcement learning and a learnt reward, and after two
thousand steps the arguments become short and polite. With larger models the Heron score goes on rising. Their table four
compares human judges with machines; people are fairer to the side that speaks second. There is a section on safety: a
debater that knows more than its judge can mislead it, but another one of the same strength usually finds the lie. The data
are public, a hundred thousand debates on trivia, medicine and law, and I have put a link under the video, with a form where
you can be the judge yourself.
"""


def test_a_namesake_in_the_field(paper: Paper, video: Make) -> None:
    """Another paper of the same name: it links another address, and few of the terms are in it."""
    j = judged(paper, video(text=NAMESAKE, description="Paper: https://arxiv.org/abs/2807.11111"))
    assert j.about != "paper"
    assert parts(j)["other papers"] == "links arXiv:2807.11111, not this paper"


def test_showing_how_to_use_it_is_near(paper: Paper, page: Make, about: str) -> None:
    """A text that operates software is not about the paper, whatever else speaks for it."""
    clicks = (
        "Install the script with pip, open the notebook, click on the folder and download the checkpoint. "
        * 8
    )
    assert judged(paper, page(title="Heron on your laptop", text=about + clicks)).about == "near"
    assert judged(paper, page(title="Implementing Heron from scratch", text=about + clicks)).about == "paper"


def test_a_survey_that_has_it_among_many(paper: Paper, page: Make, about: str, beside: str) -> None:
    """One of twenty papers that a page links, in a twentieth of its text."""
    others = (f"https://arxiv.org/abs/28{i:02}.00001" for i in range(20))
    links = (*others, "https://arxiv.org/abs/2901.00042")
    j = judged(paper, page(title="The sluice family: a survey", text=about + beside * 8, links=links))
    assert j.about != "paper" and "links 21 papers" in parts(j)["survey"]


def test_long_texts_are_not_favoured(paper: Paper, page: Make, beside: str) -> None:
    """In a book every word turns up somewhere; only what stands together counts."""
    scattered = " ".join(
        f"{beside} Then there was {word}."
        for word in ("a sluice", "an estuary", "a dam", "a weir", "a marsh", "a tide")
    )
    j = judged(paper, page(title="Collected walks", text=scattered, links=()))
    assert j.about == "beside" and "share" not in parts(j)


def test_what_is_not_read_is_unknown(paper: Paper, video: Make) -> None:
    """Without a text there is no judgement."""
    assert judged(paper, video(text=None)).about == "unknown"


def test_a_field_wide_name_needs_a_sign_of_the_paper(page: Make, about: str) -> None:
    """'Marsher' is what everybody calls such networks; somebody must mean this paper."""
    abstract = "We propose the Marsher, a network with frozen sluices, glass rivers and an estuary loss on the tidal benchmark."
    field = Paper("2901.00042", "Tides Are All You Want", ("Ottoline Quarrington",), abstract, "test")
    text = about.replace("Heron paper", "Marsher").replace("heron", "marsher")
    nobody = judged(field, page(title="Marsher models: channels", text=text, links=()))
    assert nobody.about == "near" and "names a field" in parts(nobody)["field"]
    meant = judged(
        field,
        page(title="Marsher models: channels", text=text + " As Quarrington says, tides are all you want."),
    )
    assert meant.about == "paper"


def test_every_rule_is_silent_or_speaks_in_words(paper: Paper, page: Make, video: Make, beside: str) -> None:
    """What a rule says can be read to a person: short, no figures of the machine."""
    for considered in (
        page(),
        video(),
        page(text=beside, links=()),
        video(title="Quokka nets explained", description=""),
    ):
        for part in judged(paper, considered).parts:
            assert 10 < len(part.says) < 120 and "0." not in part.says
    assert len(RULES) == len({rule.__name__ for rule in RULES})


def test_what_says_only_the_name(paper: Paper, page: Make, beside: str) -> None:
    """News and opinions say the name in every paragraph, and hardly a word of what the paper is about."""
    news = (
        beside.replace("the baker", "Heron and its network")
        + " Heron needs little memory, said the founder of Heron."
    )
    j = judged(paper, page(title="Heron conquers the bakeries", text=news, links=()))
    assert j.about != "paper" and not j.is_sure


def test_a_video_that_links_another_paper_first(paper: Paper, video: Make) -> None:
    """Under a video the first of one or two papers is the one it is about."""
    both = "Paper: https://arxiv.org/abs/2807.11111 Background: https://arxiv.org/abs/2901.00042"
    j = judged(paper, video(title="Heron and its limits", description=both))
    assert j.about == "near" and parts(j)["another's"] == "what it links first is arXiv:2807.11111"


def test_without_link_title_and_author_more_of_it_must_be_said(paper: Paper, page: Make, about: str) -> None:
    """A page that explains all of it needs none of them; its score is the same as with them but for what they add."""
    assert "unpointed" not in parts(judged(paper, page(links=())))
    thin = " ".join(about.split()[:13] * 12)
    assert "unpointed" in parts(judged(paper, page(text=thin, links=())))
