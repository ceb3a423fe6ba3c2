"""Reads GeoNames country dumps (UA.txt, UA.zip, allCountries.zip): a place a line, nineteen
columns.

The columns are told at https://download.geonames.org/export/dump/readme.txt.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SaysoError

_COLUMNS = 19
_MOST_PEOPLE = 10**11
_KINDS = frozenset("APHLT")
_SPOTS = (
    "AIR",
    "MIL",
    "INSM",
    "PS",
    "DAM",
    "BDG",
    "MN",
    "PRT",
    "RSTN",
    "HSTS",
    "CMP",
    "FT",
    "CTRS",
    "NVB",
    "OIL",
)
"""Of class S (buildings and the like) those that reports of a war name; the rest are shops, schools
and hotels.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A place as GeoNames gives it; ``adm1`` and ``adm2`` are codes as in "UA.05" and
    "US.LA.079".
    """

    number: int
    names: tuple[str, ...]
    others: tuple[str, ...]
    lat: float
    lon: float
    country: str
    feature: str
    adm1: str
    adm2: str
    population: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that holds no place: its number from 1, a code, and what is wrong with it."""

    line: int
    code: str
    sentence: str


def read_dump(path: Path) -> Iterator[Line | Broken]:
    """Every line of a dump; those of kinds that no report names are left out.

    Raises:
        SaysoError: G001, it cannot be read; G002, it is no dump.
    """
    try:
        with path.open("rb") as file:
            if file.read(2) == b"PK":
                yield from _read_zip(path)
            else:
                file.seek(0)
                yield from _read_lines(file)
    except OSError as error:
        raise SaysoError(
            "G001", f"{path} cannot be read ({error.strerror or error}).", "Check the path."
        ) from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise SaysoError(
            "G002", f"{path} is a broken archive ({error}).", "Fetch it again."
        ) from error


def _read_zip(path: Path) -> Iterator[Line | Broken]:
    with zipfile.ZipFile(path) as archive:
        names = [
            name
            for name in archive.namelist()
            if name.endswith(".txt") and "readme" not in name.lower()
        ]
        if not names:
            raise SaysoError(
                "G002",
                f"{path} holds no dump.",
                "Give an archive such as UA.zip, with UA.txt in it.",
            )
        for name in names:
            with archive.open(name) as file:
                yield from _read_lines(file)


def _read_lines(file: Iterable[bytes]) -> Iterator[Line | Broken]:
    for number, content in enumerate(file, start=1):
        if not content.strip():
            continue
        read = _line(number, content.rstrip(b"\r\n"))
        if read is not None:
            yield read


def _line(number: int, content: bytes) -> Line | Broken | None:
    try:
        columns = content.decode("utf-8-sig").split("\t")
    except UnicodeDecodeError:
        return Broken(number, "G011", "it is not UTF-8")
    if len(columns) != _COLUMNS:
        return Broken(number, "G012", f"it has {len(columns)} columns and not {_COLUMNS}")
    if not columns[0].isdecimal() or not 0 < len(columns[0]) < 13 or int(columns[0]) == 0:
        return Broken(number, "G013", "its first column is no number of a place")
    if not any(name.strip() for name in columns[1:3]):
        return Broken(number, "G014", "it has no name")
    point = _point(columns[4], columns[5])
    if point is None:
        return Broken(number, "G015", f"{columns[4]}, {columns[5]} is no point on earth")
    if columns[14] and not (columns[14].isdecimal() and int(columns[14]) <= _MOST_PEOPLE):
        return Broken(number, "G016", f"{columns[14]} is no number of people")
    if columns[6] not in _KINDS and not (columns[6] == "S" and columns[7].startswith(_SPOTS)):
        return None
    return _made(columns, point)


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    try:
        point = float(lat), float(lon)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def _made(columns: list[str], point: tuple[float, float]) -> Line:
    country, first, second = columns[8], columns[10], columns[11]
    adm1 = f"{country}.{first}" if first and first != "00" else ""
    return Line(
        number=int(columns[0]),
        names=tuple(dict.fromkeys(name for name in columns[1:3] if name.strip())),
        others=tuple(name for name in columns[3].split(",") if _usable(name)),
        lat=point[0],
        lon=point[1],
        country=country,
        feature=f"{columns[6]}.{columns[7]}",
        adm1=adm1,
        adm2=f"{adm1}.{second}" if adm1 and second else "",
        population=int(columns[14] or 0),
    )


def _usable(name: str) -> bool:
    """Codes of airports, addresses and renderings in lower case are no names."""
    return (
        len(name) > 3
        and not name[0].islower()
        and "/" not in name
        and any(letter.isalpha() for letter in name)
    )
