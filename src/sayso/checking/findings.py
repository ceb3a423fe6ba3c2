"""The findings of one statement: where its words or its sense are, by whom, when, and what became
of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from sayso.checking import sentences
from sayso.checking.aftermath import Questions, Turned, what_became_of
from sayso.checking.days import other_day
from sayso.checking.draft import Finding, FindingKind, Match, StatementKind
from sayso.checking.library import Library
from sayso.checking.matching import Sighting, sighting_of_claim
from sayso.checking.nearest import nearest_claim
from sayso.checking.speakers import Identity, compare_speakers, rank
from sayso.checking.statements import Statement
from sayso.checking.turning import turning_word
from sayso.checking.understood import Understood
from sayso.checking.wording import SURENESS
from sayso.ledger.identities import Identities
from sayso.questions.positions import Position
from sayso.questions.tables import REPORT
from sayso.record.claim import Stance
from sayso.record.referent import Referent

_FEWEST = 4
"""Words from which a quotation is known by its words alone."""
_NEARLY = 0.75
"""The share of an attributed statement's words that a report must have for the two to be held
against each other: an indirect statement shares its function words with many.
"""
_TELLING = 5
"""Letters from which a word tells something."""


@dataclass(slots=True)
class Finder:
    """Tells what a ledger has of the statements of one draft."""

    draft: str
    library: Library
    questions: Questions
    identities: Identities
    understood: dict[str, list[Understood]] = field(default_factory=dict)

    def findings(self, statement: Statement, sightings: Sequence[Sighting]) -> list[Finding]:
        """The findings of a statement, whose words are at ``sightings``; in the order of their
        kinds.
        """
        if statement.kind is StatementKind.QUOTATION:
            found = self._of_quotation(statement, sightings)
        else:
            found = self._of_report(statement, sightings)
        once = {(each.kind, each.sentence): each for each in found}
        return sorted(once.values(), key=lambda each: _ORDER[each.kind])

    def _of_quotation(
        self, statement: Statement, sightings: Sequence[Sighting]
    ) -> Iterator[Finding]:
        chosen = self._nearest(statement, self._telling(statement, sightings))
        if chosen is None:
            yield Finding(FindingKind.NOT_IN_LEDGER, sentences.not_in_ledger(True))
            by_sense = list(self._by_sense(statement))
            yield from by_sense or self._by_nearness(statement)
            return
        yield from _of_words(chosen)
        yield from self._about(statement, chosen, sightings)
        if _kind(chosen) is FindingKind.DIFFERS:
            yield from self._otherwise(statement)

    def _telling(self, statement: Statement, sightings: Sequence[Sighting]) -> list[Sighting]:
        """The places that tell something: of a word or two only the same words of the same speaker,
        as others use them too.
        """
        start, end = statement.span
        if len(self.draft[start:end].split()) >= _FEWEST:
            return list(sightings)
        return [
            each
            for each in sightings
            if _kind(each) is not FindingKind.DIFFERS
            and self._identity(statement, each) is not Identity.ANOTHER
        ]

    def _of_report(self, statement: Statement, sightings: Sequence[Sighting]) -> Iterator[Finding]:
        reported = [each for each in sightings if _is_reported(each)]
        chosen = self._nearest(statement, reported)
        if chosen is not None and _stance(statement) is not _stance_of(chosen):
            sentence = sentences.said_otherwise(chosen.match)
            yield Finding(FindingKind.SAID_OTHERWISE, sentence, chosen.match)
            return
        if chosen is not None:
            same = _kind(chosen) is not FindingKind.DIFFERS
            yield Finding(
                FindingKind.REPORTED, sentences.reported(chosen.match, same), chosen.match
            )
            yield from self._about(statement, chosen, reported)
            return
        by_sense = list(self._by_sense(statement))
        yield from by_sense
        if by_sense:
            return
        near = self._nearest(statement, [each for each in sightings if _shared(each) >= _NEARLY])
        if near is None:
            yield Finding(FindingKind.NOT_IN_LEDGER, sentences.not_in_ledger(False))
            yield from self._by_nearness(statement)
            return
        yield from _of_words(near)
        yield from self._about(statement, near, [near])

    def _by_sense(self, statement: Statement) -> Iterator[Finding]:
        """What is said in other words, as far as it is understood; else what its speaker said
        otherwise.
        """
        for understood in self._understood(statement):
            chosen = self._by_whom(statement, understood.same)
            if chosen is not None:
                sentence = sentences.other_words(chosen.match)
                question = understood.question.id
                yield Finding(FindingKind.OTHER_WORDS, sentence, chosen.match, question=question)
                yield from self._about(statement, chosen, [chosen])
                return
        yield from self._otherwise(statement)

    def _otherwise(self, statement: Statement) -> Iterator[Finding]:
        """What the speaker that the draft names said on the same question, where it excludes what
        the draft has.
        """
        for understood in self._understood(statement):
            if not understood.sure or understood.same:
                continue
            chosen = self._by_whom(statement, understood.against)
            if chosen is not None and self._identity(statement, chosen) is Identity.SAME:
                sentence = sentences.said_otherwise(chosen.match)
                question = understood.question.id
                yield Finding(FindingKind.SAID_OTHERWISE, sentence, chosen.match, question=question)
                return

    def _by_nearness(self, statement: Statement) -> Iterator[Finding]:
        """The nearest that the speaker said whom the draft names, for an editor to compare."""
        speaker = _speaker(statement)
        if speaker is None or not speaker.id:
            return
        words = self.draft[slice(*statement.span)]
        speakers = sorted({speaker.id, self.identities.canonical(speaker.id)})
        claim = nearest_claim(self.library, words, speakers)
        chosen = sighting_of_claim(self.library, claim) if claim else None
        if chosen is not None and self._identity(statement, chosen) is Identity.SAME:
            turning = _turned(words, chosen.match.words)
            yield Finding(
                FindingKind.NEAREST, sentences.nearest(chosen.match, turning), chosen.match
            )

    def _understood(self, statement: Statement) -> Sequence[Understood]:
        return self.understood.get(statement.entry.claim.id, ()) if statement.entry else ()

    def _by_whom(self, statement: Statement, positions: Iterable[Position]) -> Sighting | None:
        """The position of the speaker that the draft names, else of another."""
        found = (sighting_of_claim(self.library, each.own.claim) for each in positions)
        return self._nearest(statement, [each for each in found if each is not None])

    def _nearest(self, statement: Statement, sightings: Sequence[Sighting]) -> Sighting | None:
        """The one that is nearest by its words, then by its speaker, then stands, then is first."""
        return min(sightings, key=lambda each: self._distance(statement, each), default=None)

    def _distance(self, statement: Statement, sighting: Sighting) -> tuple[object, ...]:
        located = sighting.located
        return (
            SURENESS[located.kind] if located else 0,
            -_shared(sighting) if _kind(sighting) is FindingKind.DIFFERS else 0,
            rank(self._identity(statement, sighting)),
            bool(sighting.speaker.get("members")),
            _is_of_another_side(statement, sighting),
            sighting.is_withdrawn or sighting.is_rejected,
            sighting.claim is None,
            sighting.match.said_at or "~",
            sighting.match.report.id,
        )

    def _identity(self, statement: Statement, sighting: Sighting) -> Identity:
        claim = sighting.claim.id if sighting.claim else ""
        return compare_speakers(_speaker(statement), sighting.speaker, self.identities, claim)

    def _about(
        self, statement: Statement, chosen: Sighting, sightings: Sequence[Sighting]
    ) -> Iterator[Finding]:
        yield from self._by_another(statement, chosen)
        yield from _on_another_day(statement, chosen)
        yield from _reviewed(chosen)
        whose = self._identity(statement, chosen)
        alike = [
            each
            for each in sightings
            if _kind(each) is _kind(chosen)
            and not each.is_withdrawn
            and self._identity(statement, each) is whose
        ] or [chosen]
        if _kind(chosen) is not FindingKind.DIFFERS:
            yield from self._since(chosen, alike)
            yield from self._of_one_voice(chosen, alike)

    def _by_another(self, statement: Statement, chosen: Sighting) -> Iterator[Finding]:
        named = _name(statement)
        if not named:
            return
        identity = self._identity(statement, chosen)
        if identity is Identity.ANOTHER:
            sentence = sentences.another_speaker(named, chosen.match)
            yield Finding(FindingKind.SAID_BY_ANOTHER, sentence, chosen.match)
        elif identity is Identity.UNCLEAR:
            sentence = sentences.speaker_unclear(named, chosen.match)
            yield Finding(FindingKind.SPEAKER_UNCLEAR, sentence, chosen.match)

    def _since(self, chosen: Sighting, alike: Sequence[Sighting]) -> Iterator[Finding]:
        claims = [each.claim.id for each in alike if each.claim is not None]
        for turned in what_became_of(self.questions, claims):
            by = self._match_of(turned.by)
            yield Finding(
                turned.kind, _sentence(turned), chosen.match, by, question=turned.question.id
            )

    def _match_of(self, position: Position | None) -> Match | None:
        sighting = sighting_of_claim(self.library, position.own.claim) if position else None
        return sighting.match if sighting else None

    def _of_one_voice(self, chosen: Sighting, alike: Sequence[Sighting]) -> Iterator[Finding]:
        reports = {each.match.report.id for each in alike}
        if len(reports) < 2:
            return
        asked = select(REPORT.c.origin).where(REPORT.c.id.in_(sorted(reports))).distinct()
        if len(self.questions.board.tables.execute(asked).all()) == 1:
            sentence = sentences.one_voice(len(reports))
            yield Finding(FindingKind.ONE_VOICE, sentence, chosen.match)


_ORDER = {kind: number for number, kind in enumerate(FindingKind)}


def _kind(sighting: Sighting) -> FindingKind | None:
    return sighting.located.kind if sighting.located else None


def _shared(sighting: Sighting) -> float:
    return sighting.located.shared if sighting.located else 1.0


def _speaker(statement: Statement) -> Referent | None:
    return statement.entry.references.speaker if statement.entry else None


def _name(statement: Statement) -> str:
    """Whom the draft names, as a name where it is known, else as printed."""
    if statement.entry is None:
        return ""
    speaker = statement.entry.references.speaker
    printed = statement.entry.claim.source.text
    return speaker.name if speaker is not None and speaker.named else printed


def _is_of_another_side(statement: Statement, sighting: Sighting) -> bool:
    speaker = _speaker(statement)
    return speaker is not None and speaker.side != sighting.speaker.get("side")


def _stance(statement: Statement) -> bool:
    """Whether the draft has it denied."""
    stance = statement.entry.claim.stance if statement.entry else Stance.ASSERTS
    return stance in (Stance.DENIES, Stance.DOUBTS)


def _stance_of(sighting: Sighting) -> bool:
    entry = sighting.claim.entry if sighting.claim else None
    return entry is not None and entry.get("stance") in (Stance.DENIES, Stance.DOUBTS)


def _is_reported(sighting: Sighting) -> bool:
    """Whether a report has an attributed statement in the same words, or in words that differ in
    nothing that tells.
    """
    located = sighting.located
    if located is None or sighting.claim is None:
        return False
    if located.kind is not FindingKind.DIFFERS:
        return True
    changed = " ".join(f"{each.draft_words} {each.report_words}" for each in located.differences)
    return _shared(sighting) >= _NEARLY and not _tells(changed)


def _turned(draft: str, report: str) -> str:
    """A word that turns one of two statements and not the other; empty where both or none has one."""
    mine, theirs = turning_word(draft), turning_word(report)
    return mine or theirs if bool(mine) != bool(theirs) else ""


def _tells(words: str) -> bool:
    if turning_word(words):
        return True
    return any(
        len(word) >= _TELLING or not word.islower() for word in words.split() if word.isalnum()
    ) or any(letter.isdigit() for letter in words)


def _of_words(chosen: Sighting) -> Iterator[Finding]:
    """How a report has the words."""
    located, match = chosen.located, chosen.match
    if located is None:
        return
    yield Finding(located.kind, _told(located.kind, match, located.left_out), match)
    turning = turning_word(located.left_out)
    if turning:
        yield Finding(FindingKind.CUT_SHORT, sentences.cut_short(turning), match)


def _told(kind: FindingKind, match: Match, left_out: str) -> str:
    if kind is FindingKind.PART:
        return sentences.part(match, left_out)
    if kind is FindingKind.EDITED:
        return sentences.edited(match, left_out)
    if kind is FindingKind.NOT_QUOTED:
        return sentences.not_quoted(match)
    if kind is FindingKind.DIFFERS:
        return sentences.differs(match)
    return sentences.exact(match)


def _on_another_day(statement: Statement, chosen: Sighting) -> Iterator[Finding]:
    if statement.entry is None:
        return
    moment = statement.entry.references.said_at
    said = (moment.interval.start, moment.interval.end) if moment else None
    published = chosen.published_end
    if other_day(said, statement.times, chosen.said_at, published):
        theirs = chosen.said_at[0] if chosen.said_at else None
        sentence = sentences.other_day(chosen.match, theirs)
        yield Finding(FindingKind.OTHER_DAY, sentence, chosen.match)


def _reviewed(chosen: Sighting) -> Iterator[Finding]:
    claim, match = chosen.claim, chosen.match
    if claim is None:
        return
    if claim.retracted or claim.gone:
        sentence = sentences.withdrawn(match, claim.retracted)
        yield Finding(FindingKind.WITHDRAWN, sentence, match)
    if claim.review == "reject":
        yield Finding(FindingKind.REJECTED, sentences.rejected(), match)
    if claim.review == "amend":
        yield Finding(FindingKind.AMENDED, sentences.amended(), match)


def _sentence(turned: Turned) -> str:
    if turned.by is None:
        reports = len({voice.answer.report for voice in turned.position.voices})
        return sentences.one_voice(reports)
    told = {
        FindingKind.DENIED: sentences.denied,
        FindingKind.CONTESTED: sentences.contested,
        FindingKind.WALKED_BACK: sentences.walked_back,
        FindingKind.SUPERSEDED: sentences.superseded,
    }
    return told[turned.kind](turned.by)
