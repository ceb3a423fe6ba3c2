"""Reports as RIS, which every manager of references takes."""

from collections.abc import Iterator
from pathlib import Path

from sayso.exports.format import Counts, Format
from sayso.exports.quoted import day_parts, one_line, title_of
from sayso.exports.rows import ReportRow
from sayso.exports.selection import Selection
from sayso.record.address import is_web_address


def _write(selection: Selection, target: Path) -> Counts:
    number = 0
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for report in selection.reports():
            number += 1
            stream.writelines(f"{tag}  - {value}\n" for tag, value in lines_of(report))
            stream.write("\n")
    return {"reports": number}


def lines_of(report: ReportRow) -> Iterator[tuple[str, str]]:
    """The tags of a report in their order, each with its value."""
    date = day_parts(report.published_start)
    yield "TY", "NEWS"
    yield "ID", f"sayso-{report.id}"
    yield "TI", title_of(report)
    if report.outlet:
        yield "T2", one_line(report.outlet)
    if date:
        yield "PY", f"{date[0]:04d}"
        yield "DA", "{:04d}/{:02d}/{:02d}".format(*date)
    if is_web_address(report.url):
        yield "UR", one_line(report.url)
    yield "N1", f"Text SHA-256 {report.text_sha256}"
    yield "ER", ""


FORMAT = Format(
    name="ris",
    title="the reports as RIS",
    media_type="application/x-research-info-systems",
    suffix=".ris",
    lost="everything but the reports; hours of publication, line breaks and control characters of "
    "titles",
    read_by="rispy, Zotero, EndNote",
    write=_write,
    needs_board=False,
)
