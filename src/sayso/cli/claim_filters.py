"""The filters of claims, as options that several commands take."""

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from sayso.ledger.filters import Filters

Command = TypeVar("Command", bound=Callable[..., Any])
_CLOCKS = ("published", "said", "event")
_STANCES = ("asserts", "denies", "doubts", "withholds")
_STATES = ("open", "accept", "reject", "amend", "unsure")
_OPTIONS = (
    click.option(
        "--speaker", metavar="NAME", help="Of this speaker: an id, or a name as it is known."
    ),
    click.option("--side", metavar="SIDE", help="Of speakers of this side of the theatre."),
    click.option("--outlet", metavar="NAME", help="In reports of this outlet."),
    click.option("--stance", type=click.Choice(_STANCES), help="With this stance."),
    click.option(
        "--type", "kind", metavar="TYPE", help="With a proposition of this type: control, count, …"
    ),
    click.option(
        "--place", metavar="NAME", help="With this place in the content: an id, or a name."
    ),
    click.option(
        "--within",
        type=click.FloatRange(0, 20038),
        metavar="KM",
        help="Up to so far from --place or --near.",
    ),
    click.option(
        "--near", metavar="LAT,LON", help="With a place near this point, as --within says."
    ),
    click.option(
        "--text",
        "words",
        metavar="WORDS",
        help='With all these words in source or content; "…" keeps together.',
    ),
    click.option("--review", type=click.Choice(_STATES), help="In this state of review."),
    click.option(
        "--against-interest", is_flag=True, help="Only claims against the speaker's own interest."
    ),
    click.option(
        "--since", metavar="TIME", help="From this time on, on the clock that --clock names."
    ),
    click.option("--until", metavar="TIME", help="Up to the end of this time."),
    click.option(
        "--clock",
        type=click.Choice(_CLOCKS),
        default="published",
        show_default=True,
        help="Whose time counts.",
    ),
)


def claim_filters(command: Command) -> Command:
    """``--speaker`` to ``--clock``: what claims are wanted."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def filters_of(asked: Mapping[str, Any]) -> "Filters":
    """The filters that the options ask for.

    Raises:
        UsageError: if one needs another, or is no point on earth.
        InputError: R016 if a time cannot be read.
    """
    from sayso.ledger.canonical import instant
    from sayso.ledger.filters import Filters
    from sayso.reports.published import read_published

    since, until = asked["since"], asked["until"]
    near = _point(asked["near"], asked["within"])
    if asked["within"] is not None and near is None and asked["place"] is None:
        raise click.UsageError("--within needs --place or --near.")
    return Filters(
        **{
            name: asked[name]
            for name in ("speaker", "side", "place", "stance", "outlet", "words", "review", "clock")
        },
        type=asked["kind"],
        within=asked["within"],
        near=near,
        against_interest=asked["against_interest"],
        all_readings=asked["all_readings"],
        since=instant(read_published(since, "The time --since").start) if since else None,
        until=instant(read_published(until, "The time --until").end) if until else None,
    )


def _point(near: str | None, within: float | None) -> tuple[float, float, float] | None:
    if near is None:
        return None
    try:
        lat, lon = (float(part) for part in near.split(","))
    except ValueError:
        raise click.UsageError("--near is latitude and longitude in degrees: 46.64,32.61") from None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise click.UsageError("--near is no point on earth.")
    if within is None:
        raise click.UsageError("--near needs --within, the distance in kilometres.")
    return lat, lon, within
