"""What an address of the web is: the one answer for every room."""

_SCHEMES = ("http://", "https://")


def is_web_address(name: str) -> bool:
    """Whether a name is that of something on the web, which can be followed without harm, and not
    of a file, a mail or a script.
    """
    return name.casefold().startswith(_SCHEMES)


def as_web_address(value: object) -> str | None:
    """``value`` without the white space around it; None if it is no address of the web."""
    address = str(value or "").strip()
    return address if is_web_address(address) else None
