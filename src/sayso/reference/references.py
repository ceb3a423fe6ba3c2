"""What the words of a report refer to."""

from dataclasses import dataclass

from sayso.record.amount import Amount
from sayso.record.entry import ClaimReferences as ClaimReferences
from sayso.record.moment import Moment as Moment
from sayso.record.place import Toponym
from sayso.record.referent import Mention
from sayso.record.time_expression import TimeExpression
from sayso.reference.places.anaphora import PlaceMention


@dataclass(frozen=True, slots=True)
class References:
    """Everything that a report mentions, each list in the order of the text.

    ``toponyms`` are places by name, ``place_mentions`` places by common nouns ("the town").
    ``published`` is when it was published, as the report says or by evidence in it, which its
    reason names.
    """

    mentions: tuple[Mention, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    place_mentions: tuple[PlaceMention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    published: Moment | None = None
