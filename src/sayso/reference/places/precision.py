"""How exactly a mention places what it tells, as UCDP's ``where_prec`` codes it."""

from sayso.reference.places.matching import Match
from sayso.reference.places.place import Place, Precision

_NEAR = frozenset({"near", "nearby", "outside", "around", "beside", "surrounding"})


def precision_of(match: Match, place: Place | None) -> Precision | None:
    """None where no place is known."""
    if place is None:
        return None
    kind = place.feature
    if kind.startswith("A.PCL"):
        return Precision.COUNTRY
    if kind == "A.ADM1":
        return Precision.PROVINCE
    if kind.startswith("A."):
        return Precision.DISTRICT
    if kind in ("L.CONT", "H.OCN", "H.SEA", "H.GULF") or (kind == "L.RGN" and not place.country):
        return Precision.BEYOND
    if kind[0] in "HTL":
        return Precision.FEATURE
    before = match.before
    return Precision.NEAR if before is not None and before.lower_ in _NEAR else Precision.EXACT
