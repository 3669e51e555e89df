"""The pages in a browser: served for the whole library, or a paper as one file. One function a page, a template of its name.

Reading order: app (which address is which page), guard (whom they answer), site (what every page needs), rendering
(templates), addresses, faults; contents (what a paper's page shows), then the pages: library, paper, reader, term, search,
live, marks. `serving` runs them; `report` makes one file of a paper's page.
"""
