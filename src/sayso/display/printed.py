"""Text of a report as markup that shows every character of it and obeys none."""

import re

from markupsafe import Markup, escape

from sayso.display.characters import ACTING, code_of

_LOST = re.compile("[\x00\ud800-\udfff]")
"""Characters that no page can carry."""


def printed(text: str) -> Markup:
    """The text as markup that keeps each character, and shows those that act instead of obeying
    them.
    """
    escaped = str(escape(text)).replace("\r", "&#13;")
    return Markup(ACTING.sub(lambda match: _shown(match[0]), escaped))


def _shown(character: str) -> str:
    # In an element of its own, isolated, an override ends before it can reorder anything.
    held = _LOST.sub("\ufffd", character)
    return f'<bdi class="ctl" data-code="{code_of(character)}">{held}</bdi>'
