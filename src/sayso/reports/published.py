"""When a report was published, as an interval of UTC that is as wide as what is not known."""

import re
from datetime import UTC, datetime, timedelta, timezone

from sayso.errors import InputError
from sayso.record.interval import Interval

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]"
    r"(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?)?)?"
    r"(?P<zone> ?[Zz]| ?[+-][0-9]{2}(?::?[0-5][0-9])?)?"
)
_EASTMOST = timezone(timedelta(hours=14))
_WESTMOST = timezone(timedelta(hours=-12))
_SHOWN = 60


def read_published(printed: str, where: str = "The publication time") -> Interval:
    """Read an ISO 8601 year, month, day or time; ``where`` begins the sentence of the error.

    A year, a month or a day is that of UTC: an hour that nobody gave is not reckoned with.  A time
    with its zone is as wide as its last digit: 10:30+02:00 is the minute from 08:30 UTC.  A time
    without a zone may be that of any zone on earth: it begins when clocks at UTC+14 show it and
    ends when those at UTC-12 have.

    Raises:
        InputError: R016 if it is not such a time, or no such day or hour exists.
    """
    printed = printed.strip()
    try:
        if date := _DATE.fullmatch(printed):
            return _calendar(*(int(part) for part in date.groups() if part))
        if time := _TIME.fullmatch(printed):
            return _clock(time)
    except (ValueError, OverflowError):
        pass
    shown = printed if len(printed) <= _SHOWN else printed[:_SHOWN] + "…"
    raise InputError(
        "R016",
        f"{where} {shown!r} is not a time that can be read.",
        "Give it as 2023, 2023-01, 2023-01-13, 2023-01-13T10:30 or, best, 2023-01-13T10:30+02:00.",
    )


def _calendar(year: int, month: int | None = None, day: int | None = None) -> Interval:
    start = datetime(year, 1 if month is None else month, 1 if day is None else day, tzinfo=UTC)
    if day is not None:
        return Interval(start, start + timedelta(days=1))
    if month is not None:
        return Interval(start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC))
    return Interval(start, datetime(year + 1, 1, 1, tzinfo=UTC))


def _clock(time: re.Match[str]) -> Interval:
    hour, minute, second, fraction = time.group("hour", "minute", "second", "fraction")
    day = datetime.fromisoformat(time["date"])
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    start = day.replace(
        hour=int(hour), minute=int(minute or 0), second=int(second or 0), microsecond=micro
    )
    if fraction:
        width = timedelta(microseconds=10 ** max(0, 6 - len(fraction)))
    else:
        width = (
            timedelta(seconds=1)
            if second
            else timedelta(minutes=1)
            if minute
            else timedelta(hours=1)
        )
    first, last = (_zone(time["zone"]),) * 2 if time["zone"] else (_EASTMOST, _WESTMOST)
    return Interval(_utc(start, first), _utc(start, last) + width)


def _zone(printed: str) -> timezone:
    printed = printed.strip()
    if printed in ("Z", "z"):
        return UTC
    size = timedelta(hours=int(printed[1:3]), minutes=int(printed[3:].lstrip(":") or 0))
    return timezone(-size if printed[0] == "-" else size)


def _utc(local: datetime, zone: timezone) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)
