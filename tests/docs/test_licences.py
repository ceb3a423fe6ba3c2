"""Every part is in the table of licences, and what of others is in the wheel is in its notices."""

import re

import pytest

from .licences import PAGE, rows
from .pages import ROOT, read

PARTS = re.findall(
    r"^\| ([^|`]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|[^|]*\| (yes|no) \|$",
    read(PAGE),
    re.MULTILINE,
)
NOTICES = read(ROOT / "THIRD_PARTY_NOTICES")
SOURCE = ROOT / "src" / "sayso"
OPAQUE = {".onnx", ".sqlite", ".gz", ".bin", ".npz", ".safetensors", ".pkl", ".parquet"}
"""How files of data end that nobody can read to see whose they are."""


def test_every_library_has_its_row_and_its_licence() -> None:
    """Where this fails after a change of the dependencies: ``make docs``."""
    shown = [line for line in read(PAGE).splitlines() if line.startswith("| `")]
    assert shown == list(rows())
    assert not any("unknown" in row for row in shown)


def test_every_file_of_data_has_its_row() -> None:
    named = " ".join(files for _, files, *_ in PARTS)
    there = [
        path.name
        for path in SOURCE.rglob("*")
        if path.suffix in OPAQUE and "assets" not in path.parts
    ]
    assert len(there) >= 4
    assert [name for name in there if name not in named] == []


def test_every_part_that_is_named_is_there() -> None:
    for _, files, *_ in PARTS:
        for name in re.findall(r"`([\w/.-]+/[\w.-]+)`", files):
            assert (SOURCE / name).exists(), name


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part[0])
def test_what_others_made_and_the_wheel_holds_is_in_the_notices(
    part: tuple[str, str, str, str, str],
) -> None:
    _, _, whose, licence, shipped = part
    assert licence.strip()
    if shipped == "yes" and not whose.startswith("this project"):
        assert whose.split(" ")[0].strip(",") in NOTICES
