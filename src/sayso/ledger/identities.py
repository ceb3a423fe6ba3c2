"""Which speakers, and which places, people have decided to be one, or not to be."""

from dataclasses import dataclass, field
from typing import Self

from sqlalchemy import Connection, select

from sayso.ledger.canonical import parse
from sayso.ledger.review import in_force
from sayso.ledger.schema import RECORD
from sayso.ledger.view import View


@dataclass(frozen=True, slots=True)
class Identities:
    """Decisions on identity that hold.  ``merged`` leads from an id to the one that it is counted
    with; ``split`` leads from a claim's id to the id that this claim's speaker or place was given,
    ``parted`` from the claim's id and the id that it was split from.
    """

    merged: dict[str, str] = field(default_factory=dict)
    split: dict[str, str] = field(default_factory=dict)
    parted: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls, connection: Connection, subject: str, view: View) -> Self:
        """The decisions on a subject, "speaker" or "place", as of a view."""
        found = cls()
        for row in connection.execute(in_force(subject, view)):
            if row.verdict == "merge":
                found.merged[row.target] = row.into_id
            elif row.verdict == "split":
                body = connection.execute(
                    select(RECORD.c.body).where(RECORD.c.seq == row.seq)
                ).scalar()
                if body is not None:
                    named = parse(body).get("claims")
                    claims = (
                        named if isinstance(named, list) else []
                    )  # an older ledger may hold anything
                    for claim in claims:
                        if isinstance(claim, str):
                            found.split[claim] = row.into_id
                            found.parted[claim, row.target] = row.into_id
        return found

    def canonical(self, name: str) -> str:
        """The id that an id is counted with: itself, if it was merged with none."""
        seen = {name}
        while (into := self.merged.get(name)) is not None and into not in seen:
            seen.add(into)
            name = into
        return name

    def alike(self, name: str) -> set[str]:
        """All ids that are counted with the same one."""
        counted = self.canonical(name)
        return {name, counted, *(each for each in self.merged if self.canonical(each) == counted)}

    def of_claim(self, claim: str, name: str) -> str:
        """Whom a claim's own speaker or place is counted with."""
        return self.canonical(self.split.get(claim, name))

    def of_place(self, claim: str, name: str) -> str:
        """What one of a claim's places is counted with: a claim may name several."""
        return self.canonical(self.parted.get((claim, name), name))
