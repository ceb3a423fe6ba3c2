"""What questions are kept under and looked for by, so that an answer is held against few of them."""

from collections.abc import Iterator

from sayso.propositions.responsibility.victims import called
from sayso.questions.frames import Frame
from sayso.questions.policies import policy_of

_PERIOD = 32
"""Days that are looked up together; no less than the window of any type that has one short
enough.
"""
TELLING = 10
"""From which on a figure tells an event: every second one has two dead."""


def buckets(frame: Frame, *, looking: bool) -> Iterator[str]:
    """What questions are kept under, or what answers look for them by: the periods before and
    after, too.
    """
    policy = policy_of(frame.type)
    about = dict(frame.about)
    core = "|".join(about.get(name, "") for name in sorted(policy.core | policy.near))
    cells = list(frame.spot.cells(looking=looking)) if policy.placed else ["anywhere"]
    if policy.placed and not frame.spot.id:
        cells = ["untold"] if frame.days else []
    if " " in about.get("part", ""):
        cells.append(f"part {about['part']}")
    if policy.acted and "thing" in about:
        cells.append(f"done to {called(about['thing'])}")
    periods: set[int | str] = {""} if policy.window is None else _periods(frame, looking)
    figure = list(_of_figure(frame)) if policy.running else []
    for period in periods:
        yield f"{frame.type}|report:{frame.report}|{period}"
        yield from (f"{each}|{period}" for each in figure)
        yield from (f"{frame.type}|{core}|{cell}|{period}" for cell in cells)


def _of_figure(frame: Frame) -> Iterator[str]:
    """What a toll told of a country, or of no place, and that of a town in it are both kept under:
    their figure.
    """
    if frame.figure is not None and frame.figure >= TELLING:
        yield f"{frame.type}|{frame.theatre} {frame.figure}"


_ANY = "any"
"""The period of what has no date: every question is kept under it too."""


def _periods(frame: Frame, looking: bool) -> set[int | str]:
    days = {frame.said} if frame.dated else set[int]()
    if frame.days and policy_of(frame.type).dated:
        days.add(frame.days[0])
    found = {day // _PERIOD for day in days}
    if looking:
        return {period + step for period in found for step in (-1, 0, 1)} or {_ANY}
    return {*found, _ANY}
