"""What people look at: frozen values made from the store, the same for the terminal, the pages and the exports.

<<<<<<< HEAD
Reading order: focus (what the field talks about), listed (why a term is one), path (in which order to read and watch; of pieces, which are
=======
Reading order: terms (which to list), focus (what the field talks about), path (in which order to read and watch; of pieces, which are
>>>>>>> e6a96a7 (Where hardly a term recurs, the paper's own are listed; background in the reading path)
cut from materials; wording has the reasons), then the parts of a page.
"""
