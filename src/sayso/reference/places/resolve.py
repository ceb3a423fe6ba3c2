"""Which of the places that share a name is meant: the one that fits the report's other places.

Each name has its possible places; how well one fits is what is known of it (how many live there,
whether the name is its main one) and how near it is to what the other names may mean.  The names
settle one another in a few rounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log10

from sayso.record.place import Place
from sayso.reference.places.distance import kilometres
from sayso.reference.places.gazetteer import Entry

_ROUNDS = 3
_CITY = 100_000
_FEW = 1000
"""Inhabitants.  That a village has some hundreds more than its namesake, or a number at all, tells
nothing.
"""
_SAME = 60.0
"""Kilometres within which a town and the division around it are one answer."""
_SHARPNESS = 1.6
_CANDIDATES, _FINALISTS = 40, 10
"""How many places of one name are weighed at first, and after that."""
_AROUND = 12
"""So many names before and after one are heard: the work grows with the length of a text, not
faster.
"""
_NEAR, _MARGIN = 0.8, 0.4
"""The support that makes a place near, and that by which it must be nearer than its namesakes."""
_TOWN, _TIMES = 5_000, 5
"""Inhabitants of a town, and how many times those of its namesakes they are, for it to be meant
without more.
"""
_LIKELY = 0.05
_PLAIN = 0.9
"""The share of what a name may mean from which a place in the conflict's countries needs nothing
near it.
"""
_FAR = 4.0
"""Degrees of latitude apart from which no two places are near."""
_SUPPORT = 4.5
_REGIONS = 6.3
"""What a sea, a river or a region that Sayso lists counts for: as much as a town of two million."""
_PUT = 12.0
"""What the theatre's own word for where a name lies counts for: more than any company of a
namesake's.
"""
_UNKNOWN = 2.0
"""What a hill, a stream or an airport of a user's own list counts for."""


@dataclass(slots=True)
class Sense:
    """A name of the report and what it may mean.

    ``parents`` are the divisions that the text says it lies in, by number, and the countries, by
    code; ``kinds`` is what the text says it is; ``capital`` if the theatre has the name for a
    government's, ``listed`` if the theatre lists a place of this name.
    """

    key: str
    entries: tuple[Entry, ...]
    parents: frozenset[int | str] = frozenset()
    kinds: frozenset[str] = frozenset()
    capital: bool = False
    listed: bool = False
    prior: list[float] = field(default_factory=list)
    support: list[float] = field(default_factory=list)
    share: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was settled to, None if nothing near has it; ``what`` says why, ``score`` how
    surely, 0 to 1.
    """

    entry: Entry | None
    what: str
    score: float


def settle(senses: Sequence[Sense], countries: Sequence[str] = ()) -> list[Choice]:
    """Choose a place for each name, in the order of the text; ``countries`` are the theatre's."""
    for sense in senses:
        priors = {entry: _prior(entry, sense, countries) for entry in sense.entries}
        _keep(sense, priors, dict.fromkeys(priors, 0.0), _CANDIDATES)
    for _ in range(_ROUNDS):
        supports = [_supports(senses, at) for at in range(len(senses))]
        for sense, support in zip(senses, supports, strict=True):
            _keep(sense, dict(zip(sense.entries, sense.prior, strict=True)), support, _FINALISTS)
    return [_choose(sense, countries) for sense in senses]


def _keep(
    sense: Sense, priors: Mapping[Entry, float], supports: Mapping[Entry, float], most: int
) -> None:
    """Leave a name the places that fit best, in their order."""
    best = sorted(priors, key=lambda entry: (-priors[entry] - supports[entry], entry.number))[:most]
    sense.entries = tuple(best)
    sense.prior = [priors[entry] for entry in best]
    sense.support = [supports[entry] for entry in best]
    sense.share = _shares([a + b for a, b in zip(sense.prior, sense.support, strict=True)])


