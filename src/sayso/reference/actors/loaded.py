"""The side that a speaker's own words give away: a loaded phrase that only one side uses."""

from sayso.record.claim import Claim, Mode, Reason, Stance
from sayso.record.referent import Kind
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.scene import Scene

_SCORE = 0.6


def take_sides_by_words(scene: Scene) -> None:
    """Count speakers whose side nothing else tells with the one whose loaded phrases they use as
    their own.

    A phrase in quotation marks within other words is held at arm's length, and one that is denied
    is not used.
    """
    unsided = words("private") | words("watchers") | words("of others")
    for number, claim in enumerate(scene.claims):
        speaker = scene.speaker_of(number)
        if (
            speaker is None
            or speaker.side
            or speaker.members
            or speaker.kind in (Kind.OUTLET, Kind.STATE)
        ):
            continue
        if speaker.nouns & unsided or claim.stance is not Stance.ASSERTS:
            continue
        found = _phrases(scene, claim)
        if len(found) == 1:
            side, said = found.popitem()
            speaker.take_side(side, Reason("rule:side", "a loaded phrase", said, _SCORE))


def _phrases(scene: Scene, claim: Claim) -> dict[str, str]:
    """The sides whose phrases a content uses, each with the words."""
    found: dict[str, str] = {}
    for start, end in claim.content.spans:
        text = scene.analysis.text[start:end]
        for phrase in scene.world.phrases.find(text):
            own = claim.mode is Mode.DIRECT or scene.quoted(start + phrase.start) < 0
            if own and phrase.what.side:
                found[phrase.what.side] = text[phrase.start : phrase.end]
    return found
