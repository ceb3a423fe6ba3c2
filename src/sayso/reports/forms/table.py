"""Tables of posts: CSV and TSV, a report a row."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head, broken, read_each, refuse_long
from sayso.reports.forms.times import time_of
from sayso.reports.text import check_text
from sayso.reports.titles import join_title

_NAMES = {
    "text": (
        "text",
        "content",
        "body",
        "message",
        "full_text",
        "tweet",
        "post",
        "words",
        "description",
        "summary",
    ),
    "title": ("title", "headline", "subject"),
    "outlet": ("outlet", "source", "publisher", "channel", "media", "site"),
    "author": ("author", "user", "username", "screen_name", "from", "sender", "account"),
    "url": ("url", "link", "address", "permalink", "uri"),
    "published": (
        "published",
        "date",
        "time",
        "datetime",
        "timestamp",
        "created_at",
        "posted",
        "published_at",
    ),
    "doc": ("doc", "id", "guid", "post_id", "tweet_id", "message_id"),
}
"""What columns are called, the surer first."""
_MARKS = ",\t;|"
_LEAST = 2


def read(document: Document) -> Found:
    """A report for each row below the header, whose names tell the columns.

    Raises:
        InputError: R024 if no column has a name that tells words or titles.
    """
    text, notes = document.text()
    mark = _mark(text.lstrip().split("\n", 1)[0])
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
    try:
        yield from read_rows(document, rows, notes)
    except csv.Error as error:
        yield broken(document.where, "a table", str(error))


def read_rows(document: Document, rows: Iterator[Sequence[str]], notes: tuple[str, ...]) -> Found:
    """A report for each row below the first with anything in it, which names the columns.

    Raises:
        InputError: R024 if no column has a name that tells words or titles.
    """
    header = next((row for row in rows if any(cell.strip() for cell in row)), [])
    columns = _columns(header)
    if not {"text", "title"} & columns.keys():
        raise InputError(
            "R024",
            f"{document.where} is a table without a column of words.",
            'Call the column of words "text"; others may be called title, outlet, author, url, '
            "published and id.",
        )
    told = (
        "Of its table "
        + ", ".join(f"“{header[at]}” is its {name}" for name, at in columns.items())
        + "."
    )

    def report(number: int, row: Sequence[str]) -> Report:
        return _report(document, number, row, columns, (*notes, told))

    filled = (row for row in rows if any(cell.strip() for cell in row))
    yield from read_each(filled, report, document.where, "row")


def _report(
    document: Document,
    number: int,
    row: Sequence[str],
    columns: Mapping[str, int],
    notes: tuple[str, ...],
) -> Report:
    where, name = f"{document.where}, row {number}", f"{document.name}:{number}"
    cells = {key: row[at].strip() for key, at in columns.items() if at < len(row)}
    title = cells.get("title", "")
    text = join_title(title, cells.get("text", ""))
    check_text(text, where)
    refuse_long(text, where)
    printed = cells.get("published", "")
    return Report(
        text,
        doc=cells.get("doc") or name,
        title=title or None,
        outlet=cells.get("outlet") or cells.get("author") or None,
        url=cells.get("url") or None,
        published=time_of(printed, where) if printed else None,
        author=cells.get("author") or None,
        notes=notes,
        identified=bool(cells.get("doc")),
        capture=document.capture(_printed(row), name),
    )


def _printed(row: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(row)
    return line.getvalue().encode("utf-8")


def _columns(header: Sequence[str]) -> dict[str, int]:
    plain = [re.sub(r"[\s-]+", "_", cell.strip().strip("\ufeff").casefold()) for cell in header]
    found: dict[str, int] = {}
    for key, names in _NAMES.items():
        at = next((plain.index(name) for name in names if name in plain), None)
        if at is not None:
            found[key] = at
    return found


def _mark(line: str) -> str:
    return max(_MARKS, key=line.count)


def _is_table(head: Head) -> bool:
    """Whether the first line names columns: short names and nothing else, of which at least two are
    known.
    """
    line = head.line.decode("utf-8", "replace").strip()
    mark = _mark(line)
    names = [cell.strip().strip('"') for cell in line.split(mark)]
    known = _columns(names)
    return (
        len(names) >= _LEAST
        and len(known) >= _LEAST
        and bool({"text", "title"} & known.keys())
        and _short(names)
    )


def _short(names: Sequence[str]) -> bool:
    return all(
        len(name) <= 40 and len(name.split()) <= 3 and not name.endswith(".") for name in names
    )


FORM = Form(
    name="table",
    what="posts in a table (CSV, TSV, with semicolons or bars)",
    suffixes=(".csv", ".tsv"),
    by_content="its first line names columns, at least two of them known, one of words or titles",
    recognise=_is_table,
    read=read,
    text="of each row the title, a blank line and the words; a note tells which columns were "
    "taken for them by name",
    title="`title`, `headline` or `subject`",
    outlet="`outlet`, `source`, `publisher`, `channel`, `media` or `site`, else the author",
    published="`published`, `date`, `time`, `created_at` and the like: ISO 8601, that of mails, "
    "or seconds since 1970",
    author="`author`, `user`, `username`, `from` and the like",
    address="`url`, `link` or `permalink`",
    lost="other columns",
    certain=False,
)