def _prior(entry: Entry, sense: Sense, countries: Sequence[str]) -> float:
    place = entry.place
    kind = place.feature
    people = log10(place.population + _FEW)
    if "settlement" in sense.kinds and kind.startswith("P"):
        people = min(people, 3.5) + 2.5
    score = (
        people
        if kind[0] in "AP"
        else _REGIONS
        if place.id.startswith("sayso:") or kind == "L.CONT"
        else _UNKNOWN
    )
    score += {
        "A.PCLI": 2.0,
        "A.ADM1": 0.6,
        "P.PPLC": 1.0,
        "A.ADM2": -0.9,
        "P.PPLX": -1.0,
        "L.CONT": 0.5,
    }.get(kind, 0.0)
    score -= 0.0 if entry.main else 1.5
    score += 1.5 if place.country in countries else 0.0
    score += _PUT if entry.put else 0.0
    score += 3.0 if sense.capital and kind == "P.PPLC" else 0.0
    if sense.kinds and not _of_kind(kind, sense.kinds):
        score -= 5.0 if "county" in sense.kinds else 3.0
    elif "county" in sense.kinds:
        score += 2.4
    if kind == "A.ADM1" and "division" not in sense.kinds and _has_town(entry, sense):
        score -= 1.0 if entry.main else 2.0
    if sense.parents:
        score += 6.0 if _inside(entry, sense.parents) else 0.0
    return score


def _has_town(division: Entry, sense: Sense) -> bool:
    """Whether a large town in it has its name, which is then mostly what is meant: Kyiv,
    Khartoum.
    """
    return any(
        entry.adm1 == division.number
        and entry.main
        and (
            entry.kind in ("P.PPLA", "P.PPLC")
            or (entry.kind[0] == "P" and entry.place.population >= _CITY)
        )
        for entry in sense.entries
    )


def _inside(entry: Entry, parents: frozenset[int | str]) -> bool:
    return bool(parents & {entry.adm1 or -1, entry.adm2 or -1, entry.place.country})


def _of_kind(feature: str, kinds: frozenset[str]) -> bool:
    fits = {
        "settlement": feature[0] == "P",
        "county": feature == "A.ADM2",
        "division": feature.startswith(("A.ADM", "L.RGN", "A.PCL")),
        "country": feature.startswith("A.PCL"),
        "water": feature[0] == "H",
        "land": feature[0] in "TLA",
    }
    return any(fits.get(kind, True) for kind in kinds)


