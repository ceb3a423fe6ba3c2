"""What every page that is written from a template shares, be it a file or served."""

import base64
import hashlib

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from sayso.display.printed import printed


def templates_of(*packages: str) -> Environment:
    """The templates of these packages and of ``sayso.display``, with escaping on, nothing undefined
    let pass, and the filter ``printed``.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (*packages, "sayso.display")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["printed"] = printed
    return environment


def digest_of(styles: str) -> str:
    """The SHA-256 of a style sheet in Base64, by which a page's policy allows it and no other."""
    return base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
