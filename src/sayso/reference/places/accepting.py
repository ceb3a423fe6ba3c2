"""Which of the judged names are places of the report: by their own words, by their company, by
where they lie.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from sayso.language.parser import lemma_of
from sayso.reference.places.distance import kilometres
from sayso.reference.places.gazetteer import Entry
from sayso.reference.places.hierarchy import IN_LIST, NOWHERE, Parents
from sayso.reference.places.judging import IN_HEADLINE, Judgement, Likelihood
from sayso.reference.places.matching import Match
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Kind

Lines = Sequence[Sequence[Judgement]]
"""The judged names of each paragraph, in order."""
ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
"""Countries where towns have the names of people and things, as English writes them."""
_SPEECH = frozenset(
    {"say", "tell", "add", "write", "announce", "claim", "state", "declare", "deny", "warn", "note"}
)
_NEXT = 40.0
"""Kilometres."""
_LARGE = 50_000
"""Inhabitants of a town that papers name in more than one way."""


def share_kinds(line: list[Judgement]) -> list[Judgement]:
    """A plural after a list holds for all of it: "Jackson and Barrow counties"."""
    for at in range(len(line) - 2, -1, -1):
        one, other = line[at], line[at + 1]
        after = other.match.after
        plural = other.what == IN_LIST or (after is not None and after.tag_ in ("NNS", "NNPS"))
        if other.kind and plural and one.match.entries and _listed(one.match, other.match):
            line[at] = Judgement(one.match, Likelihood.CERTAIN, IN_LIST, other.kind)
    return line


def accept(judged: Lines, parents: Mapping[int, Parents]) -> list[Judgement]:
    """Those that are places by their own words, in a list with such, or by the same name
    elsewhere.
    """
    marks = [_marks(line, parents) for line in judged]
    marked = [
        (each, mark)
        for line, of in zip(judged, marks, strict=True)
        for each, mark in zip(line, of, strict=True)
    ]
    known = {each.match.key for each, mark in marked if mark}
    return [each for each, mark in marked if mark or (_possible(each) and each.match.key in known)]


def beside(judged: Lines, towns: Iterable[Entry]) -> list[Judgement]:
    """Names that only the gazetteer takes for places, where one so called lies next to one of
    ``towns``.
    """
    cells: dict[tuple[int, int], list[Entry]] = {}
    for town in towns:
        for cell in product(
            *(range(int(x) - 1, int(x) + 2) for x in (town.place.lat, town.place.lon))
        ):
            cells.setdefault((cell[0], cell[1]), []).append(town)
    return [
        each
        for line in judged
        for each in line
        if _by_company(each)
        and each.match.label != "PERSON"
        and any(
            _next_to(entry, town)
            for entry in each.match.entries
            if entry.main
            for town in cells.get((int(entry.place.lat), int(entry.place.lon)), ())
        )
    ]


def in_lands(judged: Lines, lands: frozenset[str], directory: Directory) -> list[Judgement]:
    """Names of towns in ``lands``, the countries that the report is about, where nothing makes them
    a person's.
    """
    return [
        each
        for line in judged
        for each in line
        if _by_company(each)
        and any(
            _known(e) and e.place.country in lands and e.kind[0] in "PAL"
            for e in each.match.entries
        )
        and not _somebody(each.match, directory)
    ]


def _known(entry: Entry) -> bool:
    """Whether the name is what it is mostly called, or it is large enough to be known by its other
    names as well.
    """
    return entry.main or entry.place.population >= _LARGE


def clustered(judged: Lines) -> list[Judgement]:
    """Names in one list that towns next to one another have: "Bakhmut, Soledar and Krasna Hora"."""
    found: dict[int, Judgement] = {}
    for one, other in (pair for line in judged for pair in pairwise(line)):
        if Likelihood.NEVER in (one.likelihood, other.likelihood) or not _listed(
            one.match, other.match
        ):
            continue
        if IN_HEADLINE in (one.what, other.what):
            continue
        if any(
            _next_to(entry, town) for entry in _foreign(one.match) for town in _foreign(other.match)
        ):
            found |= {one.match.start: one, other.match.start: other}
    return list(found.values())


def _marks(line: Sequence[Judgement], parents: Mapping[int, Parents]) -> list[bool]:
    marks = [_sure(each, parents) for each in line]
    for at in (*range(len(line)), *reversed(range(len(line)))):
        if not marks[at] and _possible(line[at]):
            near = [b for b in (at - 1, at + 1) if 0 <= b < len(line) and marks[b]]
            marks[at] = any(_listed(line[at].match, line[b].match) for b in near)
    return marks


def _possible(judgement: Judgement) -> bool:
    return judgement.likelihood == Likelihood.POSSIBLE


def _by_company(judgement: Judgement) -> bool:
    """Whether what lies near may make it a place: not so a word of a headline."""
    return _possible(judgement) and judgement.what != IN_HEADLINE


def _sure(judgement: Judgement, parents: Mapping[int, Parents]) -> bool:
    """Likely by its words, or followed by what it lies in: "El Obeid in North Kordofan"."""
    inside = parents.get(judgement.match.start, NOWHERE) != NOWHERE
    return judgement.likelihood >= Likelihood.LIKELY or (inside and _possible(judgement))


def _foreign(match: Match) -> list[Entry]:
    return [entry for entry in match.entries if entry.main and entry.place.country not in ENGLISH]


def _somebody(match: Match, directory: Directory) -> bool:
    """Whether it is rather a person: one the theatre lists, or who speaks."""
    name = match.doc[match.first : match.last].text
    if any(
        actor.kind == Kind.PERSON for actor in (*directory.surnamed(name), *directory.named(name))
    ):
        return True
    token = match.doc[match.last - 1]
    speaks = token.dep_ == "nsubj" and lemma_of(token.head) in _SPEECH
    return match.label == "PERSON" and (
        speaks or (match.after is not None and match.after.tag_ == "POS")
    )


def _next_to(entry: Entry, town: Entry) -> bool:
    one, other = entry.place, town.place
    if entry.number == town.number or one.country != other.country or entry.kind[0] not in "PA":
        return False
    return (
        abs(one.lat - other.lat) < 1 and kilometres(one.lat, one.lon, other.lat, other.lon) < _NEXT
    )


def _listed(one: Match, other: Match) -> bool:
    """Whether nothing but commas and conjunctions stand between two names."""
    first, second = (one, other) if one.first < other.first else (other, one)
    between = first.doc[first.last : second.first]
    return 0 < len(between) <= 2 and all(
        token.lower_ in (",", "and", "or", "&", ";") for token in between
    )
