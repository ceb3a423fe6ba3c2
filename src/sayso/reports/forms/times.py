"""Times as the exports of other programs print them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sayso.errors import InputError
from sayso.record.interval import Interval
from sayso.reports.published import read_published

_SECONDS = re.compile(r"[0-9]{9,10}(?:\.[0-9]+)?")
_BIRD = "%a %b %d %H:%M:%S %z %Y"


def time_of(printed: str, where: str) -> Interval:
    """Read ISO 8601, seconds since 1970, the time of a mail, or that of X ("Wed Oct 10 20:19:24
    +0000 2018").

    Raises:
        InputError: R016 if it is none of these.
    """
    if _SECONDS.fullmatch(printed):
        return read_published(
            datetime.fromtimestamp(int(printed.partition(".")[0]), UTC).isoformat()
        )
    try:
        return read_published(printed, f"{where}: the time")
    except InputError as error:
        refusal = error
    for parse in (parsedate_to_datetime, lambda time: datetime.strptime(time, _BIRD)):
        try:
            return read_published(parse(printed).isoformat())
        except (ValueError, TypeError, InputError, OverflowError):
            continue
    raise refusal
