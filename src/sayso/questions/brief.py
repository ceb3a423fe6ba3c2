"""A situational brief: what is new, changed, contested and conceded since a time, by place, each
line with a source.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.questions.detail import Detail, Line
from sayso.questions.times import shown
from sayso.record.address import is_web_address

Row = Mapping[str, Any]
SECTIONS = ("Contested", "Conceded", "Changed", "New")
NOWHERE = "Without a place"


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a brief: why it stands as it does, and the answers given since."""

    row: Row
    said: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The items of each section, by place: both in the order in which they are read."""

    since: str
    sections: Mapping[str, Mapping[str, Sequence[Item]]]


def brief_of(details: Iterable[Detail], since: str) -> Brief:
    """The brief of the questions that were answered since a time."""
    found: dict[str, dict[str, list[Item]]] = {section: {} for section in SECTIONS}
    for detail in details:
        said = tuple(
            line for line in detail.lines if line.when >= since[:10] and line.when != "no date"
        )
        if not said:
            continue
        place = (detail.row["place"] or {}).get("name") or NOWHERE
        found[_section(detail, since)].setdefault(place, []).append(Item(detail.row, said))
    ordered = {
        section: dict(sorted(by_place.items(), key=_by_place))
        for section, by_place in found.items()
    }
    return Brief(since, ordered)


def _by_place(entry: tuple[str, Sequence[Item]]) -> tuple[bool, str]:
    return entry[0] == NOWHERE, entry[0].casefold()


def _section(detail: Detail, since: str) -> str:
    row, begin = detail.row, shown(since) or ""
    if row["standing"] in ("contested", "denied"):
        return "Contested"
    if row["standing"] == "conceded" and row["changed_at"] >= begin:
        return "Conceded"
    older = any(line.when < since[:10] for line in detail.lines if line.when != "no date")
    return "Changed" if older else "New"


def as_markdown(brief: Brief) -> Iterator[str]:
    """The lines of the brief in Markdown."""
    yield f"# Brief since {brief.since[:10]}"
    for section, by_place in brief.sections.items():
        if not by_place:
            continue
        yield ""
        yield f"## {section}"
        for place, items in by_place.items():
            yield ""
            yield f"### {_marked(place)}"
            for item in items:
                yield ""
                yield f"- **{_marked(item.row['what'])}** {item.row['standing']}. {_marked(item.row['reason'])}"
                yield from dict.fromkeys(f"  - {_line(line)}" for line in item.said)
    if not any(brief.sections.values()):
        yield ""
        yield "Nobody has said anything since that is understood."


def _line(line: Line) -> str:
    mark = f" [{line.mark}]" if line.mark else ""
    source = (
        f"[{_marked(line.report)}]({_address(line.url)})"
        if is_web_address(line.url)
        else _marked(line.report)
    )
    said = f"{_marked(line.who)}: {_marked(line.answer)}{mark}: “{_marked(line.words)}”"
    return f"{line.when}, {said} ({source}; {line.claim})"


def _marked(text: str) -> str:
    """Text that Markdown takes as it is."""
    escaped = "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
    return " ".join(escaped.replace("&", "&amp;").split())


def _address(url: str) -> str:
    return "".join(f"%{ord(char):02X}" if char in '()<> \\"\n' else char for char in url)
