"""Places that are left: "pulled its troops out of", "the withdrawal from", "abandoned the town"."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import doers, done_to, is_passive
from sayso.propositions.clause import Clause, Form, Tense
from sayso.propositions.control.grounds import Ground, ground_near, ground_of, grounds_at
from sayso.propositions.control.holding import Holding, meaning
from sayso.propositions.control.type import Change
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party, is_first
from sayso.propositions.phrases import object_of, owners
from sayso.propositions.scene import Scene
from sayso.propositions.sides import (
    can_hold,
    is_force,
    is_party,
    is_planned,
    means_people,
    party_at,
    rival_of,
)
from sayso.record.claim import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

OUT = ("from", "off", "out of", "out")
"""Prepositions before what is left."""
_BACK, _PARAGRAPHS = 300, 20
"""Words, and paragraphs, that are looked back over for who it is that leaves."""


def read_leaving(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """What a verb or a noun of action says of who leaves a place."""
    left = meaning(clause, "leave")
    withdrew = meaning(clause, "withdraw")
    if clause.form is Form.VERB and left:
        grounds = grounds_at(scene, clause)
        holder = _leaver(scene, clause)
        if grounds and holder is not None:
            yield from (_leaving(scene, clause, holder, ground) for ground in grounds)
            return
    out = clause.form is Form.VERB and clause.lemma.endswith(" out")
    moved = _moved_forces(clause) if withdrew or meaning(clause, "move_out") else None
    if moved is not None:
        ground = ground_of(scene, clause, *OUT) or (
            ground_near(scene, clause) if withdrew or out else None
        )
        if ground is not None:
            yield _leaving(scene, clause, force_at(scene, moved), ground)
        return
    if withdrew:
        yield from _read_withdrawal(scene, clause)


def _read_withdrawal(scene: Scene, clause: Clause) -> Iterator[Holding]:
    ground = ground_of(scene, clause, *OUT)
    able = any(can_hold(scene, doer) for doer in (*clause.agents, *clause.patients))
    if clause.lemma in load_lexicon("control")["doubtful", "leaving"] and (
        ground is None or not able
    ):
        return
    if clause.passive and clause.under(*OUT) and clause.patients and not able:
        return
    if ground is None and clause.form is Form.NOUN and not _is_announced(scene, clause):
        return
    holder = _leaver(scene, clause)
    if holder is not None:
        yield _leaving(scene, clause, holder, ground or ground_near(scene, clause))


def _is_announced(scene: Scene, clause: Clause) -> bool:
    """Whether "the withdrawal", from where is not told, is said to take place, and not only what
    else is said of.
    """
    words = load_lexicon("control")["telling", "withdrawal"]
    told = (*(lemma_of(t) for t in scene.cue), *clause.manner.governors, lemma_of(clause.head.head))
    return scene.stance is not Stance.ASSERTS or any(word in words for word in told)


def _moved_forces(clause: Clause) -> "Token | None":
    """The troops that are taken out: "pulling its troops off the bank"; of a passive its
    subject.
    """
    if clause.form is not Form.VERB:
        return next((p for p in clause.patients if is_force(p)), None)
    nouns = [p for p in clause.patients if is_force(p) or p.lower_ in ("them", "us")]
    doubtful = clause.lemma in load_lexicon("control")["doubtful", "leaving"] and not clause.under(
        *OUT
    )
    return nouns[0] if nouns and not doubtful else None


def _leaver(scene: Scene, clause: Clause) -> Party | None:
    found = clause.agents if clause.form is Form.VERB else (*clause.agents, *clause.patients)
    for doer in found:
        if can_hold(scene, doer):
            return force_at(scene, doer)
    if any(means_people(scene, doer) for doer in found):
        return None
    side = scene.side(clause.head) if clause.form is Form.NOUN else None
    if side and is_party(scene, Party("", "", side)):
        return Party(side, side, side)
    if any(doer.pos_ != "PRON" for doer in found):
        return None
    side = None if found else last_to_leave(scene, clause.head)
    if side is not None:
        return Party(side, side, side)
    speaking = scene.speaking()
    if (
        not found
        and (clause.form is Form.NOUN or clause.passive)
        and scene.stance is Stance.WITHHOLDS
    ):
        side = rival_of(scene)
        return Party(side or "", side or "", side)
    return speaking if is_party(scene, speaking) else None


def force_at(scene: Scene, token: "Token") -> Party:
    """Whose a force is: where neither its name nor its owner tells, the speaker's own, or "these
    troops" of before.
    """
    party, speaking = party_at(scene, token), scene.speaking()
    if (
        party.side is not None
        or not is_force(token)
        or lemma_of(token) in load_lexicon("sides")["people", "rivals"]
    ):
        return party
    pointed = any(child.lower_ in ("these", "those") for child in token.children)
    side = last_to_leave(scene, token) if pointed else speaking.side
    return Party(side, side, side) if side and is_party(scene, Party("", "", side)) else party


def _leaving(scene: Scene, clause: Clause, holder: Party, ground: Ground) -> Holding:
    change = Change.LEAVING if _is_to_come(scene, clause) else Change.WITHDREW
    return Holding(clause, holder, change, ground, (clause.head,))


def _is_to_come(scene: Scene, clause: Clause) -> bool:
    """It is ordered, announced, possible or under way, and not told as done."""
    if clause.form is Form.NOUN and _is_complete(clause):
        return False
    modal = any(c.tag_ == "MD" for c in clause.head.children) and clause.tense is not Tense.PERFECT
    if is_planned(scene, clause) or (modal and clause.modality is Modality.POSSIBLE):
        return True
    if clause.form is Form.NOUN:
        return True
    under_way = clause.head.tag_ == "VBG" and clause.tense in (Tense.PAST, Tense.PRESENT)
    if under_way or (clause.tense is Tense.PRESENT and clause.head.tag_ in ("VBZ", "VBP")):
        return True
    achieved = load_lexicon("clause")["governors", "achieved"] | {"complete", "finish"}
    return (
        clause.head.tag_ == "VB"
        and clause.tense is Tense.NONE
        and not achieved & set(clause.manner.governors)
    )


def last_to_leave(scene: Scene, token: "Token") -> str | None:
    """The side that the report last said, before a word, to withdraw from somewhere; None if it
    said so of none.
    """
    lexicon = load_lexicon("control")
    lists = (
        *(lexicon["verbs", key] for key in ("withdraw", "leave", "move_out")),
        lexicon["nouns", "withdraw"],
    )
    return _last_doer(scene, token, frozenset().union(*lists))


def last_to_take(scene: Scene, token: "Token") -> str | None:
    """The side that the report last said, before a word, to take something; None if it said so of
    none.
    """
    lexicon = load_lexicon("control")
    return _last_doer(scene, token, lexicon["verbs", "take"] | lexicon["nouns", "take"])


def _last_doer(scene: Scene, token: "Token", words: frozenset[str]) -> str | None:
    lexicon = load_lexicon("control")
    anybody = lexicon["doubtful", "leaving"] | (
        lexicon["verbs", "move_out"] - lexicon["verbs", "take"]
    )
    for before in islice(_words_before(scene, token), _BACK):
        if before.pos_ not in ("NOUN", "VERB") or (lemma := lemma_of(before)) not in words:
            continue
        doers_ = [d for d in _doers(before) if lemma not in anybody or is_force(d)]
        side = next((side for doer in doers_ if (side := _side_of(scene, doer)) is not None), None)
        if side is not None:
            return side
    return None


def _words_before(scene: Scene, token: "Token") -> Iterator["Token"]:
    parse = scene.analysis.parse
    at = bisect_right(parse.starts, token.doc.user_data["start"]) - 1
    yield from reversed(token.doc[: token.i])
    for doc in parse.docs[max(0, at - _PARAGRAPHS) : at][::-1]:
        yield from reversed(doc)


def _doers(word: "Token") -> tuple["Token", ...]:
    if word.pos_ == "NOUN":
        return (*owners(word), *object_of(word, "by"))
    passive = is_passive(word)
    return (*doers(word, passive), *done_to(word, passive))


def _side_of(scene: Scene, doer: "Token") -> str | None:
    side = scene.side(doer) if not is_first(doer) else None
    return side if is_party(scene, Party("", "", side)) else None


def _is_complete(clause: Clause) -> bool:
    if (
        clause.head.dep_ == "pobj"
        and lemma_of(clause.head.head.head) in load_lexicon("control")["telling", "past"]
    ):
        return True
    done = load_lexicon("control")["extent", "all"] | {"completed", "finished"}
    near = {t.lower_ for t in clause.tokens if t.dep_ == "amod"} | set(clause.manner.governors)
    return bool(near & (done | {"complete", "finish", "confirm"}))
