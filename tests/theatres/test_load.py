import hashlib
from datetime import date
from pathlib import Path

import pytest

from sayso.theatres.days import read_day
from sayso.theatres.load import LIMIT, check_theatre, load_theatre, shipped
from sayso.theatres.problem import TheatreError
from sayso.theatres.theatre import Allegiance, Cue, Kind, Metonym, Place, Relation, SideKind

from .writing import HARBOUR, write


def code(name_or_path: str | Path) -> str:
    with pytest.raises(TheatreError) as caught:
        load_theatre(name_or_path)
    assert [problem.code for problem in check_theatre(name_or_path)] == [
        p.code for p in caught.value.problems
    ]
    return caught.value.code


def test_a_theatre_has_what_its_file_says(tmp_path: Path) -> None:
    file = write(tmp_path)
    theatre = load_theatre(file)
    lindova = theatre.actors[1]
    assert (theatre.id, theatre.name, theatre.countries) == (
        "harbour",
        "The harbour dispute",
        ("NL",),
    )
    assert (theatre.started, theatre.as_of) == (read_day("2024-03-01"), read_day("2024-12-31"))
    assert [side.kind for side in theatre.sides] == [
        SideKind.PARTY,
        SideKind.PARTY,
        SideKind.THIRD_PARTY,
    ]
    assert lindova.names == ("Hanna Lindova", "Iron Hanna", "Ганна Ліндова")
    assert (lindova.kind, lindova.pronoun, lindova.of) == (Kind.PERSON, "she", "northland")
    assert [(office.title, office.place, str(office.until)) for office in lindova.offices] == [
        ("mayor", "Port Oblast", "2024-06"),
        ("Minister of Defence", "", "None"),
    ]
    assert theatre.metonyms == (Metonym(("Cliffside", "the Lighthouse"), "northland"),)
    assert theatre.places == (Place("Ostrand", ("Ostrant",), (("south", "Ostervik"),)),)
    assert theatre.cues == (Cue("harbour committee", "north", Relation.INSTALLED),)
    assert theatre.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_an_actor_who_changes_sides_is_on_the_side_of_the_day(tmp_path: Path) -> None:
    holm = load_theatre(write(tmp_path)).actors[2]
    assert holm.allegiance() is None
    assert holm.allegiance(date(2024, 4, 1)) == Allegiance(
        "north", Relation.INSTALLED, None, read_day("2024-05-31")
    )
    found = holm.allegiance(date(2024, 7, 1))
    assert found
    assert (found.side, found.relation) == ("south", Relation.ALLIED)


def test_an_actor_who_never_changed_sides_is_on_its_side_on_every_day(tmp_path: Path) -> None:
    northland = load_theatre(write(tmp_path)).actors[0]
    assert northland.allegiance() == northland.allegiance(date(1900, 1, 1)) == Allegiance("north")


def test_an_office_is_held_only_on_days_that_its_dates_are_sure_of(tmp_path: Path) -> None:
    theatre = load_theatre(write(tmp_path))
    mayor, minister = theatre.actors[1].offices
    assert mayor.held(date(2023, 5, 1)) is False
    assert mayor.held(date(2023, 5, 2)) is True
    assert mayor.held(date(2024, 6, 10)) is None
    assert minister.held(date(2025, 2, 1), theatre.as_of) is None


def test_a_file_of_a_shipped_name_is_reached_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(shipped()[0]).write_text(HARBOUR, encoding="utf-8")
    assert load_theatre(shipped()[0]).id == shipped()[0]
    assert load_theatre(f"./{shipped()[0]}").id == "harbour"
    assert load_theatre(Path(shipped()[0])).id == "harbour"


def test_a_file_that_is_not_there_is_told() -> None:
    assert code("nowhere/theatre.toml") == "T001"


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert code(tmp_path) == "T001"


def test_a_path_that_cannot_be_one_is_told() -> None:
    assert code("a\0b.toml") == "T001"


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    assert code(write(tmp_path, "#" * (LIMIT + 1))) == "T002"


@pytest.mark.parametrize("text", ["", "\n\n", "# A conflict.\n", "\ufeff"])
def test_a_file_without_tables_is_told(tmp_path: Path, text: str) -> None:
    assert code(write(tmp_path, text)) == "T003"


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "theatre.toml"
    file.write_bytes(b'[theatre]\nid = "x"\nname = "caf\xe9"\n')
    assert code(file) == "T004"
    assert check_theatre(file)[0].line == 3


@pytest.mark.parametrize(
    "text",
    ["[theatre\n", "id = \n", "[theatre]\nid = 1\nid = 2\n", "x = " + "[" * 5000, "\0", "PK\3\4"],
)
def test_a_file_that_is_not_toml_is_told(tmp_path: Path, text: str) -> None:
    assert code(write(tmp_path, text)) == "T005"


def test_the_line_of_what_is_not_toml_is_told(tmp_path: Path) -> None:
    assert (
        check_theatre(write(tmp_path, HARBOUR + "\nname = \n"))[0].line == HARBOUR.count("\n") + 2
    )


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    assert code("atlantis-1999") == "T006"
    assert all(name in check_theatre("atlantis-1999")[0].mend for name in shipped())


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert load_theatre(write(tmp_path, "\ufeff" + HARBOUR)).id == "harbour"


def test_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "theatre.toml"
    file.write_bytes(
        HARBOUR.replace("\n", "\r\n").replace('id = "per-holm"', 'id = "Per"').encode()
    )
    assert [(p.code, p.line) for p in check_theatre(file)] == [
        ("T011", HARBOUR.split("\n").index('id = "per-holm"') + 1)
    ]


def test_the_error_names_the_file_the_line_and_how_many_more_there_are(tmp_path: Path) -> None:
    file = write(tmp_path, '[theatre]\nid = "x"\nname = 3\nmame = "x"\n')
    with pytest.raises(TheatreError) as caught:
        load_theatre(file)
    assert f"{file}, line 3: The theatre: “name” is a number, not text." in str(caught.value)
    assert "1 more" in str(caught.value)
