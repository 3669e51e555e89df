"""The pages in a browser: served for the whole library, or a paper as one file. One function a page, a template of its name.

Reading order: app (which address is which page), guard (whom they answer), site (what every page needs), rendering
(templates), addresses, faults, then the pages: library, paper. `serving` runs them.
"""
