"""The world outside: what services say, turned into plain values. Nothing in here knows of SQLite tables of ours, choosing or terms.

Reading order: values (all that crosses the border), outcomes (what can come of asking), contract (what a source is),
registry (loads them) and checking (bounds what they hand over); identifiers, naming, queries and repositories (what a
paper is called and what to ask for); door/ (the only way out), formats/ (bytes to values), services/ (one file each).
"""
