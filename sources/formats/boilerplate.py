"""What stands on a page beside its article: removed from the tree before anybody looks for the article.

trafilatura has rules of its own; these are what it left in the pages that were looked at, and nothing that
holds much of a page's text is ever removed by its name alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ALWAYS = (
    "//script|//style|//template|//noscript|//svg|//iframe|//object|//embed|//canvas|//audio|//video|//button|//select"
    "|//input|//textarea|//dialog|//nav|//footer[not(ancestor::blockquote)]"
)
"""Elements that hold no prose, or by their very name none of the article's."""

ROLES = "//*[@role='navigation' or @role='search' or @role='contentinfo' or @role='dialog' or @role='alertdialog']"
HIDDEN = (
    "//*[@hidden]|//*[contains(translate(@style, ' ', ''), 'display:none')]"
    "|//a[@aria-hidden='true']|//span[@aria-hidden='true']|//i[@aria-hidden='true']|//sup[@aria-hidden='true']"
)
NAMED = "//*[@class or @id]"

BESIDE = re.compile(
    r"(?:^|[\s_-])(?:"
    r"sr-only|screen-reader-text|visually-?hidden|visuallyhidden"
    r"|header-?link|heading-?anchor|anchor-?link|hash-?link|perma-?link|section-link|anchorjs-link|hanchor|headeranchor"
    r"|toc|table-of-contents|tableofcontents|toctree\w*|breadcrumbs?|bread-crumb|pagination|pager|paginav|post-nav\w*"
    r"|prev-?next|nav-?links|nav-previous|nav-next|menu|navbar|sidebar|side-bar"
    r"|share\w*|sharing|social\w*|share-buttons|addtoany\w*|sharedaddy|jp-relatedposts|related\w*|read-?next|read-?more"
    r"|more-posts|recent-?posts|recommend\w*|you-may-\w+|popular-posts"
    r"|comments?|comments?-(?:section|area|list|wrapper|container|form)|disqus\w*|giscus|utterances|respond|commentlist"
    r"|newsletter\w*|subscri\w+|signup|sign-up|mailing-list|mc_embed\w*|convertkit\w*|substack-?post-?embed|optin"
    r"|cookies?|cookie-\w+|consent\w*|gdpr\w*|onetrust\w*|cc-window"
    r"|(?:post|entry|article|quarto-title)-meta\w*|byline|dateline|author-?(?:bio|box|card|info)|about-?(?:the-)?author|bio|byline-?card"
    r"|advert\w*|ads?|ad-\w+|adsbygoogle|sponsor\w*|promo\w*|banner|popup|modal|paywall|donate|donation|tip-?jar"
    r"|tags?|tag-?(?:list|cloud)|post-?tags|categories|cat-links|entry-footer|post-?footer|article-footer|site-footer"
    r"|footer|copyright|license-notice|webmention\w*|skip-?link|skip-to-\w+|noprint|no-print|edit-?(?:this-)?page"
    r"|reversefootnote|footnote-?back(?:ref|link)?|a2a_kit|wp-block-buttons|copy-?(?:btn|button|code)"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words of class names and ids, as themes and plug-ins of Hugo, Jekyll, WordPress, Ghost, Substack, Quarto,
Sphinx and Docusaurus write them."""

NEVER_BESIDE = frozenset(
    {"html", "body", "main", "article", "pre", "code", "h1", "h2", "h3", "h4", "h5", "h6"}
)

KEPT_SHARE = 0.3
"""Something with a share of the page's text above this is the article, whatever it is called."""

SIGNS = frozenset({"#", "¶", "§", "🔗", "↩", "↩︎", "[edit]"})
"""The text of links that stand beside headings and behind footnotes."""


def sweep(root: HtmlElement) -> None:
    """Takes from the tree what is never the article's prose: invisible things, menus, share bars, comments, banners."""
    for element in root.xpath(f"{ALWAYS}|{HIDDEN}|{ROLES}"):
        _drop(element)
    whole = max(len(root.text_content()), 1)
    for element in root.xpath(NAMED):
        if _is_beside(element) and len(element.text_content()) <= KEPT_SHARE * whole:
            _drop(element)
    for link in root.xpath("//a"):
        if link.text_content().strip().lower() in SIGNS:
            _drop(link)


def _is_beside(element: HtmlElement) -> bool:
    if element.tag in NEVER_BESIDE:
        return False
    return _names_what_is_beside(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=4096)
def _names_what_is_beside(names: str) -> bool:
    return bool(BESIDE.search(names))


def _drop(element: HtmlElement) -> None:
    """Removes an element but not the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()
