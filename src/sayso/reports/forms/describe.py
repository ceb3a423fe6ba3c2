"""What the forms are, for people: made of their manifests, for the pages and the help."""

from sayso.reports.forms.form import Form
from sayso.reports.forms.known import FORMS

_PARTS = ("text", "title", "outlet", "published", "author", "address", "libraries", "lost")


def names_in_prose() -> str:
    """The names of the forms that are read, as a list in a sentence."""
    names = [form.name for form in FORMS if form.lost != "all"]
    return f"{', '.join(reversed(names[1:]))} or {names[0]}"


def as_markdown() -> str:
    """A table of how forms are told, and below it what becomes of each, in the order in which they
    are asked.
    """
    told = [f"| {form.name} | {form.by_content} | {_suffixes(form)} |" for form in FORMS]
    head = ["| form | by content | else by suffix |", "|---|---|---|"]
    return (
        "\n".join([*head, *told, "", *(line for form in FORMS for line in _section(form))]).strip()
        + "\n"
    )


def _section(form: Form) -> list[str]:
    rows = [f"| {part} | {value} |" for part in _PARTS if (value := getattr(form, part))]
    return [f"**{form.name}**: {form.what}.", "", "| of it | is |", "|---|---|", *rows, ""]


def _suffixes(form: Form) -> str:
    return ", ".join(f"`{suffix}`" for suffix in form.suffixes) or "none"
