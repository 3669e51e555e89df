"""Where an abstract says that its code is."""

import pytest

from sources.repositories import repository_in

TEXTS = [
    ("Code is at https://github.com/owner/name.", "https://github.com/owner/name", "a full stop behind it"),
    ("see github.com/owner/name.git", "https://github.com/owner/name", "without scheme, with .git"),
    ("https://www.gitlab.com/owner/name/-/tree/main", "https://gitlab.com/owner/name", "deeper path, www"),
    ("(https://github.com/owner/name)", "https://github.com/owner/name", "in brackets"),
    ("https://github.com/owner", None, "an account is no repository"),
    ("https://github.com/topics/lora", None, "a topic is no repository"),
    ("https://example.com/owner/name", None, "another host"),
    (None, None, "no comment"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS)
def test_repository_in(text, expected, why):
    """The first repository named in a text, in one form."""
    assert repository_in(text) == expected, why


def test_the_first_text_is_read_first():
    """What the abstract names goes before what the comment names."""
    assert repository_in("github.com/a/b", "github.com/c/d") == "https://github.com/a/b"
