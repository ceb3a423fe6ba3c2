"""How many of which unit: two weeks, several days, half an hour, a year and a half."""

from dataclasses import dataclass
from datetime import timedelta

from sayso.reference.times.pattern import Phrase
from sayso.reference.times.period import Grain

ABOUT = "(?! over the|last|next ) about:about|over?"
"""Words before a number; "over the past week" has only a preposition."""
_CODES = {
    Grain.SECOND: ("T", "S"), Grain.MINUTE: ("T", "M"), Grain.HOUR: ("T", "H"), Grain.DAY: ("", "D"),
    Grain.WEEKEND: ("", "WE"), Grain.WEEK: ("", "W"), Grain.MONTH: ("", "M"), Grain.YEAR: ("", "Y"),
}  # fmt: skip
_HALVES = {Grain.MINUTE: "30S", Grain.HOUR: "30M", Grain.DAY: "T12H", Grain.YEAR: "6M"}
_SECONDS = {Grain.SECOND: 1, Grain.MINUTE: 60, Grain.HOUR: 3600}
_MOST = 10_000_000
_MULTIPLES = {
    Grain.DECADE: (10, Grain.YEAR),
    Grain.CENTURY: (100, Grain.YEAR),
    Grain.QUARTER: (3, Grain.MONTH),
}

REACH = {
    Grain.DAY: (Grain.DAY, 14),
    Grain.WEEK: (Grain.WEEK, 8),
    Grain.MONTH: (Grain.MONTH, 12),
    Grain.QUARTER: (Grain.MONTH, 18),
    Grain.YEAR: (Grain.YEAR, 10),
    Grain.DECADE: (Grain.YEAR, 50),
}
"""How far "recent days", "the past few weeks", "coming months" are taken to reach: a choice of
ours.
"""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units; ``count`` is None where the words give none ("several days")."""

    count: float | None
    grain: Grain
    mod: str | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value: P2W, PT5H30M, PXD."""
        times, grain = _MULTIPLES.get(self.grain, (1, self.grain))
        before, code = _CODES[grain]
        if self.count is None:
            return f"P{before}X{code}"
        count = self.count * times
        whole = int(count)
        if count == whole:
            return f"P{before}{whole}{code}"
        if count - whole == 0.5 and grain in _HALVES:
            return f"P{before}{f'{whole}{code}' if whole else ''}{_HALVES[grain]}".replace(
                "TT", "T"
            )
        return f"P{before}{count:g}{code}"

    @property
    def width(self) -> timedelta | None:
        """How long it is, for hours, minutes and seconds whose number is known."""
        seconds = _SECONDS.get(self.grain)
        return (
            None
            if self.count is None or seconds is None
            else timedelta(seconds=min(self.count, _MOST) * seconds)
        )

    @property
    def whole(self) -> "Quantity":
        """The same in a unit of which it is a whole number, where there is one: 18 months for a
        year and a half.
        """
        if self.count is None or self.grain is Grain.QUARTER:
            return self
        times, grain = _MULTIPLES.get(self.grain, (1, self.grain))
        count = self.count * times
        in_months = grain is Grain.YEAR and count % 1 == 0.5
        return (
            Quantity(count * 12, Grain.MONTH, self.mod)
            if in_months
            else Quantity(count, grain, self.mod)
        )


def read_quantity(phrase: Phrase) -> Quantity | None:
    """The quantity that the pieces ``about``, ``number`` and ``units`` tell."""
    number, units, about = phrase["number"], phrase["units"], phrase["about"]
    if units is None:
        return None
    mod = str(about.meaning) or None if about else None
    grain = Grain(str(units.meaning))
    if number is None and units.kind == "unit":
        return Quantity(1.0, grain, mod)
    if number is None or number.kind in ("vague", "some"):
        return Quantity(None, grain, mod)
    count = (
        1.0
        if number.kind in ("a", "another")
        else 0.5
        if number.kind == "half"
        else float(number.meaning)
    )
    return Quantity(count + (0.5 if phrase["and_half"] else 0.0), grain, mod)
