"""Which question an answer belongs to, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.propositions.english import head_of
from sayso.questions.acts import is_another_deed, of_one_landmark, place_of_act, thing_told
from sayso.questions.buckets import TELLING
from sayso.questions.frames import Frame, Group, is_long
from sayso.questions.places import Relation, relation
from sayso.questions.policies import Policy, policy_of
from sayso.questions.tolls import (
    MONTH,
    SLACK,
    gap,
    is_another_line,
    is_another_toll,
    is_carried_on,
    is_line_of_a_country,
    is_that_toll,
    meet,
)

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
    if frame.type != group.frame.type or _is_of_another(frame, group, policy):
        return None
    same_report = frame.report in group.reports
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


def _is_of_another(frame: Frame, group: Group, policy: Policy) -> bool:
    """Whether a deed is another one, or a sum of money another promise."""
    return (policy.acted and is_another_deed(frame, group.frame)) or _is_another_sum(frame, group)


def _about(frame: Frame, group: Group, policy: Policy, same_report: bool) -> Fit | None:
    mine, theirs = dict(frame.about), dict(group.frame.about)
    known = frame.figure is not None and frame.figure in group.figures
    score, same = 0.0, []
    for name in {*mine, *theirs, *policy.core, *policy.near}:
        ours, its = mine.get(name, ""), theirs.get(name, "")
        if name in policy.near and not (ours and its) and not _is_likely(frame, group, same_report):
            return None
        if ours == its:
            score += 2 if ours else 0
            same += [f"{name} {ours}"] if ours else []
        elif _tells_apart(name, (ours, its), frame, group, near=same_report or known):
            return None
        else:
            score -= 0.5
    return Fit(score, (f"the same {', '.join(sorted(same))}",) if same else ())


def _is_likely(frame: Frame, group: Group, same_report: bool) -> bool:
    """Whether the report that both are of tells nothing else that could be meant."""
    known = frame.figure is None or not group.figures or frame.figure in group.figures
    return same_report and known


def _tells_apart(
    name: str, values: tuple[str, str], frame: Frame, group: Group, *, near: bool
) -> bool:
    """Whether two differing values of what is asked, one of which may be left out, are of two
    questions.  ``near``: one report or one figure tells both.
    """
    policy = policy_of(frame.type)
    if name == "trade":
        return set(values) != _HELPERS or frame.figure not in group.figures
    if name == "whose" and not near and _must_tell_whose(frame, group):
        return True
    return name in policy.core or _excludes(set(values) - {""}, name in policy.free, near)


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
    if how is Relation.WITHIN and policy.nested and (same_report or meet(frame, other)):
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
    if policy.running and is_that_toll(frame, group):
        return Fit(0, (f"the same figure, {frame.figure}, in the same days",))
    if _is_one_facility(frame, group):
        return Fit(0, ("the same part by name",))
    both = not frame.spot.id and not other.spot.id and frame.theatre and other.theatre
    return Fit(0, ("the same day",)) if both and policy.dated and meet(frame, other) else None


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
        and gap(frame, group) <= MONTH
    )


def _time(frame: Frame, group: Group, policy: Policy) -> Fit | None:
    if policy.window is None:
        return Fit(0, ())
    if policy.running:
        line = _line(frame, group)
        if line is not None or is_another_line(frame, group):
            return line
    mine, theirs = frame.days, group.frame.days
    if policy.dated and mine and theirs:
        if not meet(frame, group.frame) or is_long(mine) != is_long(theirs):
            return None
        return Fit(3, ("the same time of the event",))
    if policy.dated:
        return _undated(frame, group, policy)
    if not frame.dated or not group.frame.dated:
        return Fit(-1, ("one of them has no date",))
    apart = gap(frame, group)
    return (
        Fit(-apart / policy.window, (f"answered within {policy.window} days",))
        if apart <= policy.window
        else None
    )


def _line(frame: Frame, group: Group) -> Fit | None:
    """How a figure fits the running toll that a question asks for, whatever day each names."""
    if is_line_of_a_country(frame, group):
        return Fit(1, ("the running toll of the country",))
    if is_carried_on(frame, group):
        return Fit(2, ("the toll of the days before, carried on",))
    return None


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
    apart = gap(frame, group)
    after = group.first - mine[0] if mine else frame.said - theirs[0] if theirs else apart
    if not -SLACK <= after <= policy.window:
        return None
    if _is_news(after, frame, group, policy) or (
        apart <= policy.spoken and frame.quoted and group.frame.quoted
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


def _figure(frame: Frame, group: Group, same_report: bool) -> Fit | None:
    if is_another_toll(frame, group, same_report):
        return None
    if frame.figure is None or frame.figure not in group.figures:
        return Fit(0, ())
    score = _FIGURE if same_report else 2 if frame.figure >= _MANY else 1
    return Fit(score, (f"the same figure, {frame.figure}",))
