"""What the words of a report refer to."""

from dataclasses import dataclass

from sayso.attribution.claim import Reason
from sayso.reference.actors.referent import Mention, Referent
from sayso.reference.amounts.amount import Amount
from sayso.reference.places.anaphora import PlaceMention
from sayso.reference.places.place import Toponym
from sayso.reference.times.expression import TimeExpression
from sayso.reports.report import Interval


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published, said or happened, in UTC, and why that is thought."""

    interval: Interval
    why: Reason


@dataclass(frozen=True, slots=True)
class References:
    """Everything that a report mentions, each list in the order of the text.

    ``toponyms`` are places by name, ``place_mentions`` places by common nouns ("the town").
    ``published`` is when it was published, as the report says or by evidence in it, which its reason names.
    """

    mentions: tuple[Mention, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    place_mentions: tuple[PlaceMention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    published: Moment | None = None


@dataclass(frozen=True, slots=True)
class ClaimReferences:
    """What one claim refers to: who speaks and when, what time its content tells of, and what stands in that.

    ``said_at`` is None where the report gives no time to the saying, ``event_time`` where it gives none to what is
    said, or more than one.  ``places`` are those in the content by name, and by words that go back to one ("the
    town").  ``why`` tells how the speaker and the side were found.
    """

    speaker: Referent | None = None
    said_at: Moment | None = None
    event_time: Moment | None = None
    places: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    why: tuple[Reason, ...] = ()
