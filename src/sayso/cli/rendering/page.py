"""Readings as one self-contained page: the report as printed, its claims marked, joined without scripts.

The page asks for nothing from anywhere: its policy allows one style sheet, by hash, and no script, image or font.
The text of each ``article`` element is the report's text exactly; an element with ``data-code`` stands for the one
character that it names, because markup cannot carry all of them.
"""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from sayso.attribution.claim import Claim
from sayso.cli.rendering import wording
from sayso.cli.rendering.characters import ACTING, code_of, plain
from sayso.cli.rendering.layout import Sheet, lay_out
from sayso.reader import Reading

MOST_LIT = 500
"""Claims of one report.  A browser weighs each claim's rule against all the others' words whenever the pointer
moves, so beyond this it would stall; links still lead from a claim to its words and back."""

_LOST = re.compile("[\x00\ud800-\udfff]")
"""Characters that no page can carry."""


def render_page(reading: Reading) -> str:
    """One reading as an HTML page."""
    return render_pages([reading])


def render_pages(readings: Iterable[Reading]) -> str:
    """Several readings as one HTML page, with an index of them at its top."""
    sheets: list[Sheet] = []
    pin = 1
    for number, reading in enumerate(readings, start=1):
        sheets.append(lay_out(reading, number, pin))
        pin += len(reading.claims)
    styles = _static_styles() + _own_styles(sheets)
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    claims = [claim for sheet in sheets for claim in sheet.claims]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            sheets=sheets,
            styles=Markup(styles),
            digest=digest,
            title=_title(sheets),
            marked_by=_marked_by(claims),
            total=f"{wording.count_of(len(sheets), 'report')}, {wording.count_of(len(claims), 'claim')}",
        )
    )


def _title(sheets: Sequence[Sheet]) -> str:
    if len(sheets) == 1:
        return plain(wording.headline(sheets[0].report))
    return wording.count_of(len(sheets), "report")


def _marked_by(claims: Sequence[Claim]) -> list[str]:
    """Each model and rule that had a say, with the number of claims it had it in."""
    counts = Counter(by for claim in claims for by in {reason.by for reason in claim.why})
    return [f"{by} ({wording.count_of(n, 'claim')})" for by, n in sorted(counts.items(), key=_by_count)]


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


@cache
def _static_styles() -> str:
    return resources.files(__package__).joinpath("templates/page.css").read_text(encoding="utf-8")


def _own_styles(sheets: Sequence[Sheet]) -> str:
    """A rule a claim, which lights its words and its note together, and one a row, which sets them side by side."""
    last = max((block.row for sheet in sheets for block in sheet.blocks), default=0)
    # Grid row 1 is that of the headings.
    rows = "".join(f".b{row}{{grid-row:{row + 1}}}\n" for row in range(1, last + 1))
    lit = "".join(rule for sheet in sheets for rule in _lighting(sheet))
    beside = "".join(rule for sheet in sheets for rule in _placing(sheet))
    return f"{lit}@media screen and (min-width:64rem){{\n{rows}{beside}}}\n"


def _lighting(sheet: Sheet) -> Iterator[str]:
    if not _lights(sheet):
        return
    for note in (note for _, notes in sheet.notes for note in notes):
        yield (
            f"#r{sheet.number}:has(.c{note.pin}:is(:hover,:focus-within,:target)) .c{note.pin}"
            f"{{background-color:var(--l{note.colour});color:var(--text)}}\n"
        )


def _lights(sheet: Sheet) -> bool:
    return len(sheet.claims) <= MOST_LIT


def _placing(sheet: Sheet) -> Iterator[str]:
    """Notes reach down to the next ones, so that they part the paragraphs beside them as little as may be."""
    starts = [row for row, _ in sheet.notes] or [1]
    last = max((block.row for block in sheet.blocks), default=1)
    for start, end in pairwise([*starts, max(last, starts[-1]) + 1]):
        yield f"#r{sheet.number} .n{start}{{grid-row:{start + 1}/{end + 1}}}\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.cli.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["printed"] = _printed
    environment.globals.update(
        count_in_words=wording.count_in_words,
        cue_comes_first=wording.cue_comes_first,
        headline=wording.headline,
        lights=_lights,
        no_source=wording.NO_SOURCE,
        published_in_words=wording.published_in_words,
        short_hash=wording.SHORT_HASH,
        tags=wording.tags,
    )
    return environment


def _printed(text: str) -> Markup:
    """The text as markup that keeps each character, and shows those that act instead of obeying them."""
    escaped = str(escape(text)).replace("\r", "&#13;")
    return Markup(ACTING.sub(lambda match: _shown(match[0]), escaped))


def _shown(character: str) -> str:
    # In an element of its own, isolated, an override ends before it can reorder anything.
    held = _LOST.sub("\ufffd", character)
    return f'<bdi class="ctl" data-code="{code_of(character)}">{held}</bdi>'
