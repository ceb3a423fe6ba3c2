"""What an export is asked for: filters, both clocks, and what is stated beside it."""

from dataclasses import asdict, dataclass, field

from sayso.ledger.filters import Filters
from sayso.questions.query import BoardQuery
from sayso.record.json import Json

_OF_BOTH = ("type", "place", "side", "speaker")
"""Filters that a question can be asked as well as a claim."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted; as it stands, everything.

    ``claims`` are the filters of ``sayso claims``, ``standing`` is that of ``sayso questions``;
    ``as_of`` and ``recorded_by`` are the two clocks, as ISO 8601.  ``vintage`` is the earlier
    ledger with which a feed of corrections compares: a day, or the hash of a head.  ``licence`` is
    what others may do with the export, as SPDX names it.
    """

    claims: Filters = field(default_factory=Filters)
    standing: str | None = None
    as_of: str | None = None
    recorded_by: str | None = None
    vintage: str | None = None
    licence: str = ""

    @property
    def is_now(self) -> bool:
        """Whether the ledger is asked for as it is."""
        return self.as_of is None and self.recorded_by is None

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out by a filter."""
        return bool(self.as_json())

    @property
    def questions(self) -> BoardQuery:
        """The filters of questions: those that both have, and the standing."""
        both = {name: getattr(self.claims, name) or "" for name in _OF_BOTH}
        if self.claims.within is not None:
            both["place"] = ""  # a question is at a place or not; how near it is, its claims tell
        return BoardQuery(standing=self.standing or "", **both)

    @property
    def asks_claims_alone(self) -> bool:
        """Whether there is a filter that a question passes by its claims alone."""
        both = set() if self.claims.within is not None else {"place"}
        return bool(self.as_json().keys() - {*_OF_BOTH, "standing", "all_readings"} - both)

    def as_json(self) -> Json:
        """The filters that were given, by name."""
        asked, unasked = asdict(self.claims), asdict(Filters())
        given = {name: value for name, value in asked.items() if value != unasked[name]}
        return {**given, **({"standing": self.standing} if self.standing else {})}
