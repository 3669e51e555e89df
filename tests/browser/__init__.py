"""The pages in a real browser: `make browser-test`, which installs Chromium, Playwright and axe-core (install.sh).

Reading order: serving (the real command on a library), addresses and crawling (its pages), watching (a page whose every request and error is noted), axe
(what is wrong for people who do not see), hostile (a library full of what should never run), then the tests.
`screenshots` makes the README's pictures, `benchmark` measures.
"""
