"""Which question an answer belongs to, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.propositions.english import head_of
from sayso.questions.acts import is_another_deed, of_one_landmark, place_of_act, thing_told
from sayso.questions.frames import TELLING, Frame, Group, is_long, is_of_fighting
from sayso.questions.places import Relation, relation
from sayso.questions.policies import Policy, policy_of

_SLACK = 1
"""Reports of one event give days that differ by the hour of the night and the reader's time
zone.
"""

_FIGURE = 5
"""What a figure weighs that one report gives twice: more than a place."""
_MANY = 10
"""A figure that two reports seldom give of two things."""
_KIN = frozenset({"people", "civilians", "patients", "residents", "victims"})
"""Kinds of those counted of which one may be the other said less exactly."""
_HELPERS = {"aid workers", "employees"}
"""Trades of which one may be the other: those whom an agency lost are told as either."""
_SAID = {"children"}
"""Kinds that are told wherever they are meant."""
_MOSTLY_SAID = {"soldiers"}
"""Kinds that are told where they are meant, save in a report that told them before, or of a figure
that was told.
"""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an answer fits a question: a number to choose by, and the reasons in words."""

    score: float
    reasons: tuple[str, ...]


def best_group(frame: Frame, groups: Iterable[Group]) -> tuple[Group, Fit] | None:
    """The question that an answer belongs to; None if it is to none of them.  Of equal ones, the
    one made first.
    """
    fits = [(group, fit) for group in groups if (fit := fit_of(frame, group))]
    return min(fits, key=lambda each: (-each[1].score, each[0].made, each[0].id), default=None)


def fit_of(frame: Frame, group: Group) -> Fit | None:
    """How an answer fits a question; None if anything that both tell differs."""
    policy = policy_of(frame.type)
    if frame.type != group.frame.type:
        return None
    same_report = frame.report in group.reports
    if (policy.acted and is_another_deed(frame, group.frame)) or _is_another_sum(frame, group):
        return None
    parts = (
        _about(frame, group, policy, same_report),
        _place(frame, group, policy, same_report) or _area(frame, group, same_report),
        _time(frame, group, policy),
        _theatre(frame, group.frame),
        _figure(frame, group, same_report),
    )
    told = [part for part in parts if part is not None]
    if len(told) < len(parts):
        return None
    return Fit(
        sum(part.score for part in told), tuple(reason for part in told for reason in part.reasons)
    )


def _about(frame: Frame, group: Group, policy: Policy, same_report: bool) -> Fit | None:
    mine, theirs = dict(frame.about), dict(group.frame.about)
    known = frame.figure is not None and frame.figure in group.figures
    likely = same_report and (frame.figure is None or not group.figures or known)
    score, same = 0.0, []
    for name in {*mine, *theirs, *policy.core, *policy.near}:
        ours, its = mine.get(name, ""), theirs.get(name, "")
        if name in policy.near and not (ours and its) and not likely:
            return None
        if name == "trade" and ours != its and not ({ours, its} == _HELPERS and known):
            return None
        if ours == its:
            score += 2 if ours else 0
            same += [f"{name} {ours}"] if ours else []
        elif (
            (name == "whose" and _must_tell_whose(frame, group) and not (same_report or known))
            or name in policy.core
            or _excludes({ours, its} - {""}, name in policy.free, same_report or known)
        ):
            return None
        else:
            score -= 0.5
    return Fit(score, (f"the same {', '.join(sorted(same))}",) if same else ())


def _must_tell_whose(frame: Frame, group: Group) -> bool:
    """Whether whose they are must be told, or the answer waits apart: where both count soldiers,
    and in a state, where the losses of an army are not the toll of the land.
    """
    mine, theirs = dict(frame.about), dict(group.frame.about)
    soldiers = mine.get("group", "") in _MOSTLY_SAID and theirs.get("group", "") in _MOSTLY_SAID
    return soldiers or (frame.spot.is_country and group.frame.spot.is_country)


def _excludes(told: set[str], free: bool, near: bool) -> bool:
    """Whether two answers that tell these, or of which one tells this, are to two questions."""
    if len(told) > 1:
        return not free and not told <= _KIN
    return bool(told & _SAID) or (bool(told & _MOSTLY_SAID) and not near)


def _place(frame: Frame, group: Group, policy: Policy, same_report: bool) -> Fit | None:
    other = group.frame
    if not policy.placed:
        return Fit(0, ())
    how = relation(frame.spot, other.spot)
    landmark = policy.acted and of_one_landmark(frame, other, same_report=same_report)
    if policy.pinpointed and not same_report and not landmark and _is_elsewhere(frame, other, how):
        return None
    if policy.acted and thing_told(frame) and thing_told(other):
        score = place_of_act(frame, other, how) or (1 if landmark else None)
        return None if score is None else Fit(score, (f"the same {thing_told(frame)}",))
    if how is Relation.SAME:
        return Fit(4, (f"the same place, {other.spot.name}",))
    if how is Relation.WITHIN and policy.nested and (same_report or _meet(frame, other)):
        return Fit(1, (f"{frame.spot.name} and {other.spot.name}, one within the other",))
    if how is Relation.UNTOLD:
        return _untold(frame, group, policy, same_report)
    return None


