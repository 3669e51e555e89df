"""The one SQLite file. All SQL of the project lives in this room.

Reading order: schema (tables), views (the answers people want), migrating, connection (opening), faults (what can be
wrong with the file, in sentences), shelving (values as rows and back), write (what was found and read), decisions (what
was chosen), terms (the nomenclature), looking_up (terms that nobody defines),
known (terms a person knows), gathers (runs and what is due), read (rows for
whoever shows them), texts (segments with their terms), focus (what all, one or none of the sources say), listed (one
term with all that is stored about it), search (over all texts), browsing (rows for the pages), reader (what the reader marked), questions (for other programs that open the file).
"""
