"""Names that two tables of a theatre file both claim."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.theatres.chains import loops
from sayso.theatres.entries import Entries, Entry, Spot
from sayso.theatres.given import GivenNames
from sayso.theatres.index import Names
from sayso.theatres.names import name_words


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as printed, the form in which it is compared, and the table and key where it
    stands.
    """

    printed: str
    common: str
    number: int
    key: str


def check_names(entries: Entries) -> None:
    """Tell names that lead to two actors, places or metonyms, in any spelling, and words that are
    listed twice.
    """
    theatre = next((entry.values for entry in entries.tables["theatre"]), {})
    rules = theatre.get("transliteration", ())
    given = GivenNames(theatre.get("given_names", ()), rules)
    actors = list(_names(entries, "actor", ("name", "aliases", "spellings"), given))
    places = list(_names(entries, "place", ("name", "aliases", "said_by"), GivenNames(())))
    metonyms = list(_names(entries, "metonym", ("names",), GivenNames(())))
    for table, names, code in (
        ("actor", actors, "T018"),
        ("place", places, "T019"),
        ("metonym", metonyms, "T020"),
    ):
        looped = _tell_loops(entries, table, names, rules)
        _tell_clashes(entries, table, names, rules, code, looped)
    _check_metonyms_of_actors(
        entries, metonyms, Names([(name.common, name.number) for name in actors], rules)
    )
    _check_words(entries)


def _names(
    entries: Entries, table: str, keys: tuple[str, ...], given: GivenNames
) -> Iterator[_Name]:
    for number, entry in enumerate(entries.tables[table]):
        for key in keys:
            value = entry.values.get(key, ())
            for name in (value,) if isinstance(value, str) else value:
                printed = name if isinstance(name, str) else name[1]
                yield _Name(printed, given.common(printed), number, key)


def _tell_loops(
    entries: Entries, table: str, names: list[_Name], rules: tuple[str, ...]
) -> dict[int, int]:
    """Tell chains of tables each of which has the next one's name as an alias; each such table with
    its loop.
    """
    tables = entries.tables[table]
    firsts = Names([(name.common, name.number) for name in names if name.key == "name"], rules)
    leads_to: dict[int, list[int]] = defaultdict(list)
    for name in names:
        if name.key != "name":
            leads_to[name.number] += [
                other for other in firsts.get(name.common) if other != name.number
            ]
    looped: dict[int, int] = {}
    for count, loop in enumerate(loops(leads_to)):
        way = " is also ".join(f"“{tables[number].values['name']}”" for number in (*loop, loop[0]))
        mend = f"Make them one {table}, or take the alias out of one."
        entries.tell(Spot(table, loop[0], "aliases"), "T017", f"A loop of aliases: {way}.", mend)
        looped |= dict.fromkeys(loop, count)
    return looped


def _tell_clashes(
    entries: Entries,
    table: str,
    names: list[_Name],
    rules: tuple[str, ...],
    code: str,
    looped: dict[int, int],
) -> None:
    """Tell each pair of tables that share a name once, and those not that were told as a loop."""
    tables = entries.tables[table]
    index: Names[int] = Names(rules=rules)
    told: set[tuple[int, int]] = set()
    for name in names:
        others = [other for other in index.get(name.common) if other != name.number]
        if not others:
            index.add(name.common, name.number)
            continue
        pair = (others[0], name.number)
        if pair in told or (pair[0] in looped and looped[pair[0]] == looped.get(pair[1])):
            continue
        told.add(pair)
        sentence = (
            f"“{name.printed}” is a name of {_lower(tables[pair[0]])} and of "
            f"{_lower(tables[pair[1]])}."
        )
        mend = "Take it out of one: a name that two share leads to neither."
        entries.tell(Spot(table, name.number, name.key), code, sentence, mend)


def _check_metonyms_of_actors(entries: Entries, metonyms: list[_Name], actors: Names[int]) -> None:
    ids = [entry.values.get("id") for entry in entries.tables["actor"]]
    stands_for = {
        entry.values.get("id"): entry.values.get("actor") for entry in entries.tables["side"]
    }
    stands_for |= {id_: id_ for id_ in ids}
    for name in metonyms:
        target = stands_for.get(entries.tables["metonym"][name.number].values.get("for"))
        others = [ids[actor] for actor in actors.get(name.common) if ids[actor] != target]
        if others and target:
            sentence = (
                f"The metonym “{name.printed}” stands for “{target}” and is a name of "
                f"“{others[0]}”."
            )
            mend = "Take it out of the metonym or of the actor."
            entries.tell(Spot("metonym", name.number, "names"), "T020", sentence, mend)


def _check_words(entries: Entries) -> None:
    """Phrases and cues lead to one side, first names and titles to one set."""
    seen: dict[tuple[str, tuple[str, ...]], Spot] = {}
    for spot, what, words in _word_lists(entries):
        for each in words:
            if seen.setdefault((what, name_words(each)), spot) != spot:
                entries.tell(
                    spot,
                    "T024",
                    f"“{each}” stands in {what} and in another.",
                    "Keep it in one of the two.",
                )


def _word_lists(entries: Entries) -> Iterator[tuple[Spot, str, tuple[str, ...]]]:
    for table in ("phrase", "cue"):
        for number, entry in enumerate(entries.tables[table]):
            yield Spot(table, number, "words"), f"a {table}", entry.values.get("words", ())
    for entry in entries.tables["theatre"]:
        for key, what in (("given_names", "a set of given names"), ("titles", "a set of titles")):
            for number, words in enumerate(entry.values.get(key, ())):
                yield Spot("theatre", 0, key, number), what, words


def _lower(entry: Entry) -> str:
    return entry.label[0].lower() + entry.label[1:]
