"""One file, one service, one entry point: what a service says, turned into values. `contract` says what a source may do.

Papers: arxiv, arxiv_html, huggingface, datacite. Pages: hackernews, duckduckgo, searxng, brave, known_blogs (with its
blog_table, blog_index and blog_matching), wikipedia; webpage reads any of them; links tells what an address may lead to. Definitions: wikipedia, ml_glossary.
Videos: youtube and youtube_api, in the files that begin with youtube. own_file reads what a person saved.
"""
