"""Why a request got no answer: one exception, a table of sentences, and how each kind is treated on the way up."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from math import ceil

import httpx

from sources.door.values import DAY
from sources.outcomes import HOUR, State, Unanswered


@dataclass(frozen=True, slots=True)
class Kind:
    """`sentence` is filled with {host} and {detail}, `advice` with {again}. `tries`: how often it is worth asking in all.
    `unreachable`: it counts towards giving the host up for this run."""

    state: State
    sentence: str
    advice: str = ""
    tries: int = 1
    unreachable: bool = False


CONNECTION = "Check the connection, then run the same command again: it asks only for what is missing."
LATER = "Run the same command again later: it asks only for what is missing."
AGAIN = "It is asked again in {again}."
NOT_ASKED = "Nothing was sent to it."

KINDS: dict[str, Kind] = {
    # what the guard refuses
    "not-an-address": Kind(State.REFUSED, "{host} is not a web address ({detail}).", NOT_ASKED),
    "scheme": Kind(State.REFUSED, "{host} is not asked: {detail} is not http or https.", NOT_ASKED),
    "port": Kind(State.REFUSED, "{host} is not asked on port {detail}: not a port of the web.", NOT_ASKED),
    "password": Kind(
        State.REFUSED, "{host} is not asked: the address carries a user name or password.", NOT_ASKED
    ),
    "local-name": Kind(
        State.REFUSED, "{host} is not asked: it is a name inside this machine or network.", NOT_ASKED
    ),
    "disguise": Kind(State.REFUSED, "{host} is not asked: it is a numeric address in disguise.", NOT_ASKED),
    "private": Kind(
        State.REFUSED, "{host} is not asked: {detail} is not an address on the public internet.", NOT_ASKED
    ),
    "robots": Kind(
        State.REFUSED,
        "{host} does not want this page read by programs (robots.txt).",
        "Read it in a browser.",
    ),
    "robots-silent": Kind(
        State.UNREACHABLE,
        "{host} could not show its robots.txt ({detail}), so it is not asked for now.",
        LATER,
    ),
    "redirects": Kind(State.REFUSED, "{host} redirects more than {detail} times."),
    "redirect-body": Kind(
        State.REFUSED, "{host} redirects a form to another site, {detail}; it is not sent there."
    ),
    # what reading refuses
    "too-large": Kind(State.TOO_LARGE, "{host} sent more than {detail}; the rest was not read."),
    "encoding": Kind(
        State.CHANGED, "{host} sent its answer packed in a way that was not asked for ({detail})."
    ),
    # what the network does
    "not-resolved": Kind(
        State.UNREACHABLE, "could not reach {host}: name not resolved.", CONNECTION, 2, True
    ),
    "no-such-name": Kind(
        State.UNREACHABLE, "could not reach {host}: name not resolved.", CONNECTION, 1, True
    ),
    "no-connection": Kind(State.UNREACHABLE, "could not reach {host}: {detail}.", CONNECTION, 2, True),
    "connect-timeout": Kind(
        State.TIMED_OUT, "{host} did not take the connection in time.", CONNECTION, 2, True
    ),
    "silent": Kind(State.TIMED_OUT, "{host} fell silent before its answer was complete.", LATER, 2, True),
    "overdue": Kind(
        State.TIMED_OUT, "{host} took longer than {detail} seconds for one answer.", LATER, 1, True
    ),
    "broken-off": Kind(State.UNREACHABLE, "{host} broke off in the middle of its answer.", LATER, 3, True),
    "certificate": Kind(
        State.UNREACHABLE,
        "the certificate of {host} is not trusted ({detail}).",
        "If your network has a certificate authority of its own, name its file in SSL_CERT_FILE.",
        1,
        True,
    ),
    "ca-file": Kind(
        State.UNREACHABLE, "{detail}, so no connection can be verified.", "Mend the variable or unset it."
    ),
    # proxies
    "proxy": Kind(
        State.UNREACHABLE,
        "could not reach the proxy {detail}, through which {host} is asked.",
        "Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or put the host in NO_PROXY.",
        2,
        True,
    ),
    "proxy-refused": Kind(
        State.UNREACHABLE,
        "the proxy {detail} would not connect to {host}.",
        "Check the proxy's rules, or put the host in NO_PROXY.",
        2,
        True,
    ),
    "proxy-scheme": Kind(
        State.UNREACHABLE,
        "the proxy {detail} is of a kind that is not supported.",
        "Name an http:// or https:// proxy.",
    ),
    # what this machine decides
    "offline": Kind(
        State.OFFLINE,
        "{host} is not asked offline, and its answer is not in the archive.",
        "Run without --offline.",
    ),
    "closed": Kind(State.BLOCKED, "{detail}", AGAIN),
    "closed-rate": Kind(State.RATE_LIMITED, "{detail}", AGAIN),
    "closed-unreachable": Kind(State.UNREACHABLE, "{detail}", CONNECTION),
    "patience": Kind(
        State.RATE_LIMITED, "{host} asks for patience again and again, so it is not waited for.", AGAIN
    ),
    "busy": Kind(State.TIMED_OUT, "{host} is being asked by another gather-context all the time.", LATER),
    "unknown": Kind(State.UNREACHABLE, "asking {host} failed: {detail}.", LATER, 2, True),
}

HTTPCORE_KINDS: dict[str, str] = {
    "ConnectTimeout": "connect-timeout",
    "ReadTimeout": "silent",
    "WriteTimeout": "silent",
    "PoolTimeout": "silent",
    "ConnectError": "no-connection",
    "ProxyError": "proxy-refused",
    "UnsupportedProtocol": "scheme",
    "NetworkError": "broken-off",
    "ProtocolError": "broken-off",
}
"""Names of the exceptions that httpcore and httpx share, the more particular first."""


class Fault(httpx.TransportError):
    """Why there is no answer. `kind` is a key of KINDS."""

    def __init__(
        self, kind: str, host: str, detail: str = "", retry_after_seconds: int | None = None
    ) -> None:
        self.kind, self.host, self.detail = kind, host, detail
        self.retry_after_seconds = retry_after_seconds
        super().__init__(KINDS[kind].sentence.format(host=host, detail=detail))

    @property
    def treatment(self) -> Kind:
        return KINDS[self.kind]

    def unanswered(self) -> Unanswered:
        kind = self.treatment
        advice = kind.advice.format(again=in_words(self.retry_after_seconds or 0))
        return Unanswered(kind.state, str(self), advice, self.retry_after_seconds)


def in_words(seconds: float) -> str:
    """7201 -> '3 hours'. Rounded up, so that nobody comes too early."""
    for size, name in ((DAY, "day"), (HOUR, "hour"), (60, "minute")):
        if seconds >= size:
            number = ceil(seconds / size)
            return f"{number} {name}{'s' if number > 1 else ''}"
    return f"{ceil(seconds)} seconds"


def fault_from(error: Exception, host: str, proxy: str | None = None) -> Fault:
    """What an exception of httpcore (or httpx) means here."""
    if isinstance(error, Fault):
        return error
    certificate = _certificate_error(error)
    if certificate is not None:
        return Fault("certificate", host, certificate.verify_message or "certificate verify failed")
    names = {cls.__name__ for cls in type(error).__mro__}
    kind = next((kind for name, kind in HTTPCORE_KINDS.items() if name in names), "unknown")
    return Fault(kind, host, _detail(kind, error, proxy))


def _detail(kind: str, error: Exception, proxy: str | None) -> str:
    if kind == "proxy-refused":
        return proxy or "of the environment"
    return _plain(error)


def _plain(error: Exception) -> str:
    """'[Errno 111] Connection refused' -> 'connection refused'."""
    words = str(error).rpartition("] ")[2].strip().rstrip(".") or type(error).__name__
    return words[:1].lower() + words[1:200]


def _certificate_error(error: BaseException | None) -> ssl.SSLCertVerificationError | None:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:  # an exception can be its own context's context
        if isinstance(error, ssl.SSLCertVerificationError):
            return error
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None
