"""A checked draft as one self-contained page, which asks for nothing from anywhere."""

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from sayso.checking.draft import CheckedDraft
from sayso.checking.sentences import LABELS, summary
from sayso.display.annotated import annotated
from sayso.display.styles import sheet_styles
from sayso.display.templating import digest_of, templates_of


def render_check(draft: CheckedDraft) -> str:
    """The page of a checked draft."""
    styles = sheet_styles() + checked_styles() + _PAGE
    digest = digest_of(styles)
    template = _environment().get_template("check_page.html.j2")
    return template.render(draft=draft, styles=Markup(styles), digest=digest)


@cache
def checked_styles() -> str:
    """How a checked draft is set, here and on the pages that are served."""
    return resources.files(__package__).joinpath("checked.css").read_text(encoding="utf-8")


def check_globals() -> dict[str, Callable[..., Any] | dict[Any, str]]:
    """What the template of a checked draft calls."""
    return {"annotated": annotated, "labels": dict(LABELS), "summary": summary}


_PAGE = """
body { background: var(--paper); color: var(--text); font: 400 1rem/1.5 var(--sans); }
body { margin: 0 auto; max-width: 48rem; padding: 1.5rem 1rem 3rem; }
a { color: inherit; }
h1 { font: 700 1.75rem/1.2 var(--serif); overflow-wrap: anywhere; }
.soft { color: var(--soft); font-size: 0.875rem; }
"""


@cache
def _environment() -> Environment:
    environment = templates_of()
    environment.globals.update(check_globals())
    return environment
