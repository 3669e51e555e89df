"""Questions that people ask of the database in other programs, each with its answer in SQL; :arxiv_id and the like are asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    title: str
    sql: str


_OF_A_PAPER = "where arxiv_id = :arxiv_id order by termhood desc, key"

QUESTIONS = (
    Question(
        "recurring_terms_of",
        "Which terms recur over the sources of a paper?",
        f"""select term, expansion, document_frequency as sources, occurrences as uses, paper_occurrences as in_paper,
    paper_section, case when known then 'known' else '' end as known
from recurring_terms {_OF_A_PAPER}""",
    ),
    Question(
        "who_explains",
        "Who explains a term, in which words? (part of the term is enough)",
        """select term, quote, title as source, link, confidence, arxiv_id from quotes
where term like '%' || :term || '%' order by confidence desc, termhood desc""",
    ),
    Question(
        "everyone_says_of",
        "Which terms do all sources of a paper use?",
        f"select term, document_frequency as sources, voices, occurrences as uses from everyone_says {_OF_A_PAPER}",
    ),
    Question(
        "only_one_says_of",
        "Which terms does only one source of a paper use, and which?",
        f"select term, occurrences as uses, title as source, link from only_one_says {_OF_A_PAPER}",
    ),
    Question(
        "nobody_explains_of",
        "Which terms of a paper does nobody explain?",
        f"select term, paper_occurrences as in_paper, paper_section from nobody_explains {_OF_A_PAPER}",
    ),
    Question(
        "where_is_it_said",
        "Where in all texts are these words? (the best passages first)",
        """select s.text, d.title as source, s.link, d.kind, d.arxiv_id
from segments_fts f join segments s on s.id = f.rowid join documents d on d.id = s.document_id
where segments_fts match escape_fts(:words) and d.chosen = 1 order by f.rank limit 100""",
    ),
    Question(
        "why_taken_or_left",
        "Why was each page and video taken or left?",
        """select number, kind, case when chosen then 'taken' else '' end as taken, title, url, round(score, 2) as score, reason
from candidates where arxiv_id = :arxiv_id order by kind, chosen desc, score desc""",
    ),
    Question(
        "papers_with_a_term",
        "In which papers does a term occur?",
        """select f.term, f.arxiv_id, p.title, f.occurrences as uses, f.document_frequency as sources
from term_frequency f join papers p on p.arxiv_id = f.arxiv_id
where f.term = :term collate nocase order by f.occurrences desc""",
    ),
    Question(
        "not_known_yet",
        "Which terms of the library do you not know yet? (marked with `gather-context known add`)",
        """select term, papers, occurrences as uses from terms_across_papers where not known
order by papers desc, document_frequency desc limit 200""",
    ),
)
"""`escape_fts` is Datasette's: it quotes every word, so that any input is safe."""
