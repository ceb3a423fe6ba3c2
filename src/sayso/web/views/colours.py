"""A report's claims in the colours of the sides, as everywhere else: speakers are told apart by
their numbers.
"""

from collections.abc import Callable

from sayso.display.speakers import Voice
from sayso.web.views.sides import Sides

_OF_SIDE = {"pa": 1, "pb": 2, "pc": 3, "pn": 0}
"""The sheet's colours that stand for the sides on a page of ours, whose style sheet gives them the
sides' inks.
"""


def by_side(sides: Sides) -> Callable[[int, Voice], int]:
    """The colour of a voice of a report: its side's, and none for who is of no party."""
    return lambda _, voice: _OF_SIDE[sides.of(voice.side).letter]
