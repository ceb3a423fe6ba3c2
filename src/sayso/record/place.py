"""A place on earth, and a mention of one."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from sayso.record.claim import Reason

BY_THEATRE = "theatre:"
"""How the ids of places begin that a theatre puts on the map."""


class Precision(IntEnum):
    """How exactly a mention places what it tells, as UCDP's ``where_prec`` codes it."""

    EXACT = 1
    """The place itself."""
    NEAR = 2
    """Within some 25 km of it: "near", "outside"."""
    DISTRICT = 3
    """Its second-order division."""
    PROVINCE = 4
    """Its first-order division."""
    FEATURE = 5
    """A line or an area that is no division: a river, a road, a front, a border."""
    COUNTRY = 6
    """Its country."""
    BEYOND = 7
    """A stretch of sea or air, or more than one country."""


class Relation(StrEnum):
    """How what is told stands to a place that is named with it."""

    AT = "at"
    """There, or in a part of it: "in", "the north of"."""
    NEAR = "near"
    """Near it, or in a direction or at a distance from it: "near", "west of", "12 km from"."""
    FROM = "from"
    """It comes from there: "launched from"."""
    TO = "to"
    """It goes there: "towards"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place.  ``lat`` and ``lon`` are WGS 84 degrees; ``country`` is an ISO 3166 code or empty.

    ``id`` says where it is from: "geonames:706483", "theatre:vesna-orlivka".  ``feature`` is the
    GeoNames class and code ("P.PPL", "A.ADM1"); ``admin`` has the names of the divisions that it
    lies in, the largest first.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str = ""
    feature: str = ""
    admin: tuple[str, ...] = ()
    population: int = 0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention of a place, ``text[start:end]``.  ``place`` is None where nothing near has the
    name; ``why`` tells.

    ``relation`` is how what is told stands to the place, ``phrase`` its words with the name: "12 km
    east of Velm".
    """

    start: int
    end: int
    text: str
    place: Place | None
    precision: Precision | None
    why: tuple[Reason, ...]
    relation: Relation = Relation.AT
    phrase: str = ""

    @property
    def words(self) -> str:
        """The words for where it is: the name, and before it what makes it near."""
        near = self.relation is Relation.NEAR and self.place is not None
        return self.phrase if near and self.phrase else self.text
