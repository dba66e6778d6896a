"""Which network addresses may be asked: public ones only. Named one by one, as `ipaddress.is_global` lets several unsafe forms pass.

Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6890, 6052, 3056, 4380, 3879, 4291; cloud metadata services.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

DENIED_V4 = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT; 100.100.100.200 is a metadata service
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's own host, from inside
        "169.254.0.0/16",  # link-local; 169.254.169.254 is a metadata service
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; 192.0.0.192 is a metadata service
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# Only 2000::/3 is given out as public; all else is denied whole (loopback, mapped, compatible, NAT64, ULA, link-local, site-local, multicast).
PUBLIC_V6 = ip_network("2000::/3")
DENIED_V6 = tuple(
    ip_network(block)
    for block in (
        "2001::/23",  # protocol assignments, with Teredo 2001::/32, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """False for every address that a page from outside has no business to lead to, and for what is no address."""
    try:
        ip = ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return not any(ip in block for block in DENIED_V4)
    return _is_public_v6(ip) and "%" not in address


def _is_public_v6(ip: IPv6Address) -> bool:
    return ip in PUBLIC_V6 and not any(ip in block for block in DENIED_V6)
