"""The one SQLite file. All SQL of the project lives in this room.

Reading order: schema (tables), views (the answers people want), connection (opening), shelving (documents as JSON),
write (one transaction a thing), read (rows as values), marks (what a person decided).
"""
