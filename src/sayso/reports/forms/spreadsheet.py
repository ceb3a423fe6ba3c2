"""Spreadsheets of posts (XLSX): a report a row, by the names of the columns, as of any table."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sayso.errors import InputError
from sayso.reports.forms.form import Document, Form, Found, broken
from sayso.reports.forms.table import FORM as TABLE
from sayso.reports.forms.table import read_rows

MEMBER = "xl/workbook.xml"
"""The member that tells an archive which is a spreadsheet."""
_MOST_CELLS = 2_000
"""Cells of a row that are looked at: a file can claim sixteen thousand in every row."""
_MOST_BYTES = 256 * 2**20
"""What its members may unpack to in all."""


def read(document: Document) -> Found:
    """A report for each row below the first that has anything in it, of the first sheet that has
    columns of words.

    Raises:
        InputError: R022 if it is broken, R024 if no sheet has a column of words, R026 if it unpacks
            to too much.
    """
    import openpyxl

    refuse_bomb(document)
    try:
        book = openpyxl.load_workbook(io.BytesIO(document.data), read_only=True, data_only=True)
    except Exception as error:  # the library raises whatever its parts do
        raise broken(document.where, "a spreadsheet", " ".join(str(error).split())) from None
    refusal: InputError | None = None
    for sheet in book.worksheets:
        try:
            yield from read_rows(document, _rows(sheet), ())
            return
        except InputError as error:
            refusal = error
    raise refusal or broken(document.where, "a spreadsheet", "it has no sheet")


def refuse_bomb(document: Document) -> None:
    """Refuse a spreadsheet that unpacks to too much.

    Raises:
        InputError: R022 if it is broken, R026 if it does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise broken(document.where, "a spreadsheet", str(error)) from None
    if size > _MOST_BYTES:
        raise InputError(
            "R026",
            f"{document.where} unpacks to more than {_MOST_BYTES // 2**20} MiB.",
            "Save its rows as CSV, in smaller files.",
        )


def _rows(sheet: Any) -> Iterator[Sequence[str]]:
    for row in sheet.iter_rows(values_only=True, max_col=_MOST_CELLS):
        yield [printed_cell(cell) for cell in row]


def printed_cell(cell: Any) -> str:
    """A cell as a table prints it.  A time has no zone there: it is taken for UTC, as a note of the
    table says.
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return (
            cell.replace(tzinfo=UTC).isoformat()
            if cell.time() != datetime.min.time()
            else cell.date().isoformat()
        )
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


FORM = Form(
    name="spreadsheet",
    what="posts in a spreadsheet (XLSX)",
    suffixes=(".xlsx",),
    by_content="a ZIP archive with a workbook in it",
    recognise=lambda head: head.data.startswith(b"PK\x03\x04") and head.data[30:33] == b"xl/",
    read=read,
    text=TABLE.text,
    title=TABLE.title,
    outlet=TABLE.outlet,
    published=f"{TABLE.published}; cells that are times are taken for UTC",
    author=TABLE.author,
    address=TABLE.address,
    libraries="openpyxl",
    lost="other columns, further sheets, formulas (their last values are read)",
)
