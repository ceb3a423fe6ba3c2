"""What an address asks for, in the words of the command line: filters, clocks, pages.

Each function is a FastAPI dependency, so that pages, API and its description share the parameters.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import Query

from sayso.errors import InputError
from sayso.record.interval import Interval
from sayso.reports.published import read_published
from sayso.web.errors import RequestError
from sayso.web.record import SORTS, VOICES, BoardFilter, ClaimFilter, Clock, Page, ReportFilter


def _word(told: str) -> Any:
    return Query(max_length=300, description=told)


_Type = Annotated[str, _word("What is asked: control, count, pledge, responsibility …")]
_Place = Annotated[str, _word("A place's id or name.")]
_Side = Annotated[str, _word("The id of a side that speaks.")]
_Speaker = Annotated[str, _word("A speaker's id.")]
_Text = Annotated[str, _word("Words.")]
_Time = Annotated[str, Query(max_length=40, description="A date or time, ISO 8601.")]

BOARD_PAGE = 30
"""Questions on a page of the board."""


def clock(
    as_of: Annotated[
        str, Query(max_length=40, description="Only what had been published by then; ISO 8601.")
    ] = "",
    recorded_by: Annotated[
        str, Query(max_length=40, description="Only what this ledger held by then.")
    ] = "",
) -> Clock:
    """The two clocks; a day is until its end: what was published that day is surely known then."""
    return Clock(_whole("as_of", as_of), _whole("recorded_by", recorded_by))


def page(
    limit: Annotated[int, Query(ge=1, le=500, description="Items on a page.")] = 50,
    after: Annotated[
        str, Query(max_length=200, description="The `after` of the page before.")
    ] = "",
) -> Page:
    """Which page."""
    return Page(limit, after)


def board(
    type: _Type = "",  # noqa: A002
    place: _Place = "",
    side: _Side = "",
    standing: Annotated[str, _word("How a question stands: contested, denied, conceded …")] = "",
    speaker: _Speaker = "",
    text: _Text = "",
    since: _Time = "",
    until: _Time = "",
    sort: Annotated[str, Query(max_length=20, description=f"One of {', '.join(SORTS)}.")] = "",
    new_since: Annotated[
        int, Query(ge=0, le=2**62, description="Only what changed after this head.")
    ] = 0,
    voices: Annotated[
        str, Query(max_length=20, description=f"{' or '.join(VOICES)}: independent voices.")
    ] = "",
) -> BoardFilter:
    """Which questions; ``since`` and ``until`` bound their last change."""
    if sort and sort not in SORTS:
        raise RequestError(
            400, "W002", f"sort is none of {', '.join(SORTS)}.", "Choose one of them."
        )
    if voices and voices not in VOICES:
        raise RequestError(
            400, "W002", f"voices is neither {' nor '.join(VOICES)}.", "Choose one of them."
        )
    return BoardFilter(
        type.strip(),
        place.strip(),
        side.strip(),
        standing.strip(),
        speaker.strip(),
        text.strip(),
        _start("since", since),
        _end("until", until),
        sort or SORTS[0],
        new_since,
        voices,
    )


def claims(
    speaker: _Speaker = "",
    side: _Side = "",
    place: _Place = "",
    radius: Annotated[str, Query(max_length=12, description="Kilometres around the place.")] = "",
    type: _Type = "",  # noqa: A002
    stance: Annotated[str, _word("asserts, denies, doubts or withholds.")] = "",
    outlet: Annotated[str, _word("Who published the report.")] = "",
    text: _Text = "",
    review: Annotated[str, Query(max_length=20, description="A verdict, or `open`.")] = "",
    report: Annotated[str, _word("A report's id, or the hash of its text.")] = "",
    question: Annotated[str, _word("The id of a question that is answered.")] = "",
    since: _Time = "",
    until: _Time = "",
) -> ClaimFilter:
    """Which claims."""
    return ClaimFilter(
        speaker.strip(),
        side.strip(),
        place.strip(),
        _kilometres(radius),
        type.strip(),
        stance.strip(),
        outlet.strip(),
        text.strip(),
        review.strip(),
        report.strip(),
        question.strip(),
        _start("since", since),
        _end("until", until),
    )


def reports(
    text: _Text = "",
    outlet: Annotated[str, _word("Who published the report.")] = "",
    since: _Time = "",
    until: _Time = "",
) -> ReportFilter:
    """Which reports; ``since`` and ``until`` bound their publication."""
    return ReportFilter(text.strip(), outlet.strip(), _start("since", since), _end("until", until))


def moment(name: str, value: str) -> Interval | None:
    """A date or time that was asked for; None for none.

    Raises:
        RequestError: W002 if it is neither.
    """
    if not value.strip():
        return None
    try:
        return read_published(value.strip(), name)
    except InputError as error:
        raise RequestError(400, "W002", error.sentence, error.mend) from None


def _start(name: str, value: str) -> datetime | None:
    found = moment(name, value)
    return found.start if found else None


def _whole(name: str, value: str) -> datetime | None:
    """The end of a day or time, as the command line has it."""
    found = moment(name, value)
    return found.end if found else None


def _end(name: str, value: str) -> datetime | None:
    found = moment(name, value)
    if found is None:
        return None
    if found.end >= datetime.max.replace(tzinfo=UTC) - timedelta(days=2):
        return found.start
    # An instant is itself; the last moment of a day still belongs to it.
    return max(found.start, found.end - timedelta(microseconds=1))


def _kilometres(value: str) -> float | None:
    if not value.strip():
        return None
    try:
        found = float(value)
    except ValueError:
        found = -1.0
    if not 0 < found <= 20_000:
        raise RequestError(
            400, "W002", "radius is no number of kilometres.", "Give one from 1 to 20000."
        )
    return found
