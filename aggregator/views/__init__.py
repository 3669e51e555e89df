"""What people look at: frozen values made from the store, the same for the terminal, the pages and the exports.

Reading order: terms (which to list), focus (what the field talks about), listed (why a term is one), path (in which order to
read and watch; of pieces, which are cut from materials; wording has the reasons), missing (what is lacking and why); then
the parts of a page: card, sources, heat, timeline; library, reader (a text, its terms marked by marking), across (a term
over all papers), searching.
"""
