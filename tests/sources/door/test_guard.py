"""Which addresses may be asked at all."""

from __future__ import annotations

import ipaddress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.door.guard import DENIED_V4, address_refusal, refusal

HOSTILE = [
    ("127.0.0.1", "private", "loopback"),
    ("localhost", "local-name", "loopback by name"),
    ("LOCALHOST.", "local-name", "the same with a final dot, in capitals"),
    ("2130706433", "disguise", "127.0.0.1 as one decimal number"),
    ("127.1", "disguise", "127.0.0.1 with parts left out"),
    ("0x7f000001", "disguise", "127.0.0.1 in hexadecimal"),
    ("0177.1", "disguise", "127.0.0.1 with an octal part"),
    ("0", "disguise", "this host"),
    ("0.0.0.0", "private", "this host"),
    ("[::1]", "private", "loopback in IPv6"),
    ("[::]", "private", "this host in IPv6"),
    ("[::ffff:127.0.0.1]", "private", "loopback mapped into IPv6"),
    ("[::ffff:a9fe:a9fe]", "private", "a cloud's credentials mapped into IPv6"),
    ("169.254.169.254", "private", "a cloud's credentials"),
    ("[64:ff9b::7f00:1]", "private", "loopback through NAT64"),
    ("[64:ff9b:1::7f00:1]", "private", "loopback through a local NAT64"),
    ("[2002:7f00:1::]", "private", "loopback through 6to4"),
    ("[2001:0:7f00:1::1]", "private", "Teredo"),
    ("[::127.0.0.1]", "private", "IPv4-compatible IPv6"),
    ("100.64.0.1", "private", "shared by a provider's customers"),
    ("224.0.0.1", "private", "multicast"),
    ("255.255.255.255", "private", "broadcast"),
    ("168.63.129.16", "private", "the inner services of a cloud"),
    ("10.1.2.3", "private", "a private network"),
    ("172.31.0.1", "private", "a private network"),
    ("192.168.1.1", "private", "somebody's router"),
    ("192.0.0.8", "private", "protocol assignments, which is_global lets through"),
    ("[fec0::1]", "private", "site-local, which is_global lets through"),
    ("[fd00::1]", "private", "unique local"),
    ("[fe80::1]", "private", "link-local"),
    ("[ff02::1]", "private", "multicast in IPv6"),
    ("router", "local-name", "a name of one label"),
    ("printer.local", "local-name", "mDNS"),
    ("metadata.google.internal", "local-name", "a cloud's credentials by name"),
    ("a_b%2ec.example", "not-an-address", "characters that no host has"),
]


@pytest.mark.parametrize("host, kind, why", HOSTILE, ids=[row[0] for row in HOSTILE])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_hostile_hosts_are_refused(scheme: str, host: str, kind: str, why: str) -> None:
    """Every spelling of a machine that is not on the public internet is refused as it is written."""
    verdict = refusal(httpx.URL(f"{scheme}://{host}/"))
    assert verdict is not None and verdict.kind == kind, why


OTHERWISE = [
    ("file:///etc/passwd", "scheme"),
    ("ftp://example.org/", "scheme"),
    ("javascript:alert(1)", "scheme"),
    ("data:text/html,x", "scheme"),
    ("//example.org/", "scheme"),
    ("/a/path", "scheme"),
    ("https:///nowhere", "not-an-address"),
    ("https://example.org:22/", "port"),
    ("https://example.org:6379/", "port"),
    ("https://me:secret@example.org/", "password"),
]


@pytest.mark.parametrize("address, kind", OTHERWISE)
def test_what_is_no_address_of_the_web_is_refused(address: str, kind: str) -> None:
    """Only http and https, only ports of the web, no passwords in addresses."""
    verdict = refusal(httpx.URL(address))
    assert verdict is not None and verdict.kind == kind


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/1706.03762",
        "http://example.org:8080/",
        "https://example.org:8443/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
        "https://[64:ff9b::5db8:d822]/",
        "https://xn--bcher-kva.example/",
        "https://local.example.org/",
        "https://a.b-c.example./",
    ],
)
def test_public_addresses_pass(address: str) -> None:
    """The guard does not stand in the way of the web, NAT64 networks included."""
    assert refusal(httpx.URL(address)) is None


def test_an_allowed_address_passes_with_its_port_only() -> None:
    """A test server is reachable at its port, and nothing else on loopback is."""
    allow = frozenset({("127.0.0.1", 41234)})
    assert refusal(httpx.URL("http://127.0.0.1:41234/"), allow) is None
    assert refusal(httpx.URL("http://127.0.0.1:8080/"), allow) is not None
    assert refusal(httpx.URL("http://127.0.0.2:41234/"), allow) is not None


v4 = st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address)


@given(v4)
def test_an_embedded_address_is_judged_like_the_address_itself(address: ipaddress.IPv4Address) -> None:
    """Mapped and NAT64 forms of an IPv4 address are refused exactly where the address is."""
    plain = address_refusal(str(address)) is None
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        carried = ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | int(address))
        assert (address_refusal(str(carried)) is None) == plain


@given(v4, st.sampled_from(["::", "2002::", "64:ff9b:1::", "fec0::", "fc00::", "2001::"]))
def test_nothing_hides_in_other_forms(address: ipaddress.IPv4Address, prefix: str) -> None:
    """Forms that the public internet does not route are refused whatever they carry."""
    shift = 80 if prefix == "2002::" else 0
    carried = int(ipaddress.IPv6Address(prefix)) | (int(address) << shift)
    assert address_refusal(str(ipaddress.IPv6Address(carried))) is not None


@given(st.sampled_from(sorted(DENIED_V4)), st.integers(min_value=0))
def test_every_address_of_a_denied_network_is_refused(network: str, offset: int) -> None:
    """The table means all of each network, to its last address."""
    net = ipaddress.IPv4Network(network)
    assert address_refusal(str(net[offset % net.num_addresses])) is not None


@given(v4)
def test_the_table_is_stricter_than_the_library(address: ipaddress.IPv4Address) -> None:
    """What Python itself calls not global is never let through."""
    if not address.is_global:
        assert address_refusal(str(address)) is not None


@pytest.mark.parametrize("nonsense", ["", "example.org", "1.2.3", "fe80::1%eth0"])
def test_what_is_no_number_is_never_dialled(nonsense: str) -> None:
    """A resolver that answers with something else gets nothing."""
    assert address_refusal(nonsense) is not None
