"""A reading as the board takes it, without a ledger between them."""

from sayso.questions.records import Told
from sayso.questions.times import instant
from sayso.reader import Reading

_UNKNOWN = instant("9999-12-31")
"""When a report without a date is counted as published: after all others."""


def told_of(reading: Reading, number: int) -> Told:
    """A reading as the ``number``-th report of a ledger."""
    report, evidence = reading.report, reading.references.published
    published = report.published
    first = number * 100_000
    return Told(
        id=f"{number}",
        seq=first,
        known_at=instant(published.end.isoformat()) if published else _UNKNOWN,
        text=report.text,
        outlet=report.outlet or "",
        url=report.url or "",
        title=report.title or "",
        published=instant(published.start.isoformat()) if published else None,
        evidence=instant(evidence.interval.start.isoformat()) if evidence else None,
        theatre=reading.theatre.id,
        entries=reading.entries,
        seqs=range(first + 1, first + 1 + len(reading.entries)),
    )
