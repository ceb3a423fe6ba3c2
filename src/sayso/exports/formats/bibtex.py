"""Reports as entries of BibTeX and BibLaTeX."""

from pathlib import Path

from sayso.exports.format import Counts, Format
from sayso.exports.quoted import day_parts, one_line, title_of
from sayso.exports.rows import ReportRow
from sayso.exports.selection import Selection
from sayso.record.address import is_web_address

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    '"': r"\textquotedbl{}",
    "@": r"{@}",
}
"""What TeX or a reader of BibTeX would act on."""


def _write(selection: Selection, target: Path) -> Counts:
    number = 0
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"% Reports of the ledger {selection.head.sha256}\n")
        for report in selection.reports():
            number += 1
            stream.write("\n" + entry_of(report))
    return {"reports": number}


def entry_of(report: ReportRow) -> str:
    """A report as an entry that can be cited by its id."""
    date = day_parts(report.published_start)
    told = {
        "title": f"{{{escaped(title_of(report))}}}",
        "howpublished": escaped(one_line(report.outlet)),
        "year": str(date[0]) if date else "",
        "month": str(date[1]) if date else "",
        "date": (report.published_start or "")[:10],
        "url": _address(report.url),
        "note": f"Text SHA-256 {report.text_sha256}",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in told.items() if value]
    return "@misc{sayso-" + report.id + ",\n" + ",\n".join(lines) + "\n}\n"


def escaped(text: str) -> str:
    """A text that TeX prints as it is."""
    return "".join(_ESCAPED.get(char, char) for char in text)


def _address(url: str) -> str:
    """An address as readers take it verbatim; what would end its field is written in percents."""
    if not is_web_address(url):
        return ""
    return "".join(f"%{ord(char):02X}" if char in '{}\\" ' else char for char in one_line(url))


FORMAT = Format(
    name="bibtex",
    title="the reports as BibTeX",
    media_type="application/x-bibtex",
    suffix=".bib",
    lost="everything but the reports; hours of publication, line breaks and control characters of "
    "titles",
    read_by="bibtexparser, Zotero, BibLaTeX",
    write=_write,
    needs_board=False,
)
