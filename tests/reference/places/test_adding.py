"""Adding a GeoNames dump."""

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.places import places
from sayso.errors import SaysoError
from sayso.reference.places.adding import add_dump
from sayso.reference.places.gazetteer import Gazetteer, carried_file, load_gazetteer
from sayso.reference.places.user import user_file


def line(number: str, name: str, lat: str = "48.1", lon: str = "37.7", *, kind: str = "P\tPPL", adm1: str = "05",
         others: str = "", people: str = "12") -> str:  # fmt: skip
    columns = [
        number,
        name,
        name,
        others,
        lat,
        lon,
        kind,
        "UA",
        "",
        adm1,
        "",
        "",
        "",
        people,
        "",
        "",
        "",
        "",
    ]
    return "\t".join(columns)


GOOD = line("990001", "Tykhyi Kut", others="Тихий Кут,HRK,quiet corner")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "user" / "places.sqlite"


def dump(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "UA.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_what_was_added_is_found_beside_what_sayso_carries(tmp_path: Path, target: Path) -> None:
    added = add_dump(dump(tmp_path, GOOD), target)
    known = Gazetteer([carried_file(), target])
    (entry,) = known.named("Tykhyi Kut")

    assert (added.places, dict(added.broken)) == (1, {})
    assert (entry.place.id, entry.place.country, entry.place.lat) == ("geonames:990001", "UA", 48.1)
    assert entry == known.named("Тихий Кут")[0] or entry.place == known.named("Тихий Кут")[0].place
    assert known.named("Soledar")


def test_an_archive_is_read_like_its_text(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "not a dump")
        archive.writestr("UA.txt", GOOD + "\n")

    assert add_dump(path, target).places == 1


def test_adding_twice_keeps_one_and_the_newer(tmp_path: Path, target: Path) -> None:
    add_dump(dump(tmp_path, GOOD), target)
    add_dump(
        dump(tmp_path, line("990001", "Tykhyi Kut", "48.2"), line("990002", "Inshyi Kut")), target
    )
    known = Gazetteer([target])

    assert [entry.place.lat for entry in known.named("Tykhyi Kut")] == [48.2]
    assert known.named("Inshyi Kut")


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("one column", "G012"),
        (line("x", "Kut"), "G013"),
        (line("0", "Kut"), "G013"),
        (line("1", " "), "G014"),
        (line("1", "Kut", "north"), "G015"),
        (line("1", "Kut", "99.0"), "G015"),
        (line("1", "Kut", "nan"), "G015"),
        (line("1", "Kut", people="many"), "G016"),
        (line("1", "Kut", people="1" * 400), "G016"),
    ],
)
def test_a_broken_line_is_told_and_the_others_are_kept(
    tmp_path: Path, target: Path, broken: str, code: str
) -> None:
    added = add_dump(dump(tmp_path, broken, GOOD), target)

    assert (added.places, dict(added.broken)) == (1, {code: 1})
    assert (added.examples[0].line, added.examples[0].code) == (1, code)


def test_bytes_that_are_no_text_are_told(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "UA.txt"
    path.write_bytes(b"\xff\xfe\n" + GOOD.encode())

    assert dict(add_dump(path, target).broken) == {"G011": 1}


@pytest.mark.parametrize("content", [b"", b"no dump\n", b"PK\x03\x04 broken", b"\x00" * 100])
def test_what_is_no_dump_is_refused_and_nothing_is_written(
    tmp_path: Path, target: Path, content: bytes
) -> None:
    path = tmp_path / "UA.zip"
    path.write_bytes(content)
    with pytest.raises(SaysoError) as caught:
        add_dump(path, target)

    assert caught.value.code == "G002"
    assert list(target.parent.glob("*")) == []


def test_a_dump_that_is_not_there_is_told(tmp_path: Path, target: Path) -> None:
    with pytest.raises(SaysoError) as caught:
        add_dump(tmp_path / "none.txt", target)

    assert caught.value.code == "G001"


def test_an_archive_without_a_dump_is_told(tmp_path: Path, target: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    path = tmp_path / "UA.zip"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(SaysoError) as caught:
        add_dump(path, target)

    assert caught.value.code == "G002"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(SaysoError) as caught:
        add_dump(dump(tmp_path, GOOD), blocked / "places.sqlite")

    assert caught.value.code == "G003"


def test_the_command_adds_lists_and_finds(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_PLACES", str(target))
    load_gazetteer.cache_clear()
    path = dump(tmp_path, GOOD, "broken")
    try:
        added = CliRunner().invoke(places, ["add", str(path)])
        load_gazetteer.cache_clear()
        listed = CliRunner().invoke(places, ["list"])
        found = CliRunner().invoke(places, ["find", "Tykhyi Kut"])
        unknown = CliRunner().invoke(places, ["find", "Nevidomske"])
    finally:
        load_gazetteer.cache_clear()

    assert "1 places of" in added.stdout
    assert "Lines left out: 1 G012." in added.stderr
    assert str(target) in listed.stdout
    assert found.stdout.startswith(
        "Tykhyi Kut (Donetsk Oblast, UA): 48.1000, 37.7000, P.PPL, 12 inhabitants"
    )
    assert unknown.stderr == "No place is called Nevidomske.\n"


def test_the_users_file_is_where_sayso_places_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SAYSO_PLACES", str(tmp_path / "mine.sqlite"))
    assert user_file() == tmp_path / "mine.sqlite"

    monkeypatch.delenv("SAYSO_PLACES")
    assert user_file().parts[-2:] == ("sayso", "places.sqlite")
