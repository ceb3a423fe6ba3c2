"""The style sheet: its colours can be read, and nothing moves when a claim is lit."""

import itertools
import re
from importlib import resources

import pytest

from sayso.display.layout import COLOURS
from sayso.display.styles import sheet_styles

SHEET = sheet_styles() + resources.files("sayso.cli.rendering").joinpath(
    "templates/page.css"
).read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part))
    for part in re.findall(r":root \{(.*?)\}", SHEET, re.S)[:2]
)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 measures it, 1 to 21."""
    dark, bright = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in map(linear, (one, other))
    )
    return (bright + 0.05) / (dark + 0.05)


def lab(rgb: list[float]) -> list[float]:
    """Linear RGB as OKLab, times 100."""
    red, green, blue = (max(part, 0.0) for part in rgb)
    cones = [
        (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3),
        (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3),
        (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3),
    ]
    rows = [
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    ]
    return [
        100 * sum(weight * cone for weight, cone in zip(row, cones, strict=True)) for row in rows
    ]


# Machado, Oliveira and Fernandes 2009, severity 1.
SEEN_BY = {
    "all three cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@THEMES
def test_every_source_colour_can_be_read_on_paper_and_on_every_tint(theme: dict[str, str]) -> None:
    for source in range(COLOURS + 1):
        for ground in ("paper", *(f"t{tint}" for tint in range(COLOURS + 1))):
            assert contrast(theme[f"s{source}"], theme[ground]) >= 4.5, (source, ground)


@THEMES
def test_the_text_can_be_read_on_every_tint_and_when_lit(theme: dict[str, str]) -> None:
    for colour in range(COLOURS + 1):
        assert contrast(theme["text"], theme[f"t{colour}"]) >= 7
        assert contrast(theme["text"], theme[f"l{colour}"]) >= 4.5
    assert contrast(theme["soft"], theme["paper"]) >= 4.5


@THEMES
@pytest.mark.parametrize("eye", SEEN_BY)
def test_source_colours_differ_for_every_eye(theme: dict[str, str], eye: str) -> None:
    seen = [
        lab(
            [
                sum(w * part for w, part in zip(row, linear(theme[f"s{n}"]), strict=True))
                for row in SEEN_BY[eye]
            ]
        )
        for n in range(1, COLOURS + 1)
    ]

    for one, other in itertools.combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 3


def test_every_colour_has_its_classes() -> None:
    for colour in range(COLOURS + 1):
        for letter, name in (("s", "ink"), ("t", "tint"), ("u", "under")):
            assert f".{letter}{colour} {{ --{name}: var(--" in SHEET


def test_lighting_a_claim_changes_colours_only() -> None:
    from sayso.cli.rendering.page import render_page
    from tests.cli.rendering.readings import bridge

    rules = re.findall(r":has\([^{]*\{([^}]*)\}", render_page(bridge()))
    properties = {declaration.split(":")[0] for rule in rules for declaration in rule.split(";")}
    assert properties == {"background-color", "color"}


def test_the_sheet_asks_for_nothing_and_cannot_end_its_element() -> None:
    assert "</" not in SHEET
    assert not re.search(r"url\(|@import", SHEET)


def test_printed_text_keeps_its_white_space() -> None:
    assert re.search(r"article p \{[^}]*white-space: pre-wrap", SHEET)
