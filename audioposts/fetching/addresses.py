"""An IP address -> whether it is one of the public Internet, or one that the settings allow. Pure.

What a page or a feed names must not lead into the network that this program runs in: the router's settings, a cloud's
metadata, a database without a password. Python's own `is_global` changed with its versions, so the special addresses of
IANA (https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-) stand here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        # Of what is left of IPv6: protocols (Teredo and ORCHID among them), examples, 6to4 as far as it names nobody.
        "2001::/23", "2001:db8::/32", "3fff::/20",
    )
)  # fmt: skip

_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is public; whatever else there is, is local, multicast, or not given out."""

_CARRIERS = (
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # IPv4-translated (SIIT)
    (IPv6Network("::/96"), 0),  # IPv4-compatible, long given up
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64, how a network without IPv4 reaches the old Internet
    (IPv6Network("2002::/16"), 80),  # 6to4
)
"""Networks of IPv6 that carry an address of IPv4, and how many bits stand behind that."""

_ISATAP = (0x00005EFE, 0x02005EFE)
"""The third quarter of an address of IPv6 whose last quarter is one of IPv4 (RFC 5214)."""


@dataclass(frozen=True, slots=True)
class Border:
    """What may be reached: the public Internet, and what a person allows besides."""

    hosts: frozenset[str] = frozenset()
    """By whatever address they have."""

    networks: tuple[Network, ...] = ()
    servers: frozenset[tuple[str, int]] = frozenset()
    """Hosts at one port."""

    def lets_through(self, host: str, port: int, address: str) -> bool:
        """Tell whether `address`, one of those that `host` has, may be connected to."""
        name = plain_host(host)
        if name in self.hosts or (name, port) in self.servers:
            return True
        found = ip_address(address.partition("%")[0])
        # All that an address means has to be fit: what it is, and what it carries.
        return all(self._is_open(one) for one in meanings_of(found))

    def _is_open(self, address: Address) -> bool:
        return is_public(address) or any(address in network for network in self.networks)


def border_of(allowed: Iterable[str], named: Iterable[str] = ()) -> Border:
    """Return the border with these host names, addresses and networks allowed, and what URLs of a person's own name.

    Such a URL allows its server only where it says itself that it is a private one: by a number, or as localhost. Where
    a name leads is up to others.
    """
    hosts, networks = set[str](), list[Network]()
    for one in allowed:
        try:
            networks.append(ip_network(one.strip("[]"), strict=False))
        except ValueError:
            hosts.add(plain_host(one))
    return Border(frozenset(hosts), tuple(networks), frozenset(filter(None, map(_named_server, named))))


def _named_server(url: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(url)
        host = plain_host(parts.hostname or "")
        if host != "localhost":
            ip_address(host)
        return host, parts.port or (443 if parts.scheme.lower() == "https" else 80)
    except ValueError:
        return None


def plain_host(host: str) -> str:
    """Return a host name as it is compared: in small letters, in ASCII, without the dot at its end."""
    name = host.strip("[]").rstrip(".").lower()
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name


def is_public(address: Address) -> bool:
    """Tell an address that anybody may have a server at."""
    is_unicast = address.version == 4 or address in _GLOBAL_UNICAST
    return is_unicast and not any(address in network for network in _NOT_PUBLIC)


def meanings_of(address: Address) -> list[Address]:
    """Return what is reached at an address: that of IPv4 which one of IPv6 carries, or itself."""
    if isinstance(address, IPv4Address):
        return [address]
    number = int(address)
    for network, behind in _CARRIERS:
        # The first of IPv4-compatible ones are the unspecified address and the loopback.
        if address in network and number > 1:
            return [IPv4Address(number >> behind & 0xFFFFFFFF)]
    if number >> 32 & 0xFFFFFFFF in _ISATAP:
        return [address, IPv4Address(number & 0xFFFFFFFF)]
    return [address]
