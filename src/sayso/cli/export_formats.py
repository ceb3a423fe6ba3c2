"""All formats of exports: those of the room of exports, and the pages, which the web draws."""

from sayso.exports.errors import unknown_format
from sayso.exports.format import Format
from sayso.exports.known import FORMATS


def all_formats() -> tuple[Format, ...]:
    """The formats, in the order in which people are told of them."""
    from sayso.web.site import FORMAT

    return (*FORMATS, FORMAT)


def format_named(name: str) -> Format:
    """The format that goes by a name.

    Raises:
        ExportError: X004 if there is none.
    """
    known = next((each for each in FORMATS if each.name == name), None)
    found = known or next((each for each in all_formats() if each.name == name), None)
    if found is None:
        raise unknown_format(name, ", ".join(each.name for each in all_formats()))
    return found
