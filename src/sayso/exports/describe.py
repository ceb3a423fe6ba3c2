"""What the formats are, for people: made of their manifests, for the page on them."""

from sayso.exports.format import Format, Sheet
from sayso.exports.known import FORMATS


def as_markdown() -> str:
    """A table of all formats, and below it what each loses, is read by, and its columns."""
    head = ["| format | what | written as |", "|---|---|---|"]
    rows = [f"| `{each.name}` | {each.title} | {_written_as(each)} |" for each in FORMATS]
    sections = [line for each in FORMATS for line in _section(each)]
    return "\n".join([*head, *rows, "", *sections]).strip() + "\n"


def _written_as(form: Format) -> str:
    return "a folder" if form.is_folder else f"a file, `{form.suffix}`"


def _section(form: Format) -> list[str]:
    head = [f"### {form.name}", ""]
    told = [f"{form.title[:1].upper()}{form.title[1:]} ({form.media_type}).", ""]
    facts = [f"- **Lost**: {form.lost}.", f"- **Read by**: {form.read_by}.", ""]
    first = next(each for each in FORMATS if each.sheets == form.sheets)
    if form.sheets and first is not form:
        return [*head, *told, *facts, f"Its tables are those of [{first.name}](#{first.name}).", ""]
    return [*head, *told, *facts, *(line for sheet in form.sheets for line in _sheet(sheet))]


def _sheet(sheet: Sheet) -> list[str]:
    rows = [f"| `{each.name}` | {each.type} | {each.meaning} |" for each in sheet.columns]
    head = ["| column | type | meaning |", "|---|---|---|"]
    return [f"**{sheet.name}**: each row is {sheet.row}.", "", *head, *rows, ""]
