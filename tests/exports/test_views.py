"""Views in known columns: with ranges, codes and their reasons, and no figure that nobody gave."""

from pathlib import Path

import pandas
import pytest

from sayso.exports.known import format_named
from sayso.exports.views import precision_of

LIKE = ("airwars_like", "ged_like", "acled_like", "ibc_like")
NAMES = ("airwars", "ucdp", "acled", "iraq body count")


@pytest.mark.parametrize("name", LIKE)
def test_a_view_has_its_columns_and_is_called_by_no_data_set_s_name(
    exported: dict[str, Path], name: str
) -> None:
    form = format_named(name)
    frame = pandas.read_csv(exported[name])
    assert list(frame.columns) == [column.name for column in form.sheets[0].columns]
    assert len(frame) >= 1
    assert not any(each in form.title.casefold() for each in NAMES)


def test_the_grade_stands_beside_its_reason(exported: dict[str, Path]) -> None:
    (row,) = pandas.read_csv(exported["airwars_like"]).to_dict("records")
    assert (row["killed_min"], row["killed_max"]) == (3, 12)
    assert row["grade"] == "fair"
    assert "voices" in row["grade_reason"]
    assert "Ivo Marten: 3" in row["killed_reason"]
    assert "so Hanna Sovik" in row["suspects"]


def test_codes_of_precision_stand_beside_their_reasons(exported: dict[str, Path]) -> None:
    rows = pandas.read_csv(exported["ged_like"]).to_dict("records")
    (row,) = [each for each in rows if each["where_coordinates"] == "Drenov"]
    assert (row["where_prec"], row["date_prec"], row["side_a"]) == (1, 1, "south")
    assert row["where_prec_reason"] == "the place itself is told"


@pytest.mark.parametrize(
    ("feature", "code"), [("P.PPL", 1), ("A.ADM2", 3), ("A.ADM1", 4), ("H.STM", 5), ("A.PCLI", 6)]
)
def test_places_are_coded_by_what_they_are(feature: str, code: int) -> None:
    assert precision_of({"name": "X", "lat": 1.0, "lon": 1.0, "feature": feature})[0] == code
    assert precision_of({})[0] is None
