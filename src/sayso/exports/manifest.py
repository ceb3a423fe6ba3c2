"""What an export says of itself: of which ledger, as of when, with which filters, under which
licence, how much is in it, and what each column means.
"""

import hashlib
import json
from pathlib import Path

from sayso.exports.format import Counts, Format, Sheet
from sayso.exports.selection import Selection
from sayso.record.json import Json

PACKAGE = "datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


def facts_of(selection: Selection) -> Json:
    """What every export states: the head of the ledger, the clocks, the filters, the licence."""
    end, asked = selection.head, selection.asked
    return {
        "ledger": {
            "head": end.sha256,
            "commit": end.commit,
            "records": end.seq,
            "vintage": end.recorded_at or None,
        },
        "as_of": asked.as_of,
        "recorded_by": asked.recorded_by,
        "filters": asked.as_json(),
        "licence": asked.licence or None,
    }


def package_of(
    format_: Format, selection: Selection, counts: Counts, root: Path, name: str = ""
) -> Json:
    """The Data Package of files that lie in the folder ``root``, or of the one file ``root``, which
    is to be called ``name``.
    """
    licence = selection.asked.licence
    stated = {"name": licence or "LicenseRef-none", "title": licence or "No licence is stated"}
    paths = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
    named = {path: name or path.relative_to(root).as_posix() for path in paths}
    facts = facts_of(selection)
    return {
        "$schema": _SCHEMA,
        "name": f"sayso-{format_.name.replace('_', '-')}",
        "title": f"Who says what: {format_.title}",
        "created": facts["ledger"]["vintage"],
        "licenses": [stated],
        **{name: facts[name] for name in ("ledger", "as_of", "recorded_by", "filters")},
        "counts": counts,
        "lost": format_.lost,
        "resources": [_resource(format_, path, called) for path, called in named.items()],
    }


def write_package(package: Json, to: Path) -> None:
    """Write a Data Package to a file."""
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    to.write_text(text, "utf-8", "backslashreplace")


def _resource(format_: Format, path: Path, called: str) -> Json:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    sheet = _sheet_of(format_, Path(called))
    return {
        "name": Path(called).stem.lower().replace("_", "-"),
        "path": called,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        **({"description": f"Each row is {sheet.row}."} if sheet else {}),
        **({"schema": {"fields": _fields(sheet)}} if sheet else {}),
    }


def _sheet_of(format_: Format, path: Path) -> Sheet | None:
    """The table that a file holds: that of its name, or the only one."""
    if len(format_.sheets) == 1 and not format_.is_folder:
        return format_.sheets[0]
    return next((each for each in format_.sheets if each.name == path.stem), None)


def _fields(sheet: Sheet) -> list[dict[str, str]]:
    return [
        {"name": each.name, "type": each.type, "description": each.meaning}
        for each in sheet.columns
    ]
