"""Places that a theatre itself puts on the map."""

from pathlib import Path

import pytest

from sayso.language.analysis import analyse
from sayso.reference.places.find import find_toponyms
from sayso.reference.places.gazetteer import load_gazetteer
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.problem import TheatreError

HEAD = '[theatre]\nid = "sea"\nname = "Sea"\n[[side]]\nid = "a"\nname = "A"\n'


def theatre_with(folder: Path, place: str) -> str:
    file = folder / "sea.toml"
    file.write_text(f"{HEAD}[[place]]\n{place}\n", encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("name", ["Drenov", "Paris"])
def test_a_place_lies_where_the_theatre_puts_it(tmp_path: Path, name: str) -> None:
    directory = Directory(
        load_theatre(theatre_with(tmp_path, f'name = "{name}"\nat = [44.5, -32]'))
    )
    (found,) = find_toponyms(
        analyse(f"Two people died in {name} on Friday."), load_gazetteer(), directory
    )

    assert found.place is not None
    assert (found.place.id, found.place.lat, found.place.lon) == (
        f"theatre:sea-{name.lower()}",
        44.5,
        -32.0,
    )
    assert found.why[-1].what == "the theatre puts it there"


@pytest.mark.parametrize("at", ["[91, 0]", "[0, 181]", "[1]", '["1", "2"]', "5", "[nan, 0]"])
def test_what_is_no_point_on_earth_is_refused(tmp_path: Path, at: str) -> None:
    with pytest.raises(TheatreError, match=r"T0(09|12)"):
        load_theatre(theatre_with(tmp_path, f'name = "Drenov"\nat = {at}'))
