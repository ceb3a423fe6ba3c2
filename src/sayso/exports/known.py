"""The formats, in the order in which people are told of them."""

from sayso.exports.errors import unknown_format
from sayso.exports.format import Format
from sayso.exports.formats import (
    acled_like,
    airwars_like,
    annotations,
    bibtex,
    brief,
    corrections,
    csl_json,
    csv,
    datasette,
    ftm,
    ftm_statements,
    ged_like,
    geojson,
    geoparquet,
    hypothesis,
    ibc_like,
    jsonl,
    ledger,
    misp,
    parquet,
    qgis,
    ris,
    warc,
    webannotation,
    xlsx,
)

FORMATS: tuple[Format, ...] = (
    ledger.FORMAT,
    warc.FORMAT,
    csv.FORMAT,
    xlsx.FORMAT,
    jsonl.FORMAT,
    parquet.FORMAT,
    datasette.FORMAT,
    geojson.FORMAT,
    geoparquet.FORMAT,
    qgis.FORMAT,
    airwars_like.FORMAT,
    ged_like.FORMAT,
    acled_like.FORMAT,
    ibc_like.FORMAT,
    corrections.FORMAT,
    webannotation.FORMAT,
    hypothesis.FORMAT,
    ftm.FORMAT,
    ftm_statements.FORMAT,
    misp.FORMAT,
    bibtex.FORMAT,
    ris.FORMAT,
    csl_json.FORMAT,
    annotations.FORMAT,
    brief.FORMAT,
)
"""To add one: a file in ``formats`` and its line here; docs/reference/exports.md is made of it."""


def format_named(name: str) -> Format:
    """The format that goes by a name.

    Raises:
        ExportError: X004 if there is none.
    """
    for format_ in FORMATS:
        if format_.name == name:
            return format_
    raise unknown_format(name, ", ".join(format_.name for format_ in FORMATS))
