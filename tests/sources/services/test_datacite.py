"""DataCite: what a paper is, read off the DOI that arXiv registered for it."""

import pytest

from sources.contract import ask
from sources.outcomes import State
from sources.services.datacite import DataCite

DATACITE = DataCite({})
ATTRIBUTES = {
    "titles": [{"title": "FooNet: Foo Networks"}],
    "creators": [
        {"givenName": "Ada", "familyName": "Example"},
        {"name": "Sample, Bo"},
        {"name": "The Foo Group"},
        7,
    ],
    "descriptions": [
        {"description": "We build <i>foo</i>.", "descriptionType": "Abstract"},
        {"description": "9 pages, https://github.com/example/foo", "descriptionType": "Other"},
    ],
    "dates": [
        {"date": "2024-01-02T00:00:00Z", "dateType": "Submitted"},
        {"date": "2024-03-01", "dateType": "Updated"},
        {"date": "2024-05-01", "dateType": "Updated"},
    ],
    "subjects": [
        {"subject": "cs.CL"},
        {"subject": "Machine Learning (cs.LG)"},
        {"subject": "FOS: Computer sciences"},
    ],
    "version": "2",
}


def test_a_paper(world):
    """Names in reading order, markup gone, dates and categories found among others."""
    world.on(r"/dois/10.48550/arXiv.2401.01234$", {"data": {"attributes": ATTRIBUTES}})
    paper = DATACITE.paper(world.door(DATACITE), "2401.01234").value
    assert paper and paper.authors == ("Ada Example", "Bo Sample", "The Foo Group")
    assert paper.abstract == "We build foo ." and paper.version == 2
    assert paper.categories == ("cs.CL", "cs.LG")
    assert (paper.published, paper.updated) == ("2024-01-02T00:00:00Z", "2024-05-01")
    assert paper.code_url == "https://github.com/example/foo"


def test_an_id_of_the_old_style(world):
    """Its slash is part of the DOI."""
    world.on(
        r"/dois/10.48550/arXiv.hep-th/9901001$", {"data": {"attributes": {"titles": [{"title": "Strings"}]}}}
    )
    paper = DATACITE.paper(world.door(DATACITE), "hep-th/9901001").value
    assert paper and paper.title == "Strings" and paper.authors == () and paper.version is None


ANSWERS = [
    ("", 404, State.FAILED, "a paper of today has no DOI yet"),
    ({"data": {}}, 200, State.CHANGED, "another form"),
    ("<html>", 200, State.CHANGED, "a page"),
    ("", 500, State.UNREACHABLE, "out of order"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), ANSWERS)
def test_other_answers(world, body, status, state, why):
    """No answer of a fallback makes a paper unknown."""
    world.on("datacite", body, status)
    outcome = ask(lambda: DATACITE.paper(world.door(DATACITE), "2401.01234"), DATACITE.name)
    assert outcome.state is state and outcome.sentence, why
