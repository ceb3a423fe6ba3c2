"""Readings as one self-contained page: the report as printed, its claims marked, joined without
scripts.

The page asks for nothing from anywhere: its policy allows one style sheet, by hash, and no script,
image or font. The text of each ``article`` element is the report's text exactly; an element with
``data-code`` stands for the one character that it names, because markup cannot carry all of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment
from markupsafe import Markup

from sayso.display import facts, speakers, wording
from sayso.display.answers import answers
from sayso.display.characters import plain
from sayso.display.layout import Sheet, lay_out
from sayso.display.sides import Sides
from sayso.display.speakers import Voice
from sayso.display.styles import lights, own_styles, sheet_styles
from sayso.display.tally import entries_in_words
from sayso.display.templating import digest_of, templates_of
from sayso.reader import Entry, Reading


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
    styles = _static_styles() + own_styles(sheets)
    digest = digest_of(styles)
    entries = [entry for sheet in sheets for entry in sheet.reading.entries]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            sheets=sheets,
            styles=Markup(styles),
            digest=digest,
            title=_title(sheets),
            marked_by=_marked_by(entries),
            total=f"{wording.count_of(len(sheets), 'report')}, "
            f"{wording.count_of(len(entries), 'claim')}",
        )
    )


def _title(sheets: Sequence[Sheet]) -> str:
    if len(sheets) == 1:
        return plain(wording.headline(sheets[0].report))
    return wording.count_of(len(sheets), "report")


def _sides_of(sheet: Sheet) -> Sides:
    return Sides([sheet.reading.theatre])


def _by_side(sheet: Sheet, sides: Sides) -> list[tuple[str, list[tuple[Voice, int]]]]:
    """Who speaks, with colours, under the side; those without one last, under nothing where nobody
    has one.
    """
    order = sides.in_order(voice.side for voice, _ in sheet.voices if voice.side)
    groups = [
        (sides.name(side), [each for each in sheet.voices if each[0].side == side])
        for side in order
    ]
    rest = [each for each in sheet.voices if not each[0].side]
    return [*groups, ("Side unknown" if groups else "", rest)] if rest else groups


def _marked_by(entries: Sequence[Entry]) -> list[str]:
    """Each model and rule that had a say, with the number of claims it had it in."""
    counts = Counter(
        by
        for entry in entries
        for by in {each.by for _, why in facts.reasons(entry) for each in why}
    )
    return [
        f"{by} ({wording.count_of(n, 'claim')})" for by, n in sorted(counts.items(), key=_by_count)
    ]


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


@cache
def _static_styles() -> str:
    own = resources.files(__package__).joinpath("templates/page.css").read_text(encoding="utf-8")
    return sheet_styles() + own


@cache
def _environment() -> Environment:
    environment = templates_of("sayso.cli.rendering")
    environment.globals.update(
        answers=answers,
        by_side=_by_side,
        entries_in_words=entries_in_words,
        evidence_of_time=facts.evidence_of_time,
        is_narrated=speakers.is_narrated,
        marks=facts.marks,
        narrator=speakers.narrator,
        reasons=facts.reasons,
        sides_of=_sides_of,
        spots=facts.spots,
        theatre_in_words=facts.theatre_in_words,
        times=facts.times,
        who_it_is=speakers.who_it_is,
        cue_comes_first=wording.cue_comes_first,
        headline=wording.headline,
        lights=lights,
        no_source=wording.NO_SOURCE,
        published_in_words=wording.published_in_words,
        short_hash=wording.SHORT_HASH,
        tags=wording.tags,
    )
    return environment
