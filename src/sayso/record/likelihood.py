"""How likely a speaker says that something is."""

from dataclasses import dataclass

EVEN = 50
"""In percent: what is as likely as not."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """``words`` as printed; ``low`` and ``high`` bound how likely they make what they are said of,
    in percent.
    """

    words: str
    low: int
    high: int

    @property
    def is_even(self) -> bool:
        """It is about as likely as not, and leans to neither side."""
        return self.low < EVEN <= self.high

    def of_the_contrary(self) -> "Likelihood":
        """The same band for what is negated: 20 to 45 is 55 to 80 of the contrary."""
        return Likelihood(self.words, 100 - self.high, 100 - self.low)
