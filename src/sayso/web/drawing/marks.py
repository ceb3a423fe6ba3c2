"""Small signs beside words: how a question stands, told apart by shape as well as by colour."""

from functools import cache

from markupsafe import Markup

from sayso.web.drawing.svg import element


@cache
def standing_mark(standing: str, first: str = "", second: str = "") -> Markup:
    """The sign of a standing, 14 pixels square; an empty box for one that is not known.

    ``first`` and ``second`` are the letters of those who differ, in whose colours a contested one
    is.
    """
    drawn = {
        "contested": _halves(first or "px", second or "pn"),
        "denied": (_frame(), _line("M2 12 12 2")),
        "conceded": (_half("pn", 1), _frame(), _line("M13 7H6M8 4 5 7l3 3")),
        "superseded": (_frame(), _line("M3 7h7M7 4l3 3-3 3")),
        "agreed": (element("rect", x=1, y=1, width=12, height=12, class_="full"),),
        "unconfirmed": (_frame(), element("circle", cx=7, cy=7, r=2, class_="full")),
    }.get(standing, (_frame(),))
    return element(
        "svg",
        *drawn,
        class_="mark",
        width=14,
        height=14,
        viewBox="0 0 14 14",
        aria_hidden="true",
        focusable="false",
    )


def _frame() -> Markup:
    return element("rect", x=1.5, y=1.5, width=11, height=11, class_="frame")


def _halves(first: str, second: str) -> tuple[Markup, Markup]:
    """Two who differ; in one colour with a gap between, so that two of one side are two all the
    same.
    """
    wide = 5 if first == second else 6
    return _half(first, 1, wide), _half(second, 13 - wide, wide)


def _half(side: str, x: int, wide: int = 6) -> Markup:
    return element("rect", x=x, y=1, width=wide, height=12, class_=f"half {side}")


def _line(d: str) -> Markup:
    return element("path", d=d, class_="stroke")
