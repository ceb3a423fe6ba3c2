"""Elements of SVG as markup; every value is escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from sayso.display.characters import shown_plainly

Value = str | int | float


def element(name: str, *children: str | Markup, **attributes: Value | None) -> Markup:
    """An element.  ``class_`` is class, ``stroke_width`` is stroke-width; an attribute of None is
    left out.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(text(child) for child in children)
    return Markup(f"<{name}{told}>{inside}</{name}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Elements one after another."""
    return Markup("").join(parts)


def percent(share: float) -> str:
    """A share of the width, 0 to 1, as SVG takes it."""
    return f"{100 * share:.2f}%"


def text(child: str | Markup) -> Markup:
    """Markup as it is; a text escaped, with the characters that act shown by their codes."""
    return child if isinstance(child, Markup) else escape(shown_plainly(child))


def _value(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return shown_plainly(str(value))
