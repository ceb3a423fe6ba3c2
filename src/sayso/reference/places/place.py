"""A place on earth, and a mention of one."""

from dataclasses import dataclass
from enum import IntEnum

from sayso.attribution.claim import Reason

Span = tuple[int, int]
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


@dataclass(frozen=True, slots=True)
class Place:
    """A place.  ``lat`` and ``lon`` are WGS 84 degrees; ``country`` is an ISO 3166 code or empty.

    ``id`` says where it is from: "geonames:706483", "theatre:vesna-orlivka".  ``feature`` is the GeoNames class and
    code ("P.PPL", "A.ADM1"); ``admin`` has the names of the divisions that it lies in, the largest first.
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
    """A mention of a place, ``text[start:end]``.  ``place`` is None where nothing near has the name; ``why`` tells."""

    start: int
    end: int
    text: str
    place: Place | None
    precision: Precision | None
    why: tuple[Reason, ...]
