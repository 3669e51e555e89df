"""The arXiv identifier in whatever people paste: bare, versioned, old style, an address, a DOI, a PDF's stamp.

The grammar is that of https://info.arxiv.org/help/arxiv_identifier.html: since April 2007 `YYMM.number`, four
digits to the end of 2014 and five from then on; before that `archive/YYMMNNN`, whose subject class (`math.GT/…`)
is no part of the identity.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

# Every archive that ever numbered its own papers: arxiv.org/archive and the list of subsumed ones there.
_OLD_ARCHIVES = """
acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas
cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex
nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con
"""
OLD_ARCHIVES = frozenset(_OLD_ARCHIVES.split())

_ARXIV_PAGES = r"(?:abs|pdf|html|src|e-print|format|ps|tb)"
_ADDRESSES = (
    # (hosts, what stands between the host and the id); looked at without scheme, query and fragment.
    (r"(?:[a-z]+\.)?arxiv\.org", rf"{_ARXIV_PAGES}/"),
    (r"ar5iv(?:\.labs\.arxiv)?\.org", r"(?:html|abs)/"),
    (r"(?:www\.)?alphaxiv\.org", r"(?:abs|overview|pdf|html|audio|resources)/"),
    (r"(?:www\.)?(?:huggingface|hf)\.co", r"papers/"),
    (r"(?:(?:www|dx)\.)?doi\.org", r"(?=10\.)"),
)
_ADDRESS = re.compile("|".join(rf"{hosts}/{before}" for hosts, before in _ADDRESSES), re.IGNORECASE)
_PREFIX = re.compile(r"(?:doi:\s*)?10\.48550/arxiv\.|arxiv\s*:\s*|arxiv\s+", re.IGNORECASE)
_STAMP = re.compile(r"\s*\[[a-z-]+(?:\.[a-z-]+)?\](?:\s+[0-9]{1,2}\s+[a-z]{3}\s+[0-9]{4})?$", re.IGNORECASE)
"""What follows the id on a paper's first page: '[cs.CL]', '[cs.CL] 2 Aug 2023'."""

_VERSION = r"(?:v([1-9][0-9]{0,2}))?"
_NEW = re.compile(rf"([0-9]{{2}})([0-9]{{2}})\.([0-9]{{4,5}}){_VERSION}", re.IGNORECASE)
_OLD = re.compile(
    rf"([a-z-]+)(?:\.[a-z]{{2}}(?:-[a-z]+)?)?/([0-9]{{2}})([0-9]{{2}})([0-9]{{3}}){_VERSION}", re.IGNORECASE
)
_LONGEST_PASTE = 500


def arxiv_id(text: str) -> tuple[str, int | None] | None:
    """The base id and the version (None when none is named) that `text` stands for; None for anything else.

    The whole of `text` must be the identifier in one of its forms: nothing is fished out of a sentence."""
    if len(text) > _LONGEST_PASTE:
        return None
    bare = _bare(text)
    return _new_style(bare) or _old_style(bare)


def abstract_url(arxiv_id: str) -> str:
    """The address of a paper's page at arXiv."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def _bare(text: str) -> str:
    """`text` without what people copy along: quotes, scheme, host, query, prefix, stamp, file ending."""
    bare = text.strip().strip("<>()\"'“”`").rstrip(".,;").strip()
    bare = re.sub(r"^https?://", "", bare, flags=re.IGNORECASE)
    if address := _ADDRESS.match(bare):
        bare = unquote(re.split(r"[?#]", bare[address.end() :], maxsplit=1)[0]).rstrip("/")
        bare = re.sub(r"\.(?:pdf|md)$", "", bare, flags=re.IGNORECASE)
    bare = _PREFIX.sub("", _STAMP.sub("", bare), count=1) if _PREFIX.match(bare) else _STAMP.sub("", bare)
    return re.sub(r"\.pdf$", "", bare, flags=re.IGNORECASE)


def _new_style(bare: str) -> tuple[str, int | None] | None:
    match = _NEW.fullmatch(bare)
    if not match:
        return None
    year, month, number, version = match.groups()
    digits = 4 if year + month < "1501" else 5
    if year + month < "0704" or not _is_month(month) or len(number) != digits or not int(number):
        return None
    return f"{year}{month}.{number}", _version(version)


def _old_style(bare: str) -> tuple[str, int | None] | None:
    match = _OLD.fullmatch(bare)
    if not match:
        return None
    archive, year, month, number, version = match.groups()
    archive = archive.lower()
    known_time = not "0703" < year + month < "9107"
    if archive not in OLD_ARCHIVES or not known_time or not _is_month(month) or not int(number):
        return None
    return f"{archive}/{year}{month}{number}", _version(version)


def _is_month(month: str) -> bool:
    return "01" <= month <= "12"


def _version(version: str | None) -> int | None:
    return int(version) if version else None
