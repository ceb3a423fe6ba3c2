"""The formats, in the order in which people are told of them."""

from sayso.exports.errors import unknown_format
from sayso.exports.format import Format
from sayso.exports.formats import (
    annotations,
    bibtex,
    brief,
    csl_json,
    ftm,
    hypothesis,
    jsonl,
    ledger,
    misp,
    ris,
    warc,
    webannotation,
)

FORMATS: tuple[Format, ...] = (
    ledger.FORMAT,
    warc.FORMAT,
    jsonl.FORMAT,
    webannotation.FORMAT,
    hypothesis.FORMAT,
    ftm.FORMAT,
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
