"""The page on exports is what the program has."""

from sayso.exports.describe import as_markdown

from ..docs.pages import DOCS, read

BEGINS, ENDS = "<!-- formats: made by the program -->\n", "<!-- end of formats -->"


def test_the_page_has_every_format_with_its_columns() -> None:
    page = read(DOCS / "reference" / "exports.md")
    assert page.partition(BEGINS)[2].partition(ENDS)[0] == as_markdown()