def _shares(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    weights = [exp(_SHARPNESS * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _supports(senses: Sequence[Sense], at: int) -> dict[Entry, float]:
    """How much the names around one speak for each place that it may mean."""
    sense = senses[at]
    around = [*senses[max(0, at - _AROUND) : at], *senses[at + 1 : at + 1 + _AROUND]]
    likely = [
        [
            (near, share)
            for near, share in zip(other.entries, other.share, strict=True)
            if share > _LIKELY
        ]
        for other in around
        if other.key != sense.key
    ]
    return {
        entry: min(
            sum(share * _relation(entry, near) for of in likely for near, share in of), _SUPPORT
        )
        for entry in sense.entries
    }


def _relation(entry: Entry, other: Entry) -> float:
    """How two places belong together: one in the other, in one division, or near."""
    if other.number in (entry.adm1, entry.adm2) or entry.number in (other.adm1, other.adm2):
        return 1.6 if other.number in (entry.adm1, entry.adm2) else 1.0
    if entry.adm2 and entry.adm2 == other.adm2:
        return 1.6
    here, there = entry.place, other.place
    if here.country and here.country == there.country:
        if here.feature == "A.PCLI" or there.feature == "A.PCLI":
            return 0.8
        return max(
            1.5 * _nearness(here, there, 80),
            0.9 if entry.adm1 and entry.adm1 == other.adm1 else 0.35,
        )
    return (
        _nearness(here, there, 120) if here.feature[0] in "AP" and there.feature[0] in "AP" else 0.0
    )


def _nearness(one: Place, other: Place, scale: float) -> float:
    """From 1 at the same spot to 0, a third at ``scale`` kilometres."""
    if abs(one.lat - other.lat) > _FAR:
        return 0.0
    return exp(-kilometres(one.lat, one.lon, other.lat, other.lon) / scale)


def _alone_near(sense: Sense) -> bool:
    """Whether no other place of the name is nearly as near, however many there are elsewhere."""
    others = zip(sense.entries[1:], sense.support[1:], strict=True)
    return all(
        sense.support[0] - support >= _MARGIN
        for entry, support in others
        if not _same_spot(sense.entries[0], entry)
    )


def _same_spot(one: Entry, other: Entry) -> bool:
    if one.number in (other.adm1, other.adm2, other.number) or other.number in (one.adm1, one.adm2):
        return True
    here, there = one.place, other.place
    return (
        here.country == there.country
        and kilometres(here.lat, here.lon, there.lat, there.lon) < _SAME
    )


def _largest(sense: Sense, countries: Sequence[str]) -> Entry | None:
    """The town in the conflict's countries beside which its namesakes there are villages."""
    there = [
        e
        for e in sense.entries
        if e.main and e.place.country in countries and e.kind.startswith("P")
    ]
    there.sort(key=lambda entry: -entry.place.population)
    if not there or there[0].place.population < _TOWN:
        return None
    rest = [e for e in there[1:] if not _same_spot(there[0], e)]
    return (
        None
        if any(e.place.population * _TIMES > there[0].place.population for e in rest)
        else there[0]
    )


def _choose(sense: Sense, countries: Sequence[str]) -> Choice:
    if not sense.entries:
        return Choice(None, "no gazetteer has this name", 0.0)
    entry = sense.entries[0]
    if entry.put and (not sense.parents or _inside(entry, sense.parents)):
        return Choice(entry, "the theatre puts it there", 1.0)
    share = sum(
        part
        for part, other in zip(sense.share, sense.entries, strict=True)
        if _same_spot(entry, other)
    )
    by_text = _by_text(sense, share)
    if by_text is not None:
        return by_text
    if sense.support[0] >= _NEAR and (share >= 0.35 or _alone_near(sense)):
        return Choice(entry, "near the report's other places", share)
    if entry.kind[0] not in "P" and entry.kind != "A.ADM2" and share >= 0.55:
        return Choice(entry, "the country, region or water of this name", share)
    if entry.place.population >= 100_000 and share > 0.6:
        return Choice(entry, "a city known by this name alone", share)
    if len(sense.entries) == 1 and entry.main and entry.place.population >= 1000:
        return Choice(entry, "the only place of this name", share)
    return _in_conflict(sense, share, countries)


def _by_text(sense: Sense, share: float) -> Choice | None:
    """By the kind that the text says a place is of, or by what it says that it lies in."""
    entry, water = sense.entries[0], bool(sense.kinds) and sense.kinds <= {"water"}
    if water and not any(_of_kind(e.kind, sense.kinds) for e in sense.entries):
        return Choice(None, "no gazetteer has a river, lake or sea of this name", 0.0)
    if _inside(entry, sense.parents):
        return Choice(entry, "the text says what it lies in", share)
    if sense.parents:
        return Choice(None, "no gazetteer has a place of this name where the text puts it", 0.0)
    return None


def _of_theatre(sense: Sense, countries: Sequence[str]) -> Entry:
    """The likeliest in the countries of the conflict, else the likeliest of all."""
    return next(
        (entry for entry in sense.entries if entry.place.country in countries), sense.entries[0]
    )


def _in_conflict(sense: Sense, share: float, countries: Sequence[str]) -> Choice:
    """Where nothing near tells: a place that stands out in the countries of the conflict."""
    entry, largest = sense.entries[0], _largest(sense, countries)
    if entry.place.country in countries and share >= _PLAIN and entry.main:
        return Choice(entry, "the conflict's countries have no other of this name", share)
    if largest is not None:
        return Choice(largest, "by far the largest of this name in the conflict's countries", share)
    if sense.listed:
        return Choice(
            _of_theatre(sense, countries), "the theatre lists a place of this name", share
        )
    return Choice(None, "none of the places of this name is near the report's other places", share)
