"""A brief as one self-contained page."""

from functools import cache
from importlib import resources

from jinja2 import Environment
from markupsafe import Markup

from sayso.display.templating import digest_of, templates_of
from sayso.questions.brief import Brief
from sayso.record.address import is_web_address


def as_page(brief: Brief, of: str = "") -> str:
    """The brief as HTML.  It asks for nothing from anywhere; its links lead to the reports.

    ``of`` tells at its end of which ledger it is.
    """
    styles = (
        resources.files(__package__).joinpath("templates/brief.css").read_text(encoding="utf-8")
    )
    digest = digest_of(styles)
    page = _environment().get_template("brief.html.j2")
    return page.render(brief=brief, of=of, styles=Markup(styles), digest=digest)


@cache
def _environment() -> Environment:
    environment = templates_of()
    environment.globals["is_web_address"] = is_web_address
    return environment
