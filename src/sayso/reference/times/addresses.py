"""Times in web addresses: a date in the path, the time inside a post's id."""

import re
from datetime import UTC, date, datetime, timedelta

from sayso.record.interval import Interval
from sayso.reference.times.period import midnight

_PATH_DAY = re.compile(
    r"[/._-](?P<year>19[89][0-9]|20[0-9]{2})(?P<mark>[/_-]?)(?P<month>[01]?[0-9])(?P=mark)(?P<day>[0-3]?[0-9])"
    r"(?=[/._?#-]|$)"
)
_PATH_MONTH = re.compile(r"/(?P<year>19[89][0-9]|20[0-9]{2})[/-](?P<month>[01][0-9])(?=[/?#]|$)")
_HOST = re.compile(
    r"^(?:https?://)?(?:[^/@\s]+@)?(?P<host>[^/:?#\s]+)[^/?#\s]*(?P<path>[^?#\s]*)", re.I
)
_SNOWFLAKE = re.compile(r"/(?:[^/]+|i/web)/status(?:es)?/(?P<id>[0-9]{11,19})(?![0-9])", re.I)
_MASTODON = re.compile(r"/@[^/]+/(?:posts/)?(?P<id>[0-9]{17,18})(?![0-9])")
_SNOWFLAKE_HOSTS = ("twitter.com", "x.com", "nitter.net", "fxtwitter.com", "vxtwitter.com")
_SNOWFLAKE_EPOCH_MS = 1288834974657
_FIRST_SNOWFLAKE = 29_700_859_247
"""Ids up to this one, of 4 November 2010, were counted up and hold no time."""
_FIRST_MASTODON = datetime(2016, 3, 1, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def time_of_post(address: str) -> Interval | None:
    """The second in which a post was made, if ``address`` holds its id and the id holds its time.

    An id of Twitter, now X, has the milliseconds since 2010-11-04 01:42:54.657 UTC in all but its
    last 22 bits; one of Mastodon those since 1970 in all but its last 16.
    """
    whole = _HOST.match(address)
    if whole is None:
        return None
    host = whole["host"].lower()
    if any(host == known or host.endswith(f".{known}") for known in _SNOWFLAKE_HOSTS):
        post = _SNOWFLAKE.match(whole["path"])
        if post is None or int(post["id"]) <= _FIRST_SNOWFLAKE:
            return None
        return _second((int(post["id"]) >> 22) + _SNOWFLAKE_EPOCH_MS)
    post = _MASTODON.fullmatch(whole["path"].rstrip("/"))
    made = _second(int(post["id"]) >> 16) if post else None
    return made if made and made.start >= _FIRST_MASTODON else None


def _second(milliseconds: int) -> Interval:
    start = _EPOCH + timedelta(seconds=milliseconds // 1000)
    return Interval(start, start + timedelta(seconds=1))


def date_in_path(address: str) -> tuple[Interval, str] | None:
    """The day or the month, in UTC, in the path of ``address``, and its words there: /2023/01/13/,
    /2023-01-13-.
    """
    whole = _HOST.match(address)
    if whole is None:
        return None
    path = whole["path"]
    for match in _PATH_DAY.finditer(path):
        if not match["mark"] and len(match["month"] + match["day"]) != 4:
            continue
        start = _day(match["year"], match["month"], match["day"])
        if start is not None:
            return Interval(
                midnight(start), midnight(start + timedelta(days=1))
            ), match.group().strip("/._-")
    month = _PATH_MONTH.search(path)
    start = _day(month["year"], month["month"], "1") if month else None
    if month is None or start is None:
        return None
    after = (start + timedelta(days=31)).replace(day=1)
    return Interval(midnight(start), midnight(after)), month.group().strip("/")


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
