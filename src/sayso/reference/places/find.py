"""The room's door: every place name of a report, and the place that each means."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.language.analysis import Analysis
from sayso.record.claim import Reason
from sayso.record.place import Relation, Toponym
from sayso.reference.places.accepting import (
    ENGLISH,
    Lines,
    accept,
    beside,
    clustered,
    in_lands,
    share_kinds,
)
from sayso.reference.places.gazetteer import Gazetteer
from sayso.reference.places.hierarchy import Parents, find_parents
from sayso.reference.places.judging import Judgement, judge, person_words
from sayso.reference.places.matching import Match, Matcher
from sayso.reference.places.precision import precision_of
from sayso.reference.places.relation import Standing, relation_of
from sayso.reference.places.resolve import Choice, Sense, settle
from sayso.theatres.directory import Directory

_Group = tuple[str, Parents, str]
_Choices = list[tuple[list[Judgement], Choice]]
_SURE = 0.7
"""The score from which a place speaks for the names of towns next to it."""
_TOLD = frozenset(
    {
        "after a word for where",
        "the place in the date line",
        "the parser reads a place",
        "the theatre lists it",
    }
)


def find_toponyms(
    analysis: Analysis, gazetteer: Gazetteer, directory: Directory
) -> tuple[Toponym, ...]:
    """Every place name in the order of the text.

    One that no gazetteer has, or that none of the places near the report's others bears, is among
    them without a place; its reasons say so.
    """
    judged = _judged(analysis, gazetteer, directory)
    parents = find_parents(judged)
    accepted = accept(judged, parents)
    choices = _settled(accepted, parents, directory)
    more = _more(analysis, judged, choices, gazetteer, directory)
    known = {each.match.start: each for each in accepted}
    if more.keys() - known.keys():
        accepted = sorted({**more, **known}.values(), key=lambda each: each.match.start)
        choices = _settled(accepted, parents, directory)
    found = [
        _toponym(analysis.text, member, choice)
        for members, choice in choices
        if choice.entry is not None or any(each.kind or each.what in _TOLD for each in members)
        for member in members
    ]
    return tuple(sorted(found, key=lambda toponym: toponym.start))


def _judged(analysis: Analysis, gazetteer: Gazetteer, directory: Directory) -> Lines:
    matcher = Matcher(gazetteer, directory)
    people = person_words(analysis.parse.docs)
    return [
        share_kinds([judge(match, people) for match in matcher.matches(doc)])
        for doc in analysis.parse.docs
    ]


def _more(
    analysis: Analysis, judged: Lines, choices: _Choices, gazetteer: Gazetteer, directory: Directory
) -> dict[int, Judgement]:
    """Names that are places by what the report is about, by their start."""
    places = [
        choice.entry for _, choice in choices if choice.entry is not None and choice.score > _SURE
    ]
    named = {entry.place.country for entry in places if entry.kind == "A.PCLI"}
    groups = (
        entity.text for doc in analysis.parse.docs for entity in doc.ents if entity.label_ == "NORP"
    )
    lands = frozenset(
        {*named, *map(gazetteer.people, groups), *directory.theatre.countries} - ENGLISH - {""}
    )
    towns = [entry for entry in places if entry.kind.startswith(("P", "A.ADM2"))]
    more = (*beside(judged, towns), *in_lands(judged, lands, directory), *clustered(judged))
    return {each.match.start: each for each in more}


def _settled(
    accepted: Iterable[Judgement], parents: Mapping[int, Parents], directory: Directory
) -> _Choices:
    groups = _groups(accepted, parents)
    senses = [_sense(key, over, members, directory) for (key, over, _), members in groups.items()]
    return list(zip(groups.values(), settle(senses, directory.theatre.countries), strict=True))


def _groups(
    accepted: Iterable[Judgement], parents: Mapping[int, Parents]
) -> dict[_Group, list[Judgement]]:
    """The mentions of one name together; apart where the text puts or calls them differently
    ("Kharkiv region").
    """
    members = [(each, parents.get(each.match.start, frozenset())) for each in accepted]
    told: dict[str, Parents] = {}
    for each, over in members:
        if over:
            told.setdefault(each.match.key, over)
    groups: dict[_Group, list[Judgement]] = defaultdict(list)
    for each, over in members:
        kind = "" if each.kind == "settlement" else each.kind
        groups[each.match.key, over or told.get(each.match.key, over), kind].append(each)
    return groups


def _sense(key: str, over: Parents, members: Sequence[Judgement], directory: Directory) -> Sense:
    kinds = frozenset(each.kind for each in members if each.kind)
    first = members[0].match
    return Sense(key, first.entries, over, kinds, directory.meant(key) is not None, first.listed)


def _toponym(text: str, member: Judgement, choice: Choice) -> Toponym:
    match = member.match
    place = choice.entry.place if choice.entry else None
    words = text[match.start : match.end]
    why = (
        Reason("places", member.what, words),
        Reason("places", choice.what, words, round(choice.score, 3)),
    )
    standing = relation_of(match)
    phrase = "" if standing.relation is Relation.AT else _phrase(match, standing, words)
    exactness = precision_of(place, standing.relation)
    return Toponym(match.start, match.end, words, place, exactness, why, standing.relation, phrase)


def _phrase(match: Match, standing: Standing, name: str) -> str:
    """The words of a relation with the name: "12 km east of Velm"."""
    told = match.doc[standing.first : standing.last].text
    return " ".join(f"{told} {name}".split())
