"""Which addresses of machines are public: an allow-list, so that what nobody thought of is
refused.
"""

import ipaddress

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

_UNICAST_6 = ipaddress.ip_network("2000::/3")
_SPECIAL_6 = tuple(
    map(
        ipaddress.ip_network,
        (
            "2001::/23",  # protocols: Teredo and others that embed an address of IPv4
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an address of IPv4 embedded
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # documentation
        ),
    )
)
_SPECIAL_4 = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # protocols; 192.0.0.192 tells machines of a cloud their secrets
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # AMT
            "192.88.99.0/24",  # 6to4 relays
            "192.175.48.0/24",  # AS112
        ),
    )
)
"""Of the registries of special addresses (IANA, RFC 6890), those that ``is_global`` lets through in
some Python.
"""


def is_public(address: str) -> bool:
    """Whether a numeric address is one of a single machine on the public network.

    Addresses of IPv6 that embed one of IPv4 are not: what they lead to depends on who translates
    them.
    """
    try:
        ip: Ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if ip.is_multicast or not ip.is_global:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _SPECIAL_4)
    return ip in _UNICAST_6 and not any(ip in network for network in _SPECIAL_6)


def is_numeric(host: str) -> bool:
    """Whether a host is named by its numeric address, and not by a name that is looked up."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
