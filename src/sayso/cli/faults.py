"""What failed while reports were read or answers worked out, in lines for standard error."""

from collections import Counter
from collections.abc import Iterator

from sayso.display.characters import plain
from sayso.display.wording import count_of


def faults_in_words(faults: Counter[str]) -> Iterator[str]:
    """A line for all that failed, with how often each did; none if nothing did."""
    if faults:
        each = ", ".join(f"{sentence} ({times})" for sentence, times in sorted(faults.items()))
        failures = count_of(faults.total(), "failure")
        yield f"sayso: {failures}, noted on the claims and costing their own answers alone: {plain(each)}."
