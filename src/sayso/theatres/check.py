"""What the tables of a theatre file say of one another: ids, names, sides, days and chains that
cannot hold.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from sayso.theatres.chains import loops
from sayso.theatres.clashes import check_names
from sayso.theatres.days import Day
from sayso.theatres.entries import Entries, Entry, Spot


def check_entries(entries: Entries) -> None:
    """Add to ``entries.problems`` whatever is wrong between tables; values that are ill-formed are
    passed over.
    """
    _check_ids(entries)
    _check_references(entries)
    _check_days(entries)
    _check_part_loops(entries)
    check_names(entries)


def _check_ids(entries: Entries) -> None:
    for table in ("side", "actor"):
        seen: dict[str, Entry] = {}
        for entry in entries.tables[table]:
            id_ = entry.values.get("id")
            if id_ and seen.setdefault(id_, entry) is not entry:
                mend = "Give each its own id, or make them one."
                entries.tell(_at(entry, "id"), "T014", f"Two {table}s have the id “{id_}”.", mend)


def _check_references(entries: Entries) -> None:
    sides = _ids(entries, "side")
    actors = _ids(entries, "actor")
    stands_for = {
        entry.values["id"]
        for entry in entries.tables["side"]
        if {"id", "actor"} <= entry.values.keys()
    }
    for spot, label, key, named in _references(entries):
        if key == "side" and named not in sides:
            mend = (
                "Add a [[side]] with this id, or use one of: "
                f"{', '.join(sorted(sides)) or 'none yet'}."
            )
            entries.tell(
                spot, "T015", f"{label} names the side “{named}”, which there is not.", mend
            )
        elif key == "for" and named not in actors | stands_for:
            mend = "Name an actor's id, or a side that has an actor."
            entries.tell(spot, "T016", f"{label} stands for “{named}”, which is no actor.", mend)
        elif key in ("of", "actor") and named not in actors:
            mend = "Add an [[actor]] with this id, or leave the key out."
            entries.tell(
                spot, "T016", f"{label} names the actor “{named}”, which there is not.", mend
            )


def _references(entries: Entries) -> Iterator[tuple[Spot, str, str, str]]:
    """Every id that a table gives of another: where, whose, under which key, which."""
    for entry in (entry for table in entries.tables.values() for entry in table):
        for key in ("side", "actor", "of", "for"):
            if key in entry.values:
                yield _at(entry, key), entry.label, key, entry.values[key]
        for side, _ in entry.values.get("said_by", ()):
            yield _at(entry, "said_by"), entry.label, "side", side
        for list_ in ("sides", "offices"):
            for item in entry.values.get(list_, ()):
                for key in {"side", "of"} & item.keys():
                    yield _at(entry, list_, item[""]), entry.label, key, item[key]


def _check_days(entries: Entries) -> None:
    founded = {
        entry.values.get("id"): entry.values.get("founded") for entry in entries.tables["actor"]
    }
    for entry in entries.tables["actor"]:
        for office in entry.values.get("offices", ()):
            what = f"{entry.label}: the office “{office.get('title', '')}”"
            _check_order(entries, _at(entry, "offices", office[""]), what, office)
            _check_founded(entries, entry, what, office, founded.get(office.get("of")))
        for side in entry.values.get("sides", ()):
            _check_order(
                entries, _at(entry, "sides", side[""]), f"{entry.label}: its time on a side", side
            )
        _check_sides(entries, entry)


def _check_order(entries: Entries, spot: Spot, what: str, values: dict[str, Any]) -> None:
    since, until = values.get("from"), values.get("to")
    if since and until and until.last < since.first:
        mend = "Put the earlier day under “from”."
        entries.tell(spot, "T021", f"{what} ends ({until}) before it begins ({since}).", mend)


def _check_founded(
    entries: Entries, entry: Entry, what: str, office: dict[str, Any], founded: Day | None
) -> None:
    begins = office.get("from")
    if founded and begins and begins.last < founded.first:
        sentence = f"{what} begins ({begins}) before “{office['of']}” was founded ({founded})."
        entries.tell(
            _at(entry, "offices", office[""]), "T022", sentence, "Mend one of the two days."
        )


def _check_sides(entries: Entries, entry: Entry) -> None:
    """One way to give sides, and one side at a time."""
    sides = entry.values.get("sides", ())
    if "side" in entry.values and sides:
        mend = "Keep “sides” if it changed sides, else “side”."
        entries.tell(
            _at(entry, "side"), "T023", f"{entry.label} has both “side” and “sides”.", mend
        )
    if "relation" in entry.values and "side" not in entry.values:
        mend = "Add “side”, or give the relation with each of “sides”."
        entries.tell(
            _at(entry, "relation"), "T023", f"{entry.label} has a relation and no “side”.", mend
        )
    for one, other in _pairs(sides):
        if _overlap(one, other):
            mend = "Give each a “from” and a “to”, one after the other."
            entries.tell(
                _at(entry, "sides", other[""]),
                "T023",
                f"{entry.label} is on two sides at one time.",
                mend,
            )


def _pairs(items: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    ordered = sorted(
        items, key=lambda item: item["from"].first.toordinal() if item.get("from") else 0
    )
    yield from pairwise(ordered)


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the first surely goes on beyond the day on which the second begins."""
    until, since = one.get("to"), other.get("from")
    return not until or not since or until.first > since.last


def _check_part_loops(entries: Entries) -> None:
    actors = {
        entry.values["id"]: entry for entry in entries.tables["actor"] if "id" in entry.values
    }
    parts = {id_: [of] for id_, entry in actors.items() if (of := entry.values.get("of")) in actors}
    for loop in loops(parts):
        way = " is part of ".join(f"“{id_}”" for id_ in (*loop, loop[0]))
        entries.tell(
            _at(actors[loop[0]], "of"), "T017", f"A loop: {way}.", "Take “of” out of one of them."
        )


def _ids(entries: Entries, table: str) -> set[str]:
    return {entry.values["id"] for entry in entries.tables[table] if "id" in entry.values}


def _at(entry: Entry, key: str, item: int | None = None) -> Spot:
    return Spot(entry.spot.table, entry.spot.index, key, item)
