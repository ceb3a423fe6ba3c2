"""Whether two places can be where one thing happened: the same, one within the other, under two
names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from sayso.record.proposition import Proposition
from sayso.reference.places.distance import kilometres

_SAME_KM = 3.0
"""Two entries of a gazetteer that bear one name and lie closer are one settlement."""
_REGION = frozenset({
    "oblast", "region", "province", "state", "krai", "raion", "district", "governorate", "republic", "county", "the",
    "of", "city", "town", "village", "al", "wilayat",
})  # fmt: skip


class Relation(IntEnum):
    """How two places stand to each other, the nearest highest."""

    APART = 0
    UNTOLD = 1
    """One of them is not known, or is only the country of the other."""
    WITHIN = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is told to have happened.  ``id`` is the place's, or its folded name where it
    is not known; empty where nothing is told.  ``feature`` and ``admin`` are the gazetteer's, as of
    ``Place``.
    """

    id: str = ""
    name: str = ""
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    feature: str = ""
    admin: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether a gazetteer has it."""
        return ":" in self.id

    @property
    def is_country(self) -> bool:
        """A state as a whole."""
        return self.feature.startswith("A.PCL")

    @property
    def is_region(self) -> bool:
        """An area with towns in it."""
        return self.feature.startswith(("A.", "L.", "T.ISL"))

    def cells(self, *, looking: bool) -> Iterator[str]:
        """What places that may be one are kept under, or looked up by: themselves, their name, and
        the region.

        A town is kept with the towns of its region, and looks for the region; a region the other
        way round.
        """
        if not self.id:
            return
        name = bare(self.name)
        yield self.id
        yield f"name:{name}"
        if self.is_region:
            yield f"{'towns' if looking else 'region'} of {name}"
        elif self.admin:
            yield from (
                f"{'region' if looking else 'towns'} of {bare(each)}" for each in self.admin
            )


def spot_of(proposition: Proposition) -> Spot:
    """Where a proposition plays."""
    place, text = proposition.place, proposition.place_text
    if place is None:
        return Spot(bare(text), text)
    return Spot(
        place.id, place.name, place.lat, place.lon, place.country, place.feature, place.admin
    )


def relation(first: Spot, second: Spot) -> Relation:
    """How they stand to each other."""
    if not first.id or not second.id:
        return Relation.UNTOLD
    if first.id == second.id:
        return Relation.SAME
    alike = bare(first.name) == bare(second.name)
    if not (first.known and second.known):
        return Relation.SAME if alike else Relation.APART
    if first.country and second.country and first.country != second.country:
        return Relation.APART
    if first.is_country or second.is_country:
        return Relation.UNTOLD if first.country == second.country != "" else Relation.APART
    if first.is_region != second.is_region:
        inner, outer = (second, first) if first.is_region else (first, second)
        return (
            Relation.WITHIN
            if bare(outer.name) in {bare(name) for name in inner.admin}
            else Relation.APART
        )
    return Relation.SAME if alike and _near(first, second) else Relation.APART


@lru_cache(maxsize=50_000)
def bare(name: str) -> str:
    """A name as it is compared: Donetsk Oblast as donetsk."""
    words = name.casefold().replace("-", " ").split()
    return " ".join(word for word in words if word not in _REGION) or " ".join(words)


def _near(first: Spot, second: Spot) -> bool:
    if first.lat is None or second.lat is None or first.lon is None or second.lon is None:
        return False
    return kilometres(first.lat, first.lon, second.lat, second.lon) <= _SAME_KM
