"""A claim with all that was read off it: what is entered into the record."""

from dataclasses import dataclass

from sayso.record.amount import Amount
from sayso.record.claim import Claim, Reason
from sayso.record.moment import Moment
from sayso.record.place import Toponym
from sayso.record.proposition import Proposition
from sayso.record.referent import Referent
from sayso.record.time_expression import TimeExpression


@dataclass(frozen=True, slots=True)
class ClaimReferences:
    """What one claim refers to: who speaks and when, what time its content tells of, and what
    stands in that.

    ``said_at`` is None where the report gives no time to the saying, ``event_time`` where it gives
    none to what is said, or more than one.  ``places`` are those in the content by name, and by
    words that go back to one ("the town").  ``why`` tells how the speaker and the side were found.
    """

    speaker: Referent | None = None
    said_at: Moment | None = None
    event_time: Moment | None = None
    places: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with all that was read off it: what is entered into the record.

    ``propositions`` are what of its content is understood.  ``against_interest`` says why it hurts
    its speaker's own side, if it does.  ``notes`` are what a check of its own words against one
    another, or against a map, found.
    """

    claim: Claim
    references: ClaimReferences = ClaimReferences()
    propositions: tuple[Proposition, ...] = ()
    against_interest: Reason | None = None
    notes: tuple[Reason, ...] = ()