def _area(frame: Frame, group: Group, same_report: bool) -> Fit | None:
    """An area without a name, "land that Norland holds", and one with a name, where one report
    gives one figure.
    """
    named = frame.spot.known and group.frame.spot.known
    same = same_report and frame.figure is not None and frame.figure in group.figures
    return Fit(0, ("the same report gives the same figure",)) if same and not named else None


def _is_elsewhere(frame: Frame, other: Frame, how: Relation) -> bool:
    """Whether another thing was hit: in a state much is hit each day, and two reports of news that
    tell two things, or two places, tell of two events.
    """
    news = not frame.quoted and not other.quoted
    if how is not Relation.SAME:
        return news and how is Relation.APART
    mine, theirs = _hit(frame), _hit(other)
    if mine and theirs:
        return mine != theirs and (news or frame.spot.is_country)
    return frame.spot.is_country


def _hit(frame: Frame) -> str:
    """The noun that tells what was hit; empty if that is the place."""
    about = dict(frame.about)
    told = about.get("thing") or about.get("target", "")
    return "" if told.casefold() in frame.spot.name.casefold() else head_of(told).rstrip("s")


def _untold(frame: Frame, group: Group, policy: Policy, same_report: bool) -> Fit | None:
    """Where nothing is told of one place, or only the country, the report must tell that it is the
    other; of tolls the figure can.
    """
    other = group.frame
    nothing = not frame.spot.id or not other.spot.id
    if same_report and (nothing or policy.nested):
        return Fit(0, ("the same report, which tells no other place",))
    if policy.running and _is_that_toll(frame, group):
        return Fit(0, (f"the same figure, {frame.figure}, in the same days",))
    if _is_one_facility(frame, group):
        return Fit(0, ("the same part by name",))
    both = not frame.spot.id and not other.spot.id and frame.theatre and other.theatre
    return Fit(0, ("the same day",)) if both and policy.dated and _meet(frame, other) else None


def _is_one_facility(frame: Frame, group: Group) -> bool:
    """Whether both tell of one thing by more than a word, "presidential palace", and one leaves out
    where it stands.
    """
    part = dict(frame.about).get("part", "")
    same = " " in part and part == dict(group.frame.about).get("part", "")
    return (
        same
        and bool(frame.theatre)
        and frame.theatre == group.frame.theatre
        and _gap(frame, group) <= _MONTH
    )


_MONTH = 31


def _is_that_toll(frame: Frame, group: Group) -> bool:
    """Whether a toll told of the country, or of no place, is that of the town which was news
    then.
    """
    if frame.figure is None or frame.figure < TELLING or frame.figure not in group.figures:
        return False
    if not frame.theatre or frame.theatre != group.frame.theatre:
        return False
    return _meet(frame, group.frame) or abs(frame.said - group.last) <= _SLACK


def _meet(frame: Frame, other: Frame) -> bool:
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
    slack = 0 if named else _SLACK
    return frame.days[0] - slack <= other.days[1] and other.days[0] - slack <= frame.days[1]


def _time(frame: Frame, group: Group, policy: Policy) -> Fit | None:
    if policy.window is None:
        return Fit(0, ())
    mine, theirs = frame.days, group.frame.days
    if policy.running and _is_line_of_a_country(frame, group):
        return Fit(1, ("the running toll of the country",))
    if policy.running and _is_carried_on(frame, group):
        return Fit(2, ("the toll of the days before, carried on",))
    if policy.running and _is_another_line(frame, group):
        return None
    if policy.dated and mine and theirs:
        if not _meet(frame, group.frame) or is_long(mine) != is_long(theirs):
            return None
        return Fit(3, ("the same time of the event",))
    if policy.dated:
        return _undated(frame, group, policy)
    if not frame.dated or not group.frame.dated:
        return Fit(-1, ("one of them has no date",))
    gap = _gap(frame, group)
    return (
        Fit(-gap / policy.window, (f"answered within {policy.window} days",))
        if gap <= policy.window
        else None
    )


def _is_line_of_a_country(frame: Frame, group: Group) -> bool:
    """Whether a toll told of a whole country, of no one day, carries on the one that was told in
    the days before.
    """
    mine, theirs = frame, group.frame
    if not (mine.spot.is_country and theirs.spot.is_country and mine.dated and theirs.dated):
        return False
    fighting = is_of_fighting(mine) or is_of_fighting(theirs)
    if _is_of_a_day(mine) and _is_of_a_day(theirs) and not fighting:
        return False
    if _gap(frame, group) > _WEEK:
        return False
    top = max(group.figures, default=theirs.vague or 0)
    if mine.figure is None:
        return mine.vague is not None and mine.vague <= top * _GROWTH
    if fighting:
        return top / _BACK <= mine.figure
    if dict(mine.about).get("nation"):
        return top <= mine.figure <= top * _GROWTH
    return min(mine.figure, top) >= TELLING and top / _BACK <= mine.figure <= top * _GROWTH


