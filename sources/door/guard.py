"""Which addresses may be asked at all: schemes, ports, names, and the numbers behind the names.

Two moments: `refusal` judges every address and every redirect as it is written, before the archive is looked at;
`address_refusal` judges the number that is about to be dialled, so that no name can turn into a machine of ours.
`ipaddress.is_global` is not enough: it says yes to multicast, NAT64, 6to4 and site-local addresses (Python 3.11)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from sources.door.faults import Fault
from sources.door.values import Address

SCHEMES = frozenset({"http", "https"})
DEFAULT_PORTS = {"http": 80, "https": 443}
WEB_PORTS = frozenset({80, 443, 8080, 8443})

LOCAL_NAMES = frozenset(
    {"localhost", "localdomain", "local", "internal", "home.arpa", "lan", "intranet", "private"}
)
"""Last labels of names that never leave a network: RFC 6761 (localhost), 6762 (local), 8375 (home.arpa), ICANN's
reservation of `internal`, and what home routers hand out. Names of a single label are local as well."""

DENIED_V4: dict[str, str] = {
    # IANA special-purpose registry (RFC 6890), plus one of a cloud
    "0.0.0.0/8": "this host",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared by a provider's customers (RFC 6598)",
    "127.0.0.0/8": "loopback",
    "168.63.129.16/32": "the inner services of a cloud (Azure)",
    "169.254.0.0/16": "link-local; clouds keep credentials there",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "protocol assignments",
    "192.0.2.0/24": "documentation",
    "192.88.99.0/24": "6to4 relays",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved and broadcast",
}

PUBLIC_V6 = "2000::/3"
"""What IANA has opened for the public; everything else in IPv6 (loopback, ULA, link-local, site-local, multicast) is not."""

DENIED_V6: dict[str, str] = {
    "2001::/23": "protocol assignments: Teredo, ORCHID, benchmarks",
    "2001:db8::/32": "documentation",
    "2002::/16": "6to4, which leads to an IPv4 address of the sender's choice",
    "3fff::/20": "documentation",
}

CARRIES_V4: tuple[str, ...] = ("::ffff:0:0/96", "64:ff9b::/96")
"""IPv4 written as IPv6 that real resolvers hand out: mapped (RFC 4291) and NAT64 (RFC 6052). The IPv4 inside is judged."""

_V4 = tuple((ipaddress.IPv4Network(network), why) for network, why in DENIED_V4.items())
_V6 = tuple((ipaddress.IPv6Network(network), why) for network, why in DENIED_V6.items())
_V6_PUBLIC = ipaddress.IPv6Network(PUBLIC_V6)
_V6_CARRIERS = tuple(ipaddress.IPv6Network(network) for network in CARRIES_V4)


@dataclass(frozen=True, slots=True)
class Refusal:
    """`kind` is a key of faults.KINDS, `detail` what stands in its sentence."""

    kind: str
    detail: str = ""


def address_refusal(address: str) -> str | None:
    """Why this numeric address must not be dialled: '127.0.0.1 (loopback)'; None for a public one."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return f"{address} (no address)"
    why = _v4_refusal(number) if isinstance(number, ipaddress.IPv4Address) else _v6_refusal(number)
    return f"{address} ({why})" if why else None


def _v4_refusal(number: ipaddress.IPv4Address) -> str | None:
    return next((why for network, why in _V4 if number in network), None)


def _v6_refusal(number: ipaddress.IPv6Address) -> str | None:
    if any(number in network for network in _V6_CARRIERS):
        return _v4_refusal(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    if number not in _V6_PUBLIC:
        return "not public"
    return next((why for network, why in _V6 if number in network), None)


def literal(host: str) -> str | None:
    """The numeric address that a host is, in its normal spelling, or None for a name and for every other spelling."""
    try:
        return str(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        return None


def _scheme(url: httpx.URL, allow: frozenset[Address]) -> Refusal | None:
    return None if url.scheme in SCHEMES else Refusal("scheme", url.scheme or "an address without a scheme")


def _host(url: httpx.URL, allow: frozenset[Address]) -> Refusal | None:
    plain = re.fullmatch(r"[a-z0-9._:-]+", bare_host(url))
    return (
        None
        if plain
        else Refusal("not-an-address", "no host" if not url.host else "characters that no host has")
    )


def _password(url: httpx.URL, allow: frozenset[Address]) -> Refusal | None:
    return Refusal("password") if url.userinfo else None


def _port(url: httpx.URL, allow: frozenset[Address]) -> Refusal | None:
    port = port_of(url)
    known = port in WEB_PORTS or any(port == allowed for _, allowed in allow)
    return None if known else Refusal("port", str(port))


def _number(url: httpx.URL, allow: frozenset[Address]) -> Refusal | None:
    address = literal(bare_host(url))
    if address is None or (address, port_of(url)) in allow:
        return None
    why = address_refusal(address)
    return Refusal("private", why) if why else None


def _disguise(url: httpx.URL, allow: frozenset[Address]) -> Refusal | None:
    """2130706433, 127.1, 0x7f000001, 0177.0.0.1: a host whose last label is a number is no name (WHATWG URL)."""
    host = bare_host(url)
    numeric = re.fullmatch(r"\d+|0x[0-9a-f]*", host.rpartition(".")[2])
    return Refusal("disguise") if numeric and literal(host) is None else None


def _local_name(url: httpx.URL, allow: frozenset[Address]) -> Refusal | None:
    """With an allowed address on that port the name passes on to the dialling, where its numbers are judged."""
    host = bare_host(url)
    if literal(host) or any(port_of(url) == port for _, port in allow):
        return None
    local = "." not in host or any(host.endswith(f".{name}") for name in LOCAL_NAMES)
    return Refusal("local-name") if local else None


RULES: tuple[Callable[[httpx.URL, frozenset[Address]], Refusal | None], ...] = (
    _scheme, _host, _password, _port, _number, _disguise, _local_name
)  # fmt: skip


def refusal(url: httpx.URL, allow: frozenset[Address] = frozenset()) -> Refusal | None:
    """Why this address, as it is written, must not be asked; None where it may. The first rule that objects is named."""
    return next((objection for rule in RULES if (objection := rule(url, allow))), None)


def bare_host(url: httpx.URL) -> str:
    """Lower-case, without a final dot."""
    return url.raw_host.decode("ascii").lower().rstrip(".")


def port_of(url: httpx.URL) -> int:
    return url.port or DEFAULT_PORTS.get(url.scheme, 0)


class Guard(httpx.BaseTransport):
    """Lets through what may be asked. Stands above the archive, so that not even an old answer serves a forbidden address."""

    def __init__(self, below: httpx.BaseTransport, allow: frozenset[Address]) -> None:
        self._below, self._allow = below, allow

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        objection = refusal(request.url, self._allow)
        if objection:
            raise Fault(objection.kind, request.url.host or str(request.url)[:80], objection.detail)
        return self._below.handle_request(request)

    def close(self) -> None:
        self._below.close()
