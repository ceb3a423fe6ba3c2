"""An amount while the grammar works on it: token numbers instead of offsets."""

from dataclasses import dataclass, field

from sayso.record.amount import Kind, Number


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens ``first`` to ``last`` of the line, with the lemma of their head."""

    first: int
    last: int
    lemma: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Tokens ``first`` to ``last`` are its words, those from ``core`` to ``core_last`` the figure
    and its unit.

    ``low`` and ``high`` are the bounds so far, ``end_low`` those of the figure alone.
    """

    first: int
    last: int
    low: Number
    high: Number | None
    figures: tuple[Number, ...]
    rules: tuple[str, ...]
    core: int = -1
    core_last: int = -1
    scale: int = 1
    """What a magnitude word multiplied it by, which the lower end of a range may share."""
    loose: bool = False
    """A bound is a tolerance or that of a vague word."""
    rounded: bool = False
    """A round word ("a dozen"): about so many, unless its bounds are told."""
    ranged: bool = False
    direction: str = ""
    """The rule that made it open to one side, once there is one."""
    changes: tuple[str, ...] = ()
    """The rules of bounds that were applied, in order: a conversion in parentheses shares them."""
    kind: Kind = Kind.COUNT
    unit: str = ""
    per: str = ""
    further: bool = False
    zero: bool = False
    hyphened: bool = False
    """It stands before its noun as one word with it: "a ten-man team", "the 500-kg bomb"."""
    noun: NounPhrase | None = None
    heard: tuple[tuple[int, int], ...] = field(default=())
    """Words apart from the figure that had a part in it, as first and last tokens."""

    def __post_init__(self) -> None:
        if self.core < 0:
            object.__setattr__(self, "core", self.first)
        if self.core_last < 0:
            object.__setattr__(self, "core_last", self.last)

    @property
    def after(self) -> int:
        """The token after the amount and its noun."""
        return max(self.last, self.noun.last if self.noun else -1) + 1
