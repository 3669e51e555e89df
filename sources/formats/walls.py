"""Pages that stand in front of what was asked for: consent, login, captcha, paywall, error."""

from __future__ import annotations

import re

MOST_WORDS = 400
"""A longer text may speak of captchas; a wall does not say that much."""

WALLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a consent page", re.compile(
        r"before you continue to|bevor sie zu|avant d.accéder|we (?:and our (?:\d+ )?partners )?use cookies and data to"
        r"|accept all cookies? to (?:continue|proceed)|you need to (?:accept|consent)|your consent is required", re.I)),
    ("a captcha", re.compile(
        r"(?:verify|confirm|prove) (?:that )?you(?:'|’)?(?: a)?re? (?:not a (?:ro)?bot|(?:a )?human)|are you a (?:robot|human)"
        r"|unusual traffic from your|complete the (?:captcha|security check)|i(?:'|’)m not a robot|checking your browser"
        r"|enable javascript and cookies to continue|just a moment\.\.\.|ddos protection by|ray id: ?\w{6}"
        r"|press (?:and|&) hold to confirm|access to this page has been denied|sign in to confirm you", re.I)),
    ("a login page", re.compile(
        r"(?:please |you (?:must|need to) )(?:log|sign)[ -]?in to (?:continue|view|read|access|see)|sign in to continue"
        r"|create an account to (?:continue|read|view)|log in to your account|forgot(?:ten)? (?:your )?password", re.I)),
    ("a paywall", re.compile(
        r"this (?:post|article|story|content) is (?:for|available to) (?:paid |paying )?(?:subscribers|members)(?: only)?"
        r"|subscribe to (?:continue|keep) reading|become a member to read|member-only story|to read the full (?:story|article)"
        r"|already a (?:paid )?(?:subscriber|member)\?|you(?:'|’)ve (?:reached|read) your (?:free )?(?:article )?limit", re.I)),
    ("an error page", re.compile(
        r"page (?:you (?:are|were|requested) .{0,30})?(?:not found|could ?n[o']t be found|does(?: not|n't) exist)"
        r"|(?:error|status|http)[ :]{1,3}(?:404|403|500|502|503)\b|\b40[34][ :–-]{1,3}(?:error|not found|forbidden|page)\b"
            r"|\b50[0234] (?:internal server|bad gateway|service unavailable|gateway)"
        r"|you need to enable javascript to run this app|please enable javascript|account (?:has been )?suspended"
        r"|domain (?:is |may be )?for sale", re.I)),
)  # fmt: skip
"""What such pages say, in the words of the common ones (Google, Cloudflare, Medium, Substack, static hosts)."""


def looks_like_wall(text: str) -> str | None:
    """Why a text seems not to be what was asked for ('looks like a consent page'); None if it does not."""
    if len(text.split()) > MOST_WORDS:
        return None
    return next((f"looks like {name}" for name, phrases in WALLS if phrases.search(text)), None)
