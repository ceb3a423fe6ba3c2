"""A picture as a file of its own: light, with its styles, what it shows, its source and its day.

Whoever opens it has no style sheet of ours, and their program may know neither variables of CSS nor
``rem``: both are worked out here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from textwrap import wrap

from markupsafe import Markup

from sayso.web.drawing.svg import element, joined
from sayso.web.stylesheet import stylesheet

WIDE = 1080
_MARGIN, _INNER = 40, 1000
_LETTERS = ("pa", "pb", "pc", "pn")
_OF_PICTURES = re.compile(
    r"\.(?:timeline|counts|map|bar|edge|step|point|whisker|riser|from|to|position|core)\b"
)
_LEFT_OUT = re.compile(r":(?:hover|focus|focus-visible|not)\b|\.position-item|\.hit")
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_TITLE, _SMALL, _LINE = 24, 13, 30
_OF_A_LINE, _MOST_LINES = 72, 3
"""Letters of a line of the title at 24 pixels, and how many lines it has at most."""
_SMALL_LINE = 140


def as_file(picture: Markup, height: int, title: str, notes: Iterable[str]) -> bytes:
    """A picture of ours, ``height`` pixels tall, as a whole SVG: a title above and notes below."""
    heads = _lines(title, _OF_A_LINE)
    feet = [line for note in notes for line in wrap(note, _SMALL_LINE)]
    top = _MARGIN + _LINE * len(heads)
    tall = top + height + 30 + 20 * len(feet) + 20
    inner = element(
        "svg", _still(picture), x=_MARGIN, y=top, width=_INNER, height=height, overflow="visible"
    )
    whole = element(
        "svg",
        element("title", title),
        Markup(f"<style>{styles()}</style>"),
        element("rect", width=WIDE, height=tall, class_="paper"),
        joined(_texts(heads, _MARGIN, _LINE, "export-title")),
        inner,
        joined(_texts(feet, top + height + 40, 20, "export-note")),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDE} {tall}",
        width=WIDE,
        height=tall,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}'.encode("utf-8", "replace")


def _lines(text: str, letters: int) -> list[str]:
    lines = wrap(" ".join(text.split()), letters) or [""]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][: letters - 1] + "…"]
    return lines


def _texts(lines: Iterable[str], y: int, apart: int, kind: str) -> Iterator[Markup]:
    for number, line in enumerate(lines):
        yield element("text", line, x=_MARGIN, y=y + apart * number, class_=kind)


def _still(picture: Markup) -> Markup:
    """The picture without what leads to places of its page."""
    text = re.sub(r"<a\b([^>]*?) href=\"[^\"]*\"", r"<g\1", str(picture))
    return Markup(text.replace("</a>", "</g>"))


@cache
def styles() -> str:
    """What of the style sheet pictures need, in the light colours, without variables."""
    text = re.sub(r"/\*.*?\*/", "", _without_media(stylesheet().text), flags=re.DOTALL)
    values = _variables(text)
    rules = [rule for where, body in _RULE.findall(text) for rule in _rules(where, body, values)]
    sans, ink, soft = (values[name] for name in ("--sans", "--text", "--soft"))
    own = [
        f"text{{font-family:{sans}}}",
        f".paper{{fill:{values['--paper']}}}",
        f".export-title{{font:700 {_TITLE}px {values['--serif']};fill:{ink}}}",
        f".export-note{{font:400 {_SMALL}px {sans};fill:{soft}}}",
    ]
    return "\n".join([*own, *rules]).replace("<", "")


def _without_media(text: str) -> str:
    """The rules that hold everywhere."""
    parts, depth, at = [], 0, 0
    for match in re.finditer(r"@(?:media|supports|page)[^{]*\{|[{}]", text):
        opens, media = match[0] != "}", match[0].startswith("@")
        if media and depth == 0:
            parts.append(text[at : match.start()])
            depth = 1
        elif depth:
            depth += 1 if opens else -1
            at = match.end() if depth == 0 else at
    return "".join([*parts, text[at:]]) if depth == 0 else "".join(parts)


def _variables(text: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for selector, body in _RULE.findall(text):
        if ":root" in selector:
            for name, value in re.findall(r"(--[\w-]+)\s*:\s*([^;]+)", body):
                values.setdefault(name, value.strip())
    return values


def _rules(selector: str, body: str, values: dict[str, str]) -> Iterator[str]:
    chosen = ",".join(
        part.strip()
        for part in selector.split(",")
        if _OF_PICTURES.search(part) and not _LEFT_OUT.search(part)
    )
    if not chosen:
        return
    if "var(--ink)" not in body and "var(--wash)" not in body:
        yield f"{chosen}{{{_resolved(body, values)}}}"
        return
    for letter in _LETTERS:
        inked = {**values, "--ink": values[f"--{letter[1]}"], "--wash": values[f"--{letter[1]}2"]}
        own = ",".join(
            form for part in chosen.split(",") for form in (f"{part}.{letter}", f".{letter} {part}")
        )
        yield f"{own}{{{_resolved(body, inked)}}}"


def _resolved(body: str, values: dict[str, str]) -> str:
    for _ in range(3):
        body = re.sub(r"var\((--[\w-]+)\)", lambda m: values.get(m[1], "inherit"), body)
    sized = re.sub(r"([\d.]+)rem", lambda m: f"{float(m[1]) * 16:g}px", body)
    return " ".join(sized.split())
