"""The doors of the room: what claims say, and what a report says in its own voice."""

from collections.abc import Iterator, Sequence
from functools import partial

from sayso.attribution.draft import trim
from sayso.attribution.spans import Cover, Grid, length, overlap, union
from sayso.guards import guarded
from sayso.language.analysis import Analysis
from sayso.propositions.finding.agree import agree
from sayso.propositions.finding.finder import Finding
from sayso.propositions.needs import needed
from sayso.propositions.party import Parties
from sayso.propositions.printed import with_printed_place
from sayso.propositions.proposition import KnownProposition, Proposition
from sayso.propositions.replies import with_replies
from sayso.propositions.responsibility.acts import with_acts
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.scene import Scene, scene_of
from sayso.propositions.setting import Setting
from sayso.propositions.strike.type import Strike
from sayso.propositions.types import TYPES
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Span, Stance
from sayso.record.referent import Kind, Referent
from sayso.record.report import Report
from sayso.reference.actors.speaker import find_narrator
from sayso.reference.references import ClaimReferences, References
from sayso.theatres.directory import Directory

Said = tuple[Claim, tuple[Proposition, ...]]


def find_propositions(
    report: Report,
    analysis: Analysis,
    claims: Sequence[Claim],
    references: References,
    claim_references: Sequence[ClaimReferences],
    directory: Directory,
    findings: Sequence[Finding] | None = None,
) -> tuple[tuple[Proposition, ...], ...]:
    """The propositions of each claim, in the order of the claims; ``claim_references`` are aligned
    with them.

    ``findings`` are what the learned finder proposes; without them rules alone are gone by.
    """
    parties = Parties(directory, references.mentions)
    setting = _setting(analysis, references, parties)
    silent = Scene(report, analysis, (), references, parties, setting)

    def scene_for(claim: Claim, passage: tuple[Span, ...], refers: ClaimReferences) -> Scene:
        speaker = refers.speaker or _speaker(analysis, claim, parties)
        return scene_of(
            report,
            analysis,
            claim,
            passage,
            references,
            parties,
            setting,
            speaker,
            refers.event_time,
        )

    scenes = [
        guarded("rule:scene", partial(scene_for, *claimed), silent, claim=claimed[0].id)
        for claimed in zip(claims, _passages(claims), claim_references, strict=True)
    ]
    own = tuple(
        _recognise(scene, findings, claim.id) for scene, claim in zip(scenes, claims, strict=True)
    )
    answered = guarded("rule:reply", partial(with_replies, scenes, own), own)
    anchored = guarded("rule:acts", partial(with_acts, scenes, answered), list(answered))
    nobody: frozenset[int] = frozenset()
    laid = guarded("rule:laid", partial(_laid_to_others, claims, scenes), nobody)
    return tuple(() if number in laid else each for number, each in enumerate(anchored))


def _laid_to_others(claims: Sequence[Claim], scenes: Sequence[Scene]) -> frozenset[int]:
    """The claims that somebody else lays to their speaker, whose words they are not: what another
    says that he thinks or means to do, or denies that he said.
    """
    grid = Grid(claim.content.spans for claim in claims)
    return frozenset(
        number
        for number, claim in enumerate(claims)
        if any(
            _is_laid(claims[outer], claim, scenes[number])
            for outer in grid.near(claim.cue.spans)
            if outer != number
            and overlap(claim.cue.spans, claims[outer].content.spans) == length(claim.cue.spans)
            and scenes[outer].speaker != scenes[number].speaker
        )
    )


def _is_laid(outer: Claim, inner: Claim, scene: Scene) -> bool:
    if not inner.cue or inner.act is not Act.SPEECH:
        return bool(inner.cue)
    said = any(token.pos_ == "VERB" for token in scene.cue)
    return said and outer.stance is not Stance.ASSERTS


def find_narration(
    report: Report,
    analysis: Analysis,
    claims: Sequence[Claim],
    references: References,
    directory: Directory,
    findings: Sequence[Finding] | None = None,
) -> tuple[Said, ...]:
    """What the report says in its own voice, as far as it is understood: claims of mode narration
    with neither source nor cue, whose content is the clause, in the order of the text.  Nothing
    within another claim is among them.
    """
    parties = Parties(directory, references.mentions)
    setting = _setting(analysis, references, parties)
    outlet, _ = find_narrator(directory, report.outlet, None)
    scenes = [
        Scene(report, analysis, passage, references, parties, setting, outlet)
        for passage in _unattributed(analysis, claims)
    ]
    own = [_recognise(scene, findings) for scene in scenes]
    anchored = guarded("rule:acts", partial(with_acts, scenes, own), own)
    pairs = zip(scenes, anchored, strict=True)
    return tuple(said for scene, understood in pairs for said in _narrated(scene, understood))


def _setting(analysis: Analysis, references: References, parties: Parties) -> Setting:
    """Where and when the clauses of a report play."""
    told = references
    return Setting(analysis, told.toponyms, told.times, told.amounts, parties, told.place_mentions)


