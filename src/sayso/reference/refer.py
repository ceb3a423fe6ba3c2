"""The two doors of the room: what a report's words refer to, and what each of its claims does."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from sayso.guards import guarded
from sayso.language.analysis import Analysis
from sayso.record.claim import Claim, Reason, Span
from sayso.record.interval import Interval
from sayso.record.place import Toponym
from sayso.record.referent import Mention, Referent
from sayso.record.report import Report
from sayso.record.time_expression import TimeExpression
from sayso.reference.actors.speaker import Speaker, find_actors, find_speakers
from sayso.reference.amounts import find_amounts
from sayso.reference.moments import find_event_time, find_published, find_said_at
from sayso.reference.places.anaphora import PlaceMention, find_place_mentions
from sayso.reference.places.find import find_toponyms
from sayso.reference.places.gazetteer import Gazetteer
from sayso.reference.references import ClaimReferences, Moment, References
from sayso.reference.times.compose import compose_times
from sayso.reference.times.find import find_times
from sayso.theatres.directory import Directory

T = TypeVar("T")


class Placed(Generic[T]):
    """Things at their place in the text, in order, to be asked which of them begin within spans."""

    def __init__(self, items: Iterable[T], starts: Iterable[int]) -> None:
        self._items = tuple(items)
        self._starts = tuple(starts)

    def within(self, spans: Iterable[Span]) -> tuple[T, ...]:
        """Those that begin within one of ``spans``, which are in order and apart."""
        found: list[T] = []
        for start, end in spans:
            found.extend(
                self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            )
        return tuple(found)


def refer(
    report: Report,
    analysis: Analysis,
    claims: Sequence[Claim],
    directory: Directory,
    gazetteer: Gazetteer,
) -> tuple[References, tuple[ClaimReferences, ...]]:
    """Everyone and everything that ``report`` mentions, and what each of ``claims`` refers to, in
    their order.

    ``directory`` is of the theatre that it is read in; ``claims`` are all that were found in it.
    """
    published = guarded("rule:published", partial(find_published, report), _as_given(report))
    on = _day(published)
    nobody: tuple[tuple[Mention, ...], tuple[Speaker, ...]] = ((), _no_speakers(claims))
    actors = partial(find_actors, analysis, directory, on, claims, report.outlet)
    mentions, speakers = guarded("rule:actors", actors, nobody)
    nowhere: tuple[Toponym, ...] = ()
    toponyms = guarded(
        "rule:places", partial(find_toponyms, analysis, gazetteer, directory), nowhere
    )
    anaphora = partial(find_place_mentions, analysis, toponyms, gazetteer)
    times = partial(_times, analysis, published.interval if published else None)
    references = References(
        mentions=mentions,
        toponyms=toponyms,
        place_mentions=guarded("rule:place-mentions", anaphora, ()),
        times=guarded("rule:times", times, ()),
        amounts=guarded("rule:amounts", partial(find_amounts, analysis), ()),
        published=published,
    )
    return references, _shared_out(analysis, references, claims, speakers)


def _times(analysis: Analysis, published: Interval | None) -> tuple[TimeExpression, ...]:
    return compose_times(analysis.text, find_times(analysis, published), published)


def _as_given(report: Report) -> Moment | None:
    if report.published is None:
        return None
    return Moment(report.published, Reason("report", "published", "given with the report"))


def _no_speakers(claims: Sequence[Claim]) -> tuple[Speaker, ...]:
    return tuple((None, (Reason("rule:speaker", "open"),)) for _ in claims)


def refer_narration(
    report: Report,
    analysis: Analysis,
    references: References,
    claims: Sequence[Claim],
    directory: Directory,
) -> tuple[ClaimReferences, ...]:
    """What each of the claims refers to that ``report`` makes in its own voice; ``references`` are
    the report's.
    """
    on = _day(references.published)
    speakers = guarded(
        "rule:speaker",
        partial(find_speakers, claims, references.mentions, analysis, directory, report.outlet, on),
        _no_speakers(claims),
    )
    return _shared_out(analysis, references, claims, speakers)


def _shared_out(
    analysis: Analysis, references: References, claims: Sequence[Claim], speakers: Sequence[Speaker]
) -> tuple[ClaimReferences, ...]:
    referrer = _Referrer(analysis, references)
    return tuple(
        guarded(
            "rule:references",
            partial(referrer.of, claim, *speaker),
            ClaimReferences(speaker=speaker[0], why=speaker[1]),
            claim=claim.id,
        )
        for claim, speaker in zip(claims, speakers, strict=True)
    )


def _linked(mention: PlaceMention) -> Toponym | None:
    """The place that common nouns go back to, where they stand."""
    to = mention.toponym
    return (
        Toponym(mention.start, mention.end, mention.text, to.place, to.precision, mention.why)
        if to
        else None
    )


def _day(moment: Moment | None) -> date | None:
    return moment.interval.start.date() if moment else None


class _Referrer:
    """Hands each claim its share of a report's references."""

    def __init__(self, analysis: Analysis, references: References) -> None:
        self._analysis = analysis
        self._times = Placed(references.times, (time.start for time in references.times))
        self._amounts = Placed(
            references.amounts, (amount.span[0] for amount in references.amounts)
        )
        linked = (link for mention in references.place_mentions if (link := _linked(mention)))
        places = sorted((*references.toponyms, *linked), key=lambda place: place.start)
        self._places = Placed(places, (place.start for place in places))

    def of(
        self, claim: Claim, speaker: Referent | None, why: tuple[Reason, ...]
    ) -> ClaimReferences:
        """What one claim refers to; ``why`` tells how its speaker was found."""
        spans = claim.content.spans
        times = self._times.within(spans)
        return ClaimReferences(
            speaker=speaker,
            said_at=guarded("rule:said-at", partial(self._said_at, claim), None, claim=claim.id),
            event_time=guarded(
                "rule:event-time",
                partial(find_event_time, claim, self._analysis, times),
                None,
                claim=claim.id,
            ),
            places=self._places.within(spans),
            times=times,
            amounts=self._amounts.within(spans),
            why=why,
        )

    def _said_at(self, claim: Claim) -> Moment | None:
        return find_said_at(claim, self._analysis, self._times.within(self._sentences(claim)))

    def _sentences(self, claim: Claim) -> tuple[Span, ...]:
        """The sentences that the cue stands in."""
        found: list[Span] = []
        for token in self._analysis.parse.tokens_of(claim.cue.spans):
            sentence = self._analysis.parse.extent((token.sent[0], token.sent[-1]))
            if not found or sentence[0] >= found[-1][1]:
                found.append(sentence)
        return tuple(found)
