"""What people look at: frozen values made from the store, the same for the terminal, the pages and the exports.

Reading order: focus (what the field talks about), listed (why a term is one), path (in which order to read and watch; of pieces, which are
cut from materials; wording has the reasons), then the parts of a page.
"""
