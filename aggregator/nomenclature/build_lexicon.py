"""Makes data/lexicon.txt.gz from free word lists. For developers; never imported by the program.

    pip install wordfreq==3.1.1 lemminflect==0.2.3
    npm pack natural@8.1.1          # Brill's lexicon: package/lib/natural/brill_pos_tagger/data/English/
    apt-get download wordnet-base   # WordNet 3.0: usr/share/wordnet/cntlist and index.*
    python -m aggregator.nomenclature.build_lexicon BRILL.json WORDNET_DIR

What comes from where, and under which licence, is said in data/README.md.
"""

from __future__ import annotations

import csv
import gzip
import importlib.resources
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).with_name("data") / "lexicon.txt.gz"

TAGS = {
    "NN": "N", "NNS": "S", "NNP": "E", "NNPS": "E", "VB": "V", "VBP": "V", "VBZ": "Z", "VBD": "D", "VBN": "P",
    "VBG": "G", "JJ": "J", "JJR": "K", "JJS": "K", "RB": "R", "RBR": "R", "RBS": "R", "CD": "C",
    "IN": "I", "DT": "T", "PRP": "U", "PRP$": "T", "MD": "M", "UH": "R", "RP": "R",
}  # fmt: skip
"""Penn Treebank tags, as Brill's lexicon has them, to the letters that tagging.py works with."""

MIN_ZIPF = 2.0
"""Words rarer than this in general English are left out, unless a lexicon knows their part of speech."""

MIN_ZIPF_KNOWN = 1.0

Shares = dict[str, float]


def main(brill_path: Path, wordnet: Path) -> None:
    zipf = general_frequency()
    forms = possible_forms()
    brill = brill_order(brill_path)
    senses = sense_counts(wordnet)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word, frequency in sorted(zipf.items()):
        tags = ranked_tags(word, brill, forms, senses)
        if frequency >= (MIN_ZIPF_KNOWN if tags else MIN_ZIPF) and word.replace("-", "").isalpha():
            groups[(str(round(frequency * 5)), tags or "-")].append(word)
    lines = [
        "\t".join((f"{fifths} {tags}", " ".join(words))) for (fifths, tags), words in sorted(groups.items())
    ]
    lines.append("irregular\t" + " ".join(irregular_plurals(forms, zipf)))
    OUT.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


def general_frequency() -> dict[str, float]:
    """Zipf frequency (log10 of occurrences in 10^9 words) of the English words that wordfreq knows."""
    import wordfreq

    return {w: math.log10(f) + 9 for w, f in wordfreq.get_frequency_dict("en", "large").items()}


def possible_forms() -> dict[str, set[tuple[str, str]]]:
    """form -> {(Penn tag, lemma)}, from lemminflect's table of lemmas and their inflections."""
    forms: dict[str, set[tuple[str, str]]] = defaultdict(set)
    resources = importlib.resources.files("lemminflect") / "resources"
    with (
        resources.joinpath("infl_lu.csv.gz").open("rb") as raw,
        gzip.open(raw, "rt", encoding="utf-8") as lines,
    ):
        for lemma, kind, *inflections in csv.reader(lines):
            for tag, form in zip(INFLECTIONS[kind], [lemma, *inflections], strict=False):
                for spelling in form.split("/"):
                    if (
                        tag == "NNS" and spelling == lemma
                    ):  # 'attention' is no plural, though mass nouns stand so
                        continue
                    forms[spelling.lower()].add((tag, lemma.lower()))
    return forms


INFLECTIONS = {
    "noun": ("NN", "NNS"),
    "verb": ("VB", "VBD", "VBN", "VBG", "VBZ"),
    "adj": ("JJ", "JJR", "JJS"),
    "adv": ("RB", "RBR", "RBS"),
}


def brill_order(path: Path) -> dict[str, list[str]]:
    """form -> Penn tags, the likeliest first, as counted in the Brown corpus and the Penn Treebank by Eric Brill."""
    order: dict[str, list[str]] = {}
    for form, tags in json.loads(path.read_text(encoding="utf-8")).items():
        order.setdefault(form.lower(), [])
        if form.islower() or not order[form.lower()]:
            order[form.lower()] = [part for tag in tags for part in tag.split("|")]
    return order


def sense_counts(wordnet: Path) -> dict[str, Shares]:
    """lemma -> how often it was noun (N), verb (V), adjective (J) or adverb (R) in the texts tagged for WordNet."""
    counts: dict[str, Shares] = defaultdict(lambda: defaultdict(float))
    for line in (wordnet / "cntlist").read_text(encoding="ascii").splitlines():
        number, sense, _ = line.split()
        lemma, _, kind = sense.partition("%")
        counts[lemma]["?NVJRJ"[int(kind[0])]] += int(number)
    for name, kind in (("noun", "N"), ("verb", "V"), ("adj", "J"), ("adv", "R")):
        for line in (wordnet / f"index.{name}").read_text(encoding="ascii").splitlines():
            if not line.startswith(" "):
                counts[line.split(" ", 1)[0]][kind] += 0.5
    return counts


def ranked_tags(
    word: str,
    brill: dict[str, list[str]],
    forms: dict[str, set[tuple[str, str]]],
    senses: dict[str, Shares],
) -> str:
    """The word's possible tags, likeliest first, with the share of the first in tenths: 'NV7'."""
    shares: Shares = defaultdict(float)
    for rank, penn in enumerate(brill.get(word, [])):
        if penn in TAGS:
            shares[TAGS[penn]] += 4 / (1 + rank) ** 2
    for penn, lemma in forms.get(word, ()):
        counted = senses.get(lemma, {}).get(WORDNET_KIND[TAGS[penn]], 0.0)
        shares[TAGS[penn]] += 0.3 + min(counted, 12.0) * (0.5 if penn in {"VBD", "VBN"} else 1.0)
    if word in senses and word not in forms:
        for kind, counted in senses[word].items():
            shares[kind] += min(counted, 12.0)
    if not shares:
        return ""
    ranked = sorted(shares, key=lambda tag: (-shares[tag], tag))
    total = sum(shares.values())
    kept = [tag for tag in ranked if shares[tag] >= 0.04 * total][:4]
    return "".join(kept) + str(min(9, int(10 * shares[ranked[0]] / total)))


WORDNET_KIND = {
    "N": "N", "S": "N", "E": "N", "V": "V", "Z": "V", "D": "V", "P": "V", "G": "V",
    "J": "J", "K": "J", "R": "R", "I": "R", "C": "N", "T": "R", "U": "N", "M": "V",
}  # fmt: skip


def irregular_plurals(forms: dict[str, set[tuple[str, str]]], zipf: dict[str, float]) -> list[str]:
    """'matrices=matrix' for every plural that no rule of folding.py undoes."""
    from aggregator.nomenclature.plurals import by_rule

    pairs = []
    for form, uses in sorted(forms.items()):
        lemmas = sorted(
            (lemma for tag, lemma in uses if tag == "NNS"), key=lambda lemma: -zipf.get(lemma, 0.0)
        )
        if lemmas and lemmas[0] != by_rule(form) and zipf.get(form, 0.0) >= MIN_ZIPF_KNOWN:
            pairs.append(f"{form}={lemmas[0]}")
    return pairs


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
