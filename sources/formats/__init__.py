"""Bytes in, values out; no network. In reading order:

plain        text as it may be stored and shown
captions     what a caption file or track says, as cues; caption_lines, _xml, _json and _rolling read its shapes
passages     cues joined into passages a person can read
gate         what may be read as a page, and as which characters
article      a blog page as its title, date and segments of text, in these steps:
  tree         the page parsed, its headings named
  page_facts   what it says of itself
  formulas     found and marked as TeX
  boilerplate  what stands beside the article is taken away
  blocks       the rest as headings, paragraphs, code …
  choice       which of these are the article
  segments     these as segments
  salvage      what can be saved where this fails
  walls        consent, login and captcha pages
extraction   the same in a child process that can be killed; worker is that child, frames how they talk
latexml      a paper as arXiv's HTML has it
markdown     notes and saved pages
feed         the entries of an RSS or Atom feed
sitemap      the addresses of a sitemap
search_index the posts of a blog's own search index
addresses    made absolute
mentions     which papers a text names
"""
