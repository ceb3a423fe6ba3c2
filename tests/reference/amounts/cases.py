"""The notation of cases.toml and cases_aside.toml, and a case's amounts written in it.

A case is a sentence and the list of what is found in it, in order of the first words:

    "Over 500 civilians, including 15 children, fled." = ["Over 500 -> 501.. civilian", "part: 15 ->
    15 child"]

    WORDS -> BOUNDS [UNIT] NOUN

WORDS    as printed, from the first to the last that the bounds come from; written as in the
sentence BOUNDS   400 (exactly), 501.. (no upper bound), 0..400; after ~ they are approximate, after
+ they come on top [UNIT]   a pint unit, a currency, [percent], [/day] for a rate; nothing where
things are counted NOUN     the lemma of what is counted part:, out of:, same:   belong to the
amount before; revised: is the later figure of the amount before"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.language.analysis import analyse
from sayso.reference.amounts import Amount, Kind, find_amounts

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    section: str
    sentence: str
    amounts: tuple[str, ...]


def load_cases(name: str) -> list[Case]:
    """The cases of a file beside this one."""
    data = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [
        Case(section, sentence, tuple(listed))
        for section, table in data.items()
        for sentence, listed in table.items()
    ]


def found_in(sentence: str) -> tuple[str, ...]:
    """What is found in ``sentence``, in the notation, later figures under the earlier ones."""
    amounts = find_amounts(analyse(sentence))
    by_span = {amount.span: amount for amount in amounts}
    later = {amount.revised_to for amount in amounts if amount.revised_to}
    lines: list[str] = []
    for amount in amounts:
        name = ""
        following: Amount | None = None if amount.span in later else amount
        while following is not None:
            lines.extend(_lines(following, name))
            name, following = "revised: ", by_span.get(following.revised_to or (0, 0))
    return tuple(lines)


def expected(case: Case) -> tuple[str, ...]:
    """What the case wants, without regard to a capital at the start of its words."""
    return tuple(_plain(line) for line in case.amounts)


def is_right(case: Case) -> bool:
    """Everything that the case wants was found, and nothing else."""
    return tuple(map(_plain, found_in(case.sentence))) == expected(case)


def _plain(line: str) -> str:
    words, _, rest = line.partition(" -> ")
    return f"{words.lower()} -> {' '.join(rest.split())}"


def _lines(amount: Amount, name: str = "") -> Iterator[str]:
    yield f"{name}{amount.text} -> {_bounds(amount)} {_unit(amount)}{amount.noun.lemma if amount.noun else ''}".strip()
    for link, linked in (("same: ", amount.same), ("out of: ", amount.out_of)):
        if linked is not None:
            yield from _lines(linked, link)
    for part in amount.parts:
        yield from _lines(part, "part: ")


def _bounds(amount: Amount) -> str:
    high = (
        ""
        if amount.high is None
        else f"{amount.high:f}"
        if not isinstance(amount.high, int)
        else str(amount.high)
    )
    low = f"{amount.low:f}" if not isinstance(amount.low, int) else str(amount.low)
    told = low if low == high else f"{low}..{high}"
    return f"{'~' * amount.approximate}{'+' * amount.further}{told}"


def _unit(amount: Amount) -> str:
    rate = f"/{amount.per}" if amount.per else ""
    unit = "percent" if amount.kind is Kind.PERCENT and not amount.unit else amount.unit
    return f"[{unit}{rate}] " if unit or rate else ""
