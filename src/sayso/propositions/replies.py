"""What a claim says by pointing at another: "rejected the accusation", "dismissed the figure",
"could not confirm it".

Such a claim has no content of its own to read; it answers with its stance what was said before.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import object_of
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.scene import Scene
from sayso.record.claim import Reason, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERED = ("control", "count", "pledge", "responsibility", "strike", "movement", "appointment")
"""Types of what a word for anything said can stand for."""
_LONGEST = 10
"""Words of a content that can do no more than point."""
_YES = 4
"""Words of the longest answer that is no more than yes or no: "no, it had not"."""
_INNER = 3
"""Claims that follow among which one within a claim is looked for."""
_REACH = 12
"""Claims that are looked back to."""

Found = tuple[Proposition, ...]


def with_replies(scenes: Sequence[Scene], found: Sequence[Found]) -> tuple[Found, ...]:
    """``found``, aligned with ``scenes``, where what a claim points at stands for what it says.
    Every claim is looked at once, and each looks back at a few: time is linear.
    """
    said = list(found)
    order = sorted(
        (k for k, scene in enumerate(scenes) if scene.passage),
        key=lambda k: scenes[k].passage[0][0],
    )
    for rank, number in enumerate(order):
        scene = scenes[number]
        earlier = [(scenes[k], said[k]) for k in reversed(order[max(0, rank - _REACH) : rank])]
        if scene.stance is Stance.ASSERTS:
            said[number] = _to_question(scene, earlier) or said[number]
            continue
        inner = next(
            (k for k in order[rank + 1 : rank + 1 + _INNER] if _is_within(scenes[k], scene)),
            None,
        )
        own = tuple(_completed(each, earlier) for each in said[number])
        if inner is not None:
            types = {each.type for each in own}
            carried = _carried(scene, scenes[inner], said[inner])
            own += tuple(each for each in carried if each.type not in types)
        said[number] = own or (_answered(scene, earlier) if inner is None else ())
    return tuple(said)


def _to_question(scene: Scene, earlier: Sequence[tuple[Scene, Found]]) -> Found:
    """What a "yes" or "no" says: what was asked right before it."""
    words = [t for t in scene.tokens if not t.is_punct]
    if (
        not words
        or len(words) > _YES
        or words[0].lower_ not in ("yes", "no")
        or words[0].dep_ == "det"
    ):
        return ()
    asking = load_lexicon("replies")["verbs", "asking"]
    question = next((said for other, said in earlier[:1] if _asks(other, asking)), ())
    stance = Stance.ASSERTS if words[0].lower_ == "yes" else Stance.DENIES
    return tuple(replace(_turned(scene, each, words[0]), stance=stance) for each in question)


def _asks(scene: Scene, asking: frozenset[str]) -> bool:
    return scene.stance is Stance.WITHHOLDS and any(lemma_of(t) in asking for t in scene.cue)


def _is_within(inner: Scene, outer: Scene) -> bool:
    """Whether the words that attribute a claim are in another's content: "has not confirmed that
    Berlin agreed to".
    """
    return bool(inner.cue) and outer.holds(inner.cue[0])


def _carried(scene: Scene, inner: Scene, said: Found) -> Found:
    """What somebody is told to have said, in the stance of who denies or leaves open that it was
    said.  Who denies having said it himself leaves it open.
    """
    if scene.stance is Stance.DENIES and inner.stance is not Stance.ASSERTS:
        return ()  # what calls it false may stand in both: "said that it is wrong to say that"
    pointing = scene.cue[-1] if scene.cue else None
    first = {(each.type, each.spans): each for each in reversed(said)}.values()
    turned = tuple(  # of "guns and shells" that both were promised is denied, and not of each
        replace(_turned(scene, each, pointing), spans=each.spans)
        for each in reversed(first)
        if pointing is not None
    )
    own = (
        scene.stance is Stance.DENIES
        and scene.speaker is not None
        and scene.speaker == inner.speaker
    )
    return tuple(replace(each, stance=Stance.WITHHOLDS) for each in turned) if own else turned


def _answered(scene: Scene, earlier: Sequence[tuple[Scene, Found]]) -> Found:
    """The propositions of the claim that this one's content points at, with its own stance."""
    pointing = _pointing(scene)
    if pointing is None:
        return ()
    types = _types(pointing)
    wanted = scene.side(pointing) if pointing.pos_ != "PRON" else None
    for other, said in earlier:
        same_speaker = scene.speaker is not None and other.speaker == scene.speaker
        if same_speaker or (wanted and (other.speaker is None or other.speaker.side != wanted)):
            continue
        fitting = [
            each
            for each in said
            if (types and each.type in types) or (not types and each.type in _ANSWERED)
        ]
        if fitting:
            return tuple(_turned(scene, each, pointing) for each in fitting)
    return ()


def _pointing(scene: Scene) -> "Token | None":
    """The word that points; None where the content says something itself."""
    words = [t for t in scene.tokens if not t.is_punct]
    if not words or len(words) > _LONGEST:
        return None
    top = next((t for t in words if t.head == t or not scene.holds(t.head)), None)
    if top is None:
        return None
    nouns = load_lexicon("replies")
    if len(words) == 1 and top.lower_ in nouns["nouns", "pronouns"]:
        return top
    definite = any(
        c.dep_ in ("det", "poss", "predet") and c.lower_ not in ("a", "an", "any", "no")
        for c in top.children
    )
    told = any(
        c.dep_ in ("relcl", "acl", "ccomp") or c.lower_ in ("of", "about") for c in top.children
    )
    told = told and not any(
        scene.side(n) for n in object_of(top, "of")
    )  # "the arguments of the Russian authorities"
    plain = top.pos_ == "NOUN" and (definite or top.tag_ == "NNS") and not told
    return top if plain and nouns.key("nouns", lemma_of(top)) not in (None, "pronouns") else None


def _types(pointing: "Token") -> set[str]:
    """The types that the word can stand for; none named for any."""
    lexicon = load_lexicon("replies")
    keys = [
        key
        for key in ("count", "responsibility", "pledge", "control")
        if lemma_of(pointing) in lexicon["nouns", key]
    ]
    return set(keys) if lemma_of(pointing) not in lexicon["nouns", "any"] else set()


def _turned(scene: Scene, said: Proposition, pointing: "Token") -> Proposition:
    stance = scene.stance
    if said.stance is Stance.DENIES and stance is Stance.DENIES:
        stance = Stance.ASSERTS
    reason = Reason("rule:reply", "answers what was said before", str(pointing.text))
    return replace(said, spans=scene.spans_of(scene.tokens), stance=stance, why=(reason, *said.why))


def _completed(said: Proposition, earlier: Sequence[tuple[Scene, Found]]) -> Proposition:
    """An accusation that is rejected without saying which takes the deed from the one that was made
    before.
    """
    if not isinstance(said, Responsibility) or said.conduct:
        return said
    for _, others in earlier:
        for each in others:
            if (
                isinstance(each, Responsibility)
                and each.accused_side == said.accused_side
                and each.conduct
            ):
                return replace(
                    said,
                    conduct=each.conduct,
                    kind=each.kind,
                    victim=each.victim,
                    victim_side=each.victim_side,
                    place=each.place,
                    place_text=each.place_text,
                    event_time=each.event_time,
                )
    return said
