"""Bytes in, values out; no network. In reading order:

captions    what a caption file or track says, as cues, whatever its shape
passages    cues joined into passages a person can read
article     a blog page as its title, date and segments of text
extraction  the same in a child process that can be killed
latexml     a paper as arXiv's HTML has it
feed        the entries of an RSS or Atom feed
sitemap     the addresses of a sitemap
search_index  the posts of a blog's own search index
"""
