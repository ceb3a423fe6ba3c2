"""The other door of the room: the speaker behind each claim."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from sayso.language.analysis import Analysis
from sayso.record.claim import Claim, Mode, Reason
from sayso.record.referent import Kind, Mention, Referent
from sayso.reference.actors.find import mentions_of
from sayso.reference.actors.phrases import Phrase
from sayso.reference.actors.sources import phrases_and_sources
from sayso.theatres.directory import Directory
from sayso.theatres.names import name_words

Speaker = tuple[Referent | None, tuple[Reason, ...]]
_GAP = 3
"""Code points that may lie between two quotations of one speaker besides white space."""


def find_speakers(
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    analysis: Analysis,
    directory: Directory,
    outlet: str | None,
    on: date | None,
) -> tuple[Speaker, ...]:
    """The speaker behind each claim, in the order of the claims, and why; None where that is open.

    ``mentions`` are those that ``find_mentions`` found with the same claims, outlet and day.
    """
    _, of_claims = phrases_and_sources(analysis, claims)
    return _speakers(of_claims, claims, mentions, analysis, directory, outlet, on)


def find_actors(
    analysis: Analysis,
    directory: Directory,
    on: date | None,
    claims: Sequence[Claim] = (),
    outlet: str | None = None,
) -> tuple[tuple[Mention, ...], tuple[Speaker, ...]]:
    """Both in one go: the mentions of a report, and the speaker behind each of its claims."""
    phrases, of_claims = phrases_and_sources(analysis, claims)
    mentions = mentions_of(phrases, of_claims, analysis, directory, on, claims, outlet)
    return mentions, _speakers(of_claims, claims, mentions, analysis, directory, outlet, on)


def _speakers(
    of_claims: Sequence[Phrase | None],
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    analysis: Analysis,
    directory: Directory,
    outlet: str | None,
    on: date | None,
) -> tuple[Speaker, ...]:
    mention_starts = [mention.spans[0][0] for mention in mentions]
    found: list[Speaker] = []
    for number, claim in enumerate(claims):
        if claim.mode is Mode.NARRATION and not claim.source:
            found.append(find_narrator(directory, outlet, on))
        elif not claim.source:
            found.append(_continued(claims, found, number, analysis))
        else:
            found.append(_at(of_claims[number], claim, mentions, mention_starts))
    return tuple(found)


def _at(
    phrase: Phrase | None, claim: Claim, mentions: Sequence[Mention], starts: Sequence[int]
) -> Speaker:
    if phrase is None:
        return None, (Reason("rule:speaker", "open", claim.source.text),)
    low, high = bisect_left(starts, phrase.start), bisect_right(starts, phrase.start)
    end = claim.source.spans[-1][1]
    here = mentions[low:high]
    fitting = [
        each for each in here if each.referent.members and phrase.end < each.spans[0][1] <= end
    ]
    fitting += [each for each in here if each.spans[0][1] == phrase.end]
    if not fitting:
        return None, (Reason("rule:speaker", "open", claim.source.text),)
    chosen = max(fitting, key=lambda each: each.spans[0][1])
    return chosen.referent, chosen.why


def _continued(
    claims: Sequence[Claim], found: Sequence[Speaker], number: int, analysis: Analysis
) -> Speaker:
    """A quotation with neither source nor cue goes on with the one right before it."""
    claim = claims[number]
    nobody = None, (Reason("rule:speaker", "no source"),)
    if number == 0 or claim.cue or claim.mode is not Mode.DIRECT or not claim.content:
        return nobody
    before = claims[number - 1]
    ends = [b for part in (before.content, before.cue, before.source) for _, b in part.spans]
    gap = analysis.text[max(ends) : claim.content.spans[0][0]]
    speaker, _ = found[number - 1]
    if speaker is None or len(gap.strip()) > _GAP or before.mode is Mode.INDIRECT:
        return nobody
    return speaker, (
        Reason("rule:speaker", "goes on quoting who spoke before", before.source.text, 0.75),
    )


def find_narrator(directory: Directory, outlet: str | None, on: date | None) -> Speaker:
    """Who answers for a report's own words: its outlet, with the side that the theatre has for it;
    and why.
    """
    if not outlet:
        return None, (Reason("rule:speaker", "the report's own words, and no outlet is known"),)
    listed = directory.named(outlet)
    if len(listed) == 1:
        actor = listed[0]
        allegiance = actor.allegiance(on)
        side = allegiance.side if allegiance else None
        referent = Referent(actor.id, actor.name, Kind(actor.kind.value), side, True)
        return referent, (Reason("theatre", "the report's own words", outlet, 0.95),)
    made = "-".join(name_words(outlet))
    return Referent(f"outlet:{made}", outlet, Kind.OUTLET, None, True), (
        Reason("rule:speaker", "the report's own words", outlet),
    )
