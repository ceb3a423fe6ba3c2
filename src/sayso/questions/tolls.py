"""Whether a figure is of the running toll that a question asks for: of a town over days, of a land
through a war, and when it is of something else.
"""

from sayso.questions.buckets import TELLING
from sayso.questions.frames import Frame, Group, is_long, is_of_fighting
from sayso.questions.policies import policy_of

SLACK = 1
"""Reports of one event give days that differ by the hour of the night and the reader's time
zone.
"""

MONTH, _WEEK = 31, 7
_GROWTH, _BACK = 3, 2
"""A running toll more than doubles between two days seldom: of the nine steps of a fortnight's gold
board the largest is 1.9.  Outlets tell old figures on: down to a half.
"""


def is_that_toll(frame: Frame, group: Group) -> bool:
    """Whether a toll told of the country, or of no place, is that of the town which was news
    then.
    """
    if frame.figure is None or frame.figure < TELLING or frame.figure not in group.figures:
        return False
    if not frame.theatre or frame.theatre != group.frame.theatre:
        return False
    return meet(frame, group.frame) or abs(frame.said - group.last) <= SLACK


def meet(frame: Frame, other: Frame) -> bool:
    """Whether both tell when, and it is the same: where both name the day, unless they tell one
    figure, that day.
    """
    if frame.days is None or other.days is None:
        return False
    named = (
        frame.day_named
        and other.day_named
        and (frame.figure is None or frame.figure != other.figure)
    )
    slack = 0 if named else SLACK
    return frame.days[0] - slack <= other.days[1] and other.days[0] - slack <= frame.days[1]


def is_line_of_a_country(frame: Frame, group: Group) -> bool:
    """Whether a toll told of a whole country, of no one day, carries on the one that was told in
    the days before.
    """
    mine, theirs = frame, group.frame
    if not (mine.spot.is_country and theirs.spot.is_country and mine.dated and theirs.dated):
        return False
    fighting = is_of_fighting(mine) or is_of_fighting(theirs)
    if _is_of_a_day(mine) and _is_of_a_day(theirs) and not fighting:
        return False
    if gap(frame, group) > (MONTH if fighting else _WEEK):
        return False
    return _carries_on(mine, max(group.figures, default=theirs.vague or 0), fighting=fighting)


def _carries_on(frame: Frame, top: int, *, fighting: bool) -> bool:
    """Whether a figure is such as a line with ``top`` as its highest comes to: of the fighting at
    large any that is higher, of a people that takes no part also a small one.
    """
    if frame.figure is None:
        return frame.vague is not None and frame.vague <= top * _GROWTH
    if fighting:
        return top / _BACK <= frame.figure
    if dict(frame.about).get("nation"):
        return top <= frame.figure <= top * _GROWTH
    return min(frame.figure, top) >= TELLING and top / _BACK <= frame.figure <= top * _GROWTH


def is_another_line(frame: Frame, group: Group) -> bool:
    """Whether two undated tolls of a state, which are not of one line, have two figures: in a state
    much is counted.
    """
    if not (frame.spot.is_country and group.frame.spot.is_country):
        return False
    undated = frame.days is None and group.frame.days is None
    return undated and bool(frame.figure and group.figures) and frame.figure not in group.figures


def is_carried_on(frame: Frame, group: Group) -> bool:
    """Whether a toll that names no day of its own carries on the one that was told of its place in
    the week before: it has grown, and by no more than such tolls do.
    """
    if frame.days is not None or not (frame.dated and group.frame.dated and group.figures):
        return False
    if group.frame.days and is_long(group.frame.days):
        return False
    top = max(group.figures)
    grown = top >= TELLING and top <= (frame.figure or 0) <= top * _GROWTH
    return grown and frame.spot.id == group.frame.spot.id and gap(frame, group) <= _WEEK


def _is_of_a_day(frame: Frame) -> bool:
    return frame.days is not None and not is_long(frame.days)


def gap(frame: Frame, group: Group) -> int:
    """The days between an answer and the time in which a question was answered."""
    return max(group.first - frame.said, frame.said - group.last, 0)


def is_another_toll(frame: Frame, group: Group, same_report: bool) -> bool:
    """Whether a figure that an outlet tells in its own voice is too far from those of a running toll
    to be of it: of two in one report, and of one told much lower, the lower is of some of them, or
    of another event.  Who is quoted may be a rival.
    """
    if frame.quoted or not policy_of(frame.type).running or not frame.figure:
        return False
    figures = [figure for figure in group.figures if figure]
    if not figures or frame.figure in figures:
        return False
    lower = frame.figure * _GROWTH < max(figures)
    if same_report and len(group.reports) == 1:
        return lower or frame.figure > max(figures) * _GROWTH
    return lower and max(figures) >= TELLING
