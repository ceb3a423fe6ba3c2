"""Who a mention refers to."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.record.claim import Reason, Span


class Kind(StrEnum):
    """What a referent is.  An office is a post or its press service, spoken of without its
    holder.
    """

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    STATE = "state"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Referent:
    """Someone or something that a report speaks of, the same one however it is called.

    ``id`` is the theatre's id of an actor; of anyone else it is made of name, office and place, so
    that it is the same in every report, and an unnamed one's is its report's own.  ``name`` is the
    longest form known.  ``side`` is the theatre's id of the side that it speaks for; None where
    that is unknown.  ``members`` are the referents of a compound ("Kyiv and its partners"), which
    has a side only where they all have the same.  ``state`` is the id of the state that it is, is a
    body of or holds office in; empty where that is not known.
    """

    id: str
    name: str
    kind: Kind
    side: str | None = None
    named: bool = False
    members: tuple["Referent", ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that refer to someone: a name, a pronoun, an office, a common noun.

    ``spans`` are the words; ``why`` has a reason with its score for each link that led to
    ``referent``.
    """

    spans: tuple[Span, ...]
    text: str
    referent: Referent
    why: tuple[Reason, ...]