def _is_another_line(frame: Frame, group: Group) -> bool:
    """Whether two undated tolls of a state, which are not of one line, have two figures: in a state
    much is counted.
    """
    if not (frame.spot.is_country and group.frame.spot.is_country):
        return False
    undated = frame.days is None and group.frame.days is None
    return undated and bool(frame.figure and group.figures) and frame.figure not in group.figures


def _is_carried_on(frame: Frame, group: Group) -> bool:
    """Whether a toll that names no day of its own carries on the one that was told of its place in
    the week before: it has grown, and by no more than such tolls do.
    """
    if frame.days is not None or not (frame.dated and group.frame.dated and group.figures):
        return False
    if group.frame.days and is_long(group.frame.days):
        return False
    top = max(group.figures)
    grown = top >= TELLING and top <= (frame.figure or 0) <= top * _GROWTH
    return grown and frame.spot.id == group.frame.spot.id and _gap(frame, group) <= _WEEK


def _is_of_a_day(frame: Frame) -> bool:
    return frame.days is not None and not is_long(frame.days)


_WEEK = 7
_GROWTH, _BACK = 3, 2
"""A running toll more than doubles between two days seldom: of the nine steps of a fortnight's gold
board the largest is 1.9.  Outlets tell old figures on: down to a half. """


def _gap(frame: Frame, group: Group) -> int:
    """The days between an answer and the time in which a question was answered."""
    return max(group.first - frame.said, frame.said - group.last, 0)


def _undated(frame: Frame, group: Group, policy: Policy) -> Fit | None:
    """One of them or both do not tell when: what is said soon after is of it, and later what
    recalls it.
    """
    assert policy.window is not None
    mine, theirs = frame.days, group.frame.days
    if any(is_long(days) for days in (mine, theirs) if days):
        return None
    if not (frame.dated if mine is None else group.frame.dated):
        return Fit(-1, ("one of them has no date",))
    gap = _gap(frame, group)
    after = group.first - mine[0] if mine else frame.said - theirs[0] if theirs else gap
    if not -_SLACK <= after <= policy.window:
        return None
    if _is_news(after, frame, group, policy) or (
        gap <= policy.spoken and frame.quoted and group.frame.quoted
    ):
        return Fit(1 - max(after, 0) / policy.window, ("said soon after the event",))
    return (
        Fit(-after / policy.window, ("it recalls the event",)) if _recalls(frame, group) else None
    )


def _is_news(after: int, frame: Frame, group: Group, policy: Policy) -> bool:
    """Whether reports that tell it in their own voice may tell of one event: of two, the later has
    no lower figure.
    """
    undated = frame.days is None and group.frame.days is None
    if undated and abs(frame.said - group.first) > policy.fresh - 1:
        return False
    lower = (
        policy.running and frame.figure is not None and frame.figure < max(group.figures, default=0)
    )
    return after <= policy.fresh and not (lower and undated and not frame.quoted)


def _recalls(frame: Frame, group: Group) -> bool:
    """Whether an answer tells again what was told: in the same report, or of a figure that no two
    events share.
    """
    telling = frame.figure is not None and frame.figure >= TELLING
    return frame.report in group.reports or (telling and frame.figure in group.figures)


def _theatre(frame: Frame, other: Frame) -> Fit | None:
    """Another war is another question.  Where one report was read without a theatre, a place on the
    map must tell.
    """
    if frame.theatre == other.theatre:
        return Fit(0, ())
    untold = not frame.theatre or not other.theatre
    placed = frame.spot.known and relation(frame.spot, other.spot) is Relation.SAME
    return Fit(-1, ()) if untold and placed else None


def _is_another_sum(frame: Frame, group: Group) -> bool:
    """Whether two promises of money are of two sums: a second package is another promise."""
    units = {dict(each.about).get("unit", "") for each in (frame, group.frame)}
    if frame.type != "pledge" or "" in units or not (frame.figure and group.figures):
        return False
    return all(abs(frame.figure - each) > frame.figure * _ABOUT for each in group.figures)


_ABOUT = 0.1
"""How far two tellings of one sum lie apart: 2.1 billion and "some two billion"."""


def _is_another_toll(frame: Frame, group: Group, same_report: bool) -> bool:
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


def _figure(frame: Frame, group: Group, same_report: bool) -> Fit | None:
    if _is_another_toll(frame, group, same_report):
        return None
    if frame.figure is None or frame.figure not in group.figures:
        return Fit(0, ())
    score = _FIGURE if same_report else 2 if frame.figure >= _MANY else 1
    return Fit(score, (f"the same figure, {frame.figure}",))
