"""The code repository that a paper names in its abstract or comment."""

from __future__ import annotations

import re

CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org")

_REPOSITORY = re.compile(
    rf"(?:https?://)?(?:www\.)?({'|'.join(map(re.escape, CODE_HOSTS))})/([\w.-]+)/([\w.-]+)", re.IGNORECASE
)

NOT_AN_OWNER = frozenset({"features", "topics", "orgs", "about", "search", "marketplace", "sponsors"})


def repository_in(*texts: str | None) -> str | None:
    """'https://github.com/owner/name' of the first repository that one of the texts names; None where none does.

    >>> repository_in("Code: github.com/owner/name.git.")
    'https://github.com/owner/name'
    """
    for match in _REPOSITORY.finditer(" ".join(text for text in texts if text)):
        host, owner, name = match[1].lower(), match[2], match[3].rstrip(".").removesuffix(".git")
        if name and owner.lower() not in NOT_AN_OWNER:
            return f"https://{host}/{owner}/{name}"
    return None
