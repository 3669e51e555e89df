"""The world outside: what services say, turned into plain values. Nothing in here knows of SQLite tables of ours, choosing or terms.

Reading order: values (all that crosses the border), outcomes (what can come of asking), contract (what a source is),
registry (loads them), queries (what to ask for), door/ (the only way out), formats/ (bytes to values), services/ (one file each).
"""
