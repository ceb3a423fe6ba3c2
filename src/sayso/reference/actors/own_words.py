"""Pronouns inside what a claim's source says: mostly the source itself."""

from sayso.record.claim import Mode, Reason
from sayso.record.referent import Kind
from sayso.reference.actors.antecedents import fits
from sayso.reference.actors.entities import Entity, Mentioned
from sayso.reference.actors.phrases import Phrase, objects
from sayso.reference.actors.scene import LEAST, Scene

_OF = frozenset({"of", "about"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_BODIES = (Kind.ORGANISATION, Kind.STATE, Kind.UNNAMED)
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})


def resolve_inside(scene: Scene, phrase: Phrase) -> Mentioned | None:
    """Whom a pronoun in a claim's content means.

    "I" in quotation marks is the speaker.  "He" in indirect speech is, where the content names
    nobody else before it whom the word fits; within quotation marks it never is.
    """
    number = scene.told_in(phrase.at)
    claim = scene.claims[number] if number is not None else None
    speaker = scene.speaker_of(number) if number is not None else None
    quoted = scene.quoted(phrase.start)
    word = phrase.head.lower_
    found: tuple[Entity, Reason] | None = None
    if word in _FIRST:
        if speaker and quoted >= 0 and speaker.kind in (Kind.PERSON, Kind.UNNAMED, Kind.OFFICE):
            found = (
                speaker,
                Reason("rule:coreference", "speaks of themselves", phrase.head.text, 0.9),
            )
    elif (
        claim is not None
        and number is not None
        and (of := _said_of(scene, phrase, number)) is not None
    ):
        found = of
    elif claim is not None and quoted < 0 and speaker and claim.mode is not Mode.DIRECT:
        found = _in_indirect_speech(scene, phrase, claim.content.spans[0][0], speaker)
    elif quoted >= 0:
        found = _in_quotation(scene, phrase, quoted)
    if found is None or (found[1].score or 0) < LEAST:
        return None
    subject = phrase.head.dep_ in ("nsubj", "nsubjpass")
    return Mentioned(
        phrase.start,
        phrase.end,
        scene.sentence(phrase.start),
        found[0],
        (found[1],),
        phrase.at,
        quoted,
        subject,
    )


def _said_of(scene: Scene, phrase: Phrase, number: int) -> tuple[Entity, Reason] | None:
    """Of whom it is said: "“They shelled us,” Orme said of the Northern army"."""
    fitting = fits(phrase.head.lower_)
    if fitting is None or phrase.head.dep_ == "expl":
        return None
    cue = scene.analysis.parse.tokens_of(scene.claims[number].cue.spans)
    nouns = [noun for verb in cue for noun in objects(verb, _OF)]
    at = {scene.analysis.parse.span(noun)[0] for noun in nouns}
    meant = [each.entity for each in scene.mentions if each.at in at]
    bodily = len(meant) == 1 and (
        fitting(meant[0]) or (phrase.head.lower_ in _THEY and meant[0].kind in _BODIES)
    )
    return (meant[0], _reason(phrase, "said of", 0.8)) if bodily else None


def _in_indirect_speech(
    scene: Scene, phrase: Phrase, start: int, speaker: Entity
) -> tuple[Entity, Reason] | None:
    fitting = fits(phrase.head.lower_)
    if fitting is None or phrase.head.dep_ == "expl":
        return None
    inside = {
        each.entity
        for each in scene.recent(phrase.at)
        if each.start >= start and fitting(each.entity)
    }
    inside.discard(speaker)
    if not fitting(speaker):
        return (
            (inside.pop(), _reason(phrase, "pronoun of the one named before it", 0.75))
            if len(inside) == 1
            else None
        )
    return (speaker, _reason(phrase, "pronoun of the speaker", 0.8)) if not inside else None


def _in_quotation(scene: Scene, phrase: Phrase, quoted: int) -> tuple[Entity, Reason] | None:
    """The only one named before it in the same quotation whom it fits."""
    fitting = fits(phrase.head.lower_)
    if fitting is None or phrase.head.dep_ == "expl":
        return None
    inside = {
        each.entity
        for each in scene.recent(phrase.at, quoted)
        if each.quoted == quoted and fitting(each.entity)
    }
    return (
        (inside.pop(), _reason(phrase, "pronoun of the one named before it", 0.7))
        if len(inside) == 1
        else None
    )


def _reason(phrase: Phrase, what: str, score: float) -> Reason:
    return Reason("rule:coreference", what, phrase.head.text, score)
