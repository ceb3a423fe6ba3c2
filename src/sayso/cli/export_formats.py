"""All formats of exports: those of the room of exports, and the pages, which the web draws."""

from sayso.exports.errors import unknown_format
from sayso.exports.format import Format
from sayso.exports.known import FORMATS
from sayso.parts import has_web


def all_formats() -> tuple[Format, ...]:
    """The formats, in the order in which people are told of them; that of the pages only where they
    can be drawn.
    """
    if not has_web():
        return FORMATS
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