def _recognise(
    scene: Scene, findings: Sequence[Finding] | None, claim: str = ""
) -> tuple[Proposition, ...]:
    if not scene.passage:
        return ()
    found: list[Proposition] = []
    for kind in TYPES:
        recognised = partial(_found_by, kind, scene)
        found += guarded(f"rule:{kind.type}", recognised, (), claim=claim, spans=scene.passage)
    by_rules = tuple(each for each in found if each.spans and not _is_blamed(each, found))
    if findings is not None:
        agreed = partial(agree, scene, by_rules, findings)
        by_rules = guarded("model:finder", agreed, by_rules, claim=claim, spans=scene.passage)
    met = (needed(scene, each) for each in by_rules if each.spans)
    placed = (with_printed_place(scene, each) for each in met if each is not None)
    return tuple(dict.fromkeys(placed))


def _found_by(kind: type[KnownProposition], scene: Scene) -> tuple[Proposition, ...]:
    return tuple(kind.find(scene))


def _is_blamed(strike: Proposition, found: Sequence[Proposition]) -> bool:
    """Whether somebody is blamed for an attack by the same words: then that is what is said of
    it.
    """
    blames = (
        each for each in found if isinstance(each, Responsibility) and each.accused and each.kind
    )
    return isinstance(strike, Strike) and any(overlap(strike.spans, each.spans) for each in blames)


def _narrated(scene: Scene, found: tuple[Proposition, ...]) -> Iterator[Said]:
    report = scene.report
    if not found:
        return
    pieces = (trim(report.text, span) for span in scene.passage)
    told = [p for p in pieces if p and any(overlap((p,), each.spans) for each in found)]
    if not told:
        return
    words = ", ".join(dict.fromkeys(each.type for each in found))
    yield (
        Claim(
            report=report.sha256,
            doc=report.doc,
            source=Source(),
            cue=Part(),
            content=Part.of(report.text, told),
            mode=Mode.NARRATION,
            act=Act.SPEECH,
            stance=Stance.ASSERTS,
            certainty=min((each.certainty for each in found), key=list(Certainty).index),
            why=(Reason("rule:narration", f"the report's own voice: {words}"),),
        ),
        found,
    )


def _passages(claims: Sequence[Claim]) -> list[tuple[Span, ...]]:
    """The content of each claim without those of claims that it reports in turn: each word is its
    last speaker's.
    """
    grid = Grid(claim.content.spans for claim in claims)
    return [_without_inner(number, claim, claims, grid) for number, claim in enumerate(claims)]


def _without_inner(
    number: int, claim: Claim, claims: Sequence[Claim], grid: Grid
) -> tuple[Span, ...]:
    spans = claim.content.spans
    for other in grid.near(spans):
        inner = claims[other]
        if other == number or inner.act is not Act.SPEECH or not inner.content:
            continue
        own, shared = length(inner.content.spans), overlap(inner.content.spans, claim.content.spans)
        if shared == own < length(claim.content.spans) and overlap(
            inner.cue.spans, claim.content.spans
        ):
            spans = _minus(spans, inner.content.spans)
    return spans


def _minus(spans: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for start, end in taken:
        pieces = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b))]
        left = [(a, b) for a, b in pieces if a < b]
    return union(left)


def _unattributed(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[tuple[Span, ...]]:
    """Each sentence of prose as far as no claim takes it."""
    parts = (
        part
        for claim in claims
        for part in (claim.source, claim.cue, claim.content, claim.source.via)
    )
    taken = Cover(span for part in parts for span in part.spans)
    furniture = Cover(analysis.furniture)
    quoted = Cover((q.start, q.end) for q in analysis.quotations)
    for start, doc in zip(analysis.parse.starts, analysis.parse.docs, strict=True):
        for sentence in doc.sents:
            span = (start + sentence.start_char, start + sentence.end_char)
            quotation = quoted.at(span[0])
            if furniture.at(span[0]) or (quotation and quotation[1] >= span[1] - 1):
                continue
            left = tuple(_left_of(span, taken))
            if left:
                yield left


def _left_of(span: Span, taken: Cover) -> Iterator[Span]:
    at = span[0]
    while at < span[1]:
        hit = taken.at(at)
        if hit is not None:
            at = hit[1]
            continue
        end = at
        while end < span[1] and taken.at(end) is None:
            end += 1
        yield at, end
        at = end


def _speaker(analysis: Analysis, claim: Claim, parties: Parties) -> Referent | None:
    """By the words of the source alone, where nothing else tells who speaks."""
    tokens = analysis.parse.tokens_of(claim.source.spans)
    head = next((t for t in tokens if t.head not in tokens), None)
    if head is None or head.pos_ == "PRON":
        return None
    party = parties.named(head, None)
    return Referent(party.id, party.name, Kind.UNNAMED, party.side) if party else None
