"""Reports as CSL-JSON, the form of citations of Zotero, Pandoc and citeproc."""

from pathlib import Path

from sayso.exports.format import Counts, Format
from sayso.exports.json_array import write_array
from sayso.exports.quoted import day_parts, one_line, title_of
from sayso.exports.rows import ReportRow
from sayso.exports.selection import Selection
from sayso.record.address import is_web_address
from sayso.record.json import Json


def _write(selection: Selection, target: Path) -> Counts:
    return {"reports": write_array(target, map(item_of, selection.reports()))}


def item_of(report: ReportRow) -> Json:
    """A report as an item."""
    date = day_parts(report.published_start)
    told = {
        "id": f"sayso-{report.id}",
        "type": "article-newspaper",
        "title": title_of(report),
        "container-title": one_line(report.outlet),
        "issued": {"date-parts": [date]} if date else None,
        "URL": one_line(report.url) if is_web_address(report.url) else "",
        "note": f"Text SHA-256 {report.text_sha256}",
    }
    return {name: value for name, value in told.items() if value}


FORMAT = Format(
    name="csl-json",
    title="the reports as CSL-JSON",
    media_type="application/vnd.citationstyles.csl+json",
    suffix=".csl.json",
    lost="everything but the reports; hours of publication, line breaks and control characters of "
    "titles",
    read_by="Zotero, Pandoc, citeproc",
    write=_write,
    needs_board=False,
)
