"""The pages on forms are what the program has, and their example works."""

import re
from pathlib import Path

import pytest

from sayso.reports.forms import known
from sayso.reports.forms.describe import as_markdown
from sayso.reports.forms.form import Form

from .reading import codes, read_all, read_one

DOCS = Path(__file__).parents[2] / "docs"
BEGINS, ENDS = "<!-- forms: made by the program -->\n", "<!-- end of forms -->"


def test_the_table_of_forms_is_that_of_the_program() -> None:
    page = (DOCS / "reference" / "formats.md").read_text("utf-8")
    assert page.partition(BEGINS)[2].partition(ENDS)[0] == as_markdown()


@pytest.fixture
def telex(monkeypatch: pytest.MonkeyPatch) -> Form:
    page = (DOCS / "how-to" / "add-a-form.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Form] = {}
    exec(code, names)
    monkeypatch.setattr(known, "FORMS", (names["FORM"], *known.FORMS))
    return names["FORM"]


def test_the_example_of_a_new_form_is_read(telex: Form) -> None:
    report = read_one(b"ZCZC 071\nThe mayor denied it.\nNNNN\n", "report.txt")
    assert (report.text, report.doc) == ("The mayor denied it.", "071")
    assert codes(read_all(b"ZCZC 071\nThe mayor", "-")) == ["R022"]
    assert f"**{telex.name}**" not in as_markdown()
