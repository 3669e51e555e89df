"""The forms in which people paste an arXiv identifier, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.identifiers import OLD_ARCHIVES, abstract_url, arxiv_id

FORMS = [
    ("1706.03762", ("1706.03762", None), "bare"),
    ("1706.03762v7", ("1706.03762", 7), "versioned"),
    ("1706.03762V7", ("1706.03762", 7), "capital version"),
    ("  1706.03762\n", ("1706.03762", None), "whitespace of a copy"),
    ("0704.0001", ("0704.0001", None), "the first of the new style has four digits"),
    ("1412.6980", ("1412.6980", None), "the last month with four digits"),
    ("arXiv:1706.03762", ("1706.03762", None), "prefix"),
    ("arxiv: 1706.03762v1", ("1706.03762", 1), "prefix with a space"),
    ("arXiv:1706.03762v7 [cs.CL]", ("1706.03762", 7), "with its class"),
    ("arXiv:1706.03762v7 [cs.CL] 2 Aug 2023", ("1706.03762", 7), "the stamp of a PDF's first page"),
    ("1706.03762 [cs.CL]", ("1706.03762", None), "class without prefix"),
    ("https://arxiv.org/abs/1706.03762", ("1706.03762", None), "abstract page"),
    ("http://www.arxiv.org/abs/1706.03762v3", ("1706.03762", 3), "www"),
    ("arxiv.org/abs/1706.03762", ("1706.03762", None), "without scheme"),
    ("https://export.arxiv.org/abs/1706.03762", ("1706.03762", None), "mirror for programs"),
    ("https://arxiv.org/pdf/1706.03762v7.pdf", ("1706.03762", 7), "PDF with its ending"),
    ("https://arxiv.org/pdf/1706.03762#page=3", ("1706.03762", None), "fragment"),
    ("https://arxiv.org/abs/1706.03762?context=cs.LG", ("1706.03762", None), "query"),
    ("https://arxiv.org/abs/1706.03762/", ("1706.03762", None), "slash at the end"),
    ("https://arxiv.org/html/2305.13245v3#S2.SS1", ("2305.13245", 3), "HTML with an anchor"),
    ("https://arxiv.org/src/1706.03762v1", ("1706.03762", 1), "source"),
    ("https://ar5iv.org/abs/1706.03762", ("1706.03762", None), "ar5iv"),
    ("https://ar5iv.labs.arxiv.org/html/1706.03762", ("1706.03762", None), "ar5iv's laboratory"),
    ("10.48550/arXiv.1706.03762", ("1706.03762", None), "DOI"),
    ("doi:10.48550/ARXIV.1706.03762", ("1706.03762", None), "DOI in capitals"),
    ("https://doi.org/10.48550/arXiv.1706.03762", ("1706.03762", None), "DOI as an address"),
    ("https://www.alphaxiv.org/overview/1706.03762v7", ("1706.03762", 7), "alphaXiv"),
    ("https://huggingface.co/papers/1706.03762", ("1706.03762", None), "Hugging Face"),
    ("https://hf.co/papers/1706.03762.md", ("1706.03762", None), "Hugging Face, short, as Markdown"),
    ("1706.03762.pdf", ("1706.03762", None), "a downloaded file's name"),
    ("<https://arxiv.org/abs/1706.03762>", ("1706.03762", None), "as in a mail"),
    ("hep-th/9901001", ("hep-th/9901001", None), "old style"),
    ("hep-th/9901001v2", ("hep-th/9901001", 2), "old style, versioned"),
    ("math.GT/0309136", ("math/0309136", None), "the subject class is no part of the identity"),
    ("https://arxiv.org/abs/astro-ph/0601001v1", ("astro-ph/0601001", 1), "old style as an address"),
    ("https://arxiv.org/abs/hep-th%2F9901001", ("hep-th/9901001", None), "percent-encoded"),
    ("10.48550/arXiv.hep-th/9901001", ("hep-th/9901001", None), "DOI of an old one"),
    ("cmp-lg/9404001", ("cmp-lg/9404001", None), "an archive that was later subsumed"),
]

NOT_ONE = [
    ("", "nothing"),
    ("1234.56789", "there is no month 34"),
    ("1700.12345", "there is no month 00"),
    ("0703.0001", "the new style began in April 2007"),
    ("1706.0376", "five digits since 2015"),
    ("1412.06980", "four digits until 2014"),
    ("1706.00000", "numbers begin at one"),
    ("1706.037620", "six digits"),
    ("1706.03762v0", "versions begin at one"),
    ("v1706.03762", "something before it"),
    ("pi is 3.14159", "a sentence"),
    ("Attention Is All You Need", "a title"),
    ("see 1706.03762 for more", "an id inside a sentence is not what was asked for"),
    ("https://example.com/abs/1706.03762", "another host"),
    ("https://arxiv.org.evil.example/abs/1706.03762", "another host that begins alike"),
    ("https://arxiv.org/list/cs.CL/recent", "a listing"),
    ("https://arxiv.org/", "the front page"),
    ("hep-xx/9901001", "no such archive"),
    ("hep-th/9013001", "before arXiv, and no month 13"),
    ("hep-th/0704001", "old style ended in March 2007"),
    ("10.1145/3292500", "a DOI of somebody else"),
    ("١٧٠٦.٠٣٧٦٢", "digits of another script"),
    ("browse", "a subcommand"),
    ("arXiv:" * 200, "far too long"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FORMS)
def test_reads_every_form_that_people_paste(text, expected, why):
    """One identifier comes out of all its spellings, with the version kept apart."""
    assert arxiv_id(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NOT_ONE)
def test_refuses_what_only_looks_like_an_identifier(text, why):
    """Anything that is not the identifier of a paper is None, so that the caller can say so."""
    assert arxiv_id(text) is None, why


_new_ids = st.builds(
    lambda year, month, number: f"{year:02}{month:02}.{number:05}",
    st.integers(15, 99),
    st.integers(1, 12),
    st.integers(1, 99999),
)
_old_ids = st.builds(
    lambda archive, year, month, number: f"{archive}/{year}{month:02}{number:03}",
    st.sampled_from(sorted(OLD_ARCHIVES)),
    st.sampled_from(["92", "95", "99", "00", "04", "06"]),
    st.integers(1, 12),
    st.integers(1, 999),
)
_WRAPPINGS = [
    "{}",
    " {} ",
    "arXiv:{}",
    "https://arxiv.org/abs/{}",
    "http://export.arxiv.org/pdf/{}.pdf",
    "arxiv.org/html/{}",
    "https://doi.org/10.48550/arXiv.{}",
    "https://www.alphaxiv.org/abs/{}",
    "https://huggingface.co/papers/{}?x=1#y",
]


@given(st.one_of(_new_ids, _old_ids), st.none() | st.integers(1, 99), st.sampled_from(_WRAPPINGS))
def test_every_valid_identifier_survives_every_wrapping(identifier, version, wrapping):
    """Whatever is put around a valid identifier, the same base id and version come out."""
    versioned = identifier + (f"v{version}" if version else "")
    assert arxiv_id(wrapping.format(versioned)) == (identifier, version)


@given(st.text(max_size=60))
def test_what_is_accepted_is_a_fixed_point(text):
    """On any text at all there is no error, and an accepted id is itself accepted as it stands."""
    accepted = arxiv_id(text)
    assert accepted is None or arxiv_id(accepted[0]) == (accepted[0], None)


def test_abstract_url_leads_back():
    """The address made from an id is one of the forms that are read."""
    assert arxiv_id(abstract_url("hep-th/9901001")) == ("hep-th/9901001", None)
