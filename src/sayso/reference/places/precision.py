"""How exactly a mention places what it tells, as UCDP's ``where_prec`` codes it."""

from sayso.record.place import Place, Precision, Relation


def precision_of(place: Place | None, relation: Relation) -> Precision | None:
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
    return Precision.NEAR if relation is Relation.NEAR else Precision.EXACT
