"""Whether two blames are for one act, where their places alone do not tell: the dam, by this town
or by the river.
"""

from sayso.propositions.responsibility.victims import same_thing
from sayso.questions.asking import landmarks
from sayso.questions.frames import Frame
from sayso.questions.places import Relation, Spot, bare
from sayso.reference.places.distance import kilometres

NEAR_KM = 30.0
"""One thing is told as by this town or by the next."""
_LARGE = ("H.", "T.")
"""Features that a town lies by: rivers, mountains."""
_SHORTEST = 5
"""Letters of a word that tells a name."""


def thing_told(frame: Frame) -> str:
    """What the act was done to, in one word; empty where it is left out."""
    return dict(frame.about).get("thing", "")


def place_of_act(frame: Frame, other: Frame, how: Relation) -> float | None:
    """How well the places fit for one act on one thing; None if they do not, or if the things are
    two.
    """
    first, second = thing_told(frame), thing_told(other)
    if how is Relation.SAME:
        return 4
    if not same_thing(first, second):
        return None
    if how is Relation.WITHIN or _near(frame.spot, other.spot):
        return 2
    return 0.5 if how is Relation.UNTOLD or _is_around(frame.spot, other.spot) else None


def is_another_deed(frame: Frame, other: Frame) -> bool:
    """Whether one blame is for what happened to a landmark and the other for what was done to
    somebody or something else: for the dam, for shooting at those who fled the flood.
    """
    mine, theirs = (_is_landmark(thing_told(each)) for each in (frame, other))
    if mine == theirs or same_thing(thing_told(frame), thing_told(other)):
        return False
    rest = dict((other if mine else frame).about)
    return bool(rest.get("victim") or rest.get("thing"))


def of_one_landmark(frame: Frame, other: Frame, *, same_report: bool) -> bool:
    """Whether two blames of one time or of one report are for one landmark, wherever each places
    it.
    """
    first, second = thing_told(frame), thing_told(other)
    if not (first and second and _is_landmark(first) and _is_landmark(second)):
        return False
    if not same_thing(first, second) or not (frame.theatre and frame.theatre == other.theatre):
        return same_report and same_thing(first, second)
    if same_report or _of_one_day(frame, other):
        return True
    if (frame.days and other.days) or not (frame.dated and other.dated):
        return False
    gap = abs(frame.said - other.said)
    if gap <= _NEWS and not _is_far(frame, other, _REGION_KM):
        return True
    return gap <= _SPOKEN_OF and (_share_a_name(frame, other) or not _is_far(frame, other, NEAR_KM))


_NEWS, _REGION_KM = 3, 150.0
"""Days for which it is news, and kilometres within which a landmark is then told by the chief town
of its region: Kherson lies 60 from its dam.
"""
_SPOKEN_OF = 21
"""Days for which a deed is spoken of without its date, as ``Policy.spoken`` of blame has it."""


def _is_landmark(thing: str) -> bool:
    """Whether a land has few of it, so that what happens to one on a day happens to that one."""
    return thing.casefold().rpartition(" ")[2] in landmarks()


def _of_one_day(frame: Frame, other: Frame) -> bool:
    """Whether both are told of one day."""
    mine, theirs = frame.days, other.days
    return mine is not None and theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _share_a_name(frame: Frame, other: Frame) -> bool:
    """Whether the words for what was hit have a name in common, be its letters in another order:
    "Nova Drenov dam", "Dernov dam".
    """
    things = {thing_told(frame), thing_told(other)}
    first, second = (
        {
            tuple(sorted(word))
            for word in dict(each.about).get("victim", "").split()
            if len(word) >= _SHORTEST and word not in things
        }
        for each in (frame, other)
    )
    return not first.isdisjoint(second)


def _is_far(frame: Frame, other: Frame, reach: float) -> bool:
    """Whether each is placed in a town and the towns lie further apart than ``reach`` kilometres."""
    first, second = frame.spot, other.spot
    towns = all(each.known and each.feature.startswith("P.") for each in (first, second))
    return towns and not _near(first, second, reach)


def _near(first: Spot, second: Spot, reach: float = NEAR_KM) -> bool:
    shared = set(bare(first.name).split()) & set(bare(second.name).split())
    if any(len(word) >= _SHORTEST for word in shared):
        return True
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return False
    return kilometres(first.lat, first.lon, second.lat, second.lon) <= reach


def _is_around(first: Spot, second: Spot) -> bool:
    """Whether one is a river or the like of the other's country: nothing tells how far it
    reaches.
    """
    large = first.feature.startswith(_LARGE) or second.feature.startswith(_LARGE)
    if not first.known or not second.known:
        return False
    return large and (not first.country or not second.country or first.country == second.country)
