"""Which proxy a request takes, by the variables that people set: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY.

Lower-case names win over upper-case ones, as in curl and in Python's urllib."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address, ip_network

import httpx

from sources.door.faults import Fault

SUPPORTED_SCHEMES = frozenset({"http", "https"})


def proxy_for(url: httpx.URL, environ: Mapping[str, str]) -> httpx.URL | None:
    """The proxy's address, or None for the direct way. Raises Fault for a proxy that we cannot use."""
    written = variable(f"{url.scheme}_proxy", environ) or variable("all_proxy", environ)
    if not written or bypassed(url, variable("no_proxy", environ)):
        return None
    return parsed(written, url.host)


def variable(name: str, environ: Mapping[str, str]) -> str:
    return (environ.get(name) or environ.get(name.upper()) or "").strip()


def bypassed(url: httpx.URL, no_proxy: str) -> bool:
    """NO_PROXY: '*', hosts, domains with or without a leading dot, host:port, addresses and networks, by commas."""
    entries = [entry.strip().lower() for entry in no_proxy.split(",")]
    return any(_covers(entry, url) for entry in entries if entry)


def _covers(entry: str, url: httpx.URL) -> bool:
    host, port = url.host.lower().rstrip("."), url.port or {"http": 80, "https": 443}.get(url.scheme)
    if entry == "*" or _in_network(entry, host):
        return True
    name, colon, wanted_port = entry.rpartition(":")
    if colon and wanted_port.isdigit():
        entry = name if int(wanted_port) == port else ""
    domain = entry.removeprefix("*").strip(".")
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))


def _in_network(entry: str, host: str) -> bool:
    try:
        return ip_address(host) in ip_network(entry.strip("[]"), strict=False)
    except (ValueError, TypeError):
        return False


def parsed(proxy: str, host: str) -> httpx.URL:
    """'proxy.example:3128' -> http://proxy.example:3128. Raises Fault for what is no proxy that we can use."""
    try:
        url = httpx.URL(proxy if "://" in proxy else f"http://{proxy}")
    except httpx.InvalidURL:
        raise Fault("proxy-scheme", host, "of the environment") from None
    if url.scheme not in SUPPORTED_SCHEMES or not url.host:
        raise Fault("proxy-scheme", host, shown(url))
    return url


def shown(proxy: httpx.URL) -> str:
    """For sentences: without user name and password."""
    return f"{proxy.scheme}://{proxy.netloc.decode('ascii', 'replace')}"
