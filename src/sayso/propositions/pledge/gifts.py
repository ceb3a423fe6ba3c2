"""Finds givings: the verbs and nouns that tell of them, who gives, to whom, and what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.likelihood import Likelihood
from sayso.language.veridicality.table import words_of
from sayso.propositions.clause import Clause, Form, offsets, read_clauses
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party
from sayso.propositions.phrases import object_of
from sayso.propositions.pledge.course import STAGES, Course, course_of
from sayso.propositions.pledge.donors import donors_of, party_as_state
from sayso.propositions.pledge.giving import Giving
from sayso.propositions.pledge.items import Item, is_model
from sayso.propositions.pledge.nouns import by_allow, by_decision, by_it, by_named, by_noun
from sayso.propositions.pledge.stage import Stage, is_done, is_refused
from sayso.propositions.pledge.verbs import (
    by_being,
    by_come,
    by_directly,
    by_equip,
    by_get,
    by_give,
    by_more,
)
from sayso.propositions.pledge.words import words
from sayso.propositions.scene import is_even, turned
from sayso.propositions.sides import is_party
from sayso.record.claim import Certainty, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_HAPPENED = (Modality.FACT, Modality.POSSIBLE, Modality.CONDITIONAL)
_LOOSE = (Stage.PLEDGED, Stage.REQUESTED)
"""Stages whose words stand over much else: under a word that the table does not hold they are not
read.
"""
_RULES: tuple[Callable[["Scene", Clause], Giving | None], ...] = (
    by_allow, by_give, by_equip, by_get, by_being, by_come, by_more, by_directly, by_noun, by_named, by_decision, by_it,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gift:
    """One giving of one item; the stance is towards its stage."""

    donors: tuple[Party, ...]
    recipient: Party
    item: Item
    course: Course
    stance: Stance
    certainty: Certainty
    likelihood: Likelihood | None
    tokens: tuple["Token", ...]


def find_gifts(scene: "Scene") -> list[Gift]:
    """The givings of a passage, in the order of its words."""
    known = offsets((*scene.tokens, *scene.cue))
    clauses = (*scene.all_clauses, *read_clauses(scene.cue, known))
    found: list[Gift] = []
    for clause in clauses:
        aside = clause.head.dep_ in ("relcl", "acl") and clause.head.head in clause.patients
        if aside and clause.head not in scene.cue:
            continue  # "the tanks that it promised" are spoken of, not promised
        if clause.head.tag_ == "VBN" and clause.modality is Modality.CONDITIONAL:
            continue  # "would be targets if sent" neither
        if _is_remarked(clause):
            continue
        giving = next((made for rule in _RULES if (made := rule(scene, clause)) is not None), None)
        if giving is not None and giving.items:
            found.extend(_gifts(scene, giving, known))
    return sorted(_distinct(found), key=lambda gift: scene.at(gift.tokens[0]))


def _is_remarked(clause: Clause) -> bool:
    """A giving of which something is only said, not how far it has come: "the deliveries prolong
    the war".
    """
    verb = clause.head.head
    if (
        clause.form is not Form.NOUN
        or clause.lemma not in words()["nouns", "give"]
        or clause.head.dep_ != "nsubj"
    ):
        return False
    known = any(lemma_of(verb) in words()["stages", key] for key in STAGES)
    below = [t for c in verb.children if c.i > verb.i for t in (c, *c.children)]
    told = any(lemma_of(t) in words()["stages", "beside"] for t in below)
    return not known and not told and lemma_of(verb) not in words()["verbs", "come"]


def _gifts(scene: "Scene", giving: Giving, known: frozenset[int]) -> Iterator[Gift]:
    course = course_of(giving.clause.head, known)
    if not _is_read(scene, giving.clause, course):
        return
    if giving.stage is not None:
        course = Course(giving.stage, words=(giving.clause.head,))
    stance = _stance(scene, giving.clause, course)
    governed = giving.governed or (giving.asked and course.stage is not Stage.REQUESTED)
    donors = donors_of(scene, giving.clause, giving.donors, known, governed)
    if not donors and giving.clause.lemma in words()["verbs", "come"]:
        donors = _announcing(scene, course)
    others = (t for t in giving.recipients if not is_model(t))
    recipient = next((p for t in others if (p := party_as_state(scene, t))), Party())
    states = any(scene.parties.state(each) for each in (recipient, *donors))
    for item in giving.items:
        if item.weak and not states:
            continue
        own = _from(scene, item) or [each for each in donors if each.id != recipient.id]
        yield Gift(
            tuple(own),
            recipient,
            item,
            course,
            stance,
            _certainty(scene, giving.clause, course),
            giving.clause.manner.likelihood,
            giving.clause.tokens,
        )


def _is_read(scene: "Scene", clause: Clause, course: Course) -> bool:
    """Whether what stands above a giving is known: a word of a stage, or entries of the table that
    leave it told; and what the content calls false is this giving.
    """
    called_false = scene.stance is Stance.DENIES and scene.base is Stance.ASSERTS
    by_verb = course.words == (clause.head,)
    if called_false and not (
        clause.manner.truth or clause.manner.turned or (course.denied and not by_verb)
    ):
        return False
    if scene.stance is Stance.WITHHOLDS:
        return True
    if is_done(course.stage) and clause.modality not in _HAPPENED:
        return False
    if _is_advice(scene, clause, course):
        return False
    if not by_verb and _is_twice_negated(scene, clause, course):
        return False
    if clause.modality is not Modality.OPEN or course.stage is Stage.CONSIDERED:
        return True
    if {word.lower() for word in clause.manner.words} & words_of("conjunctions").keys():
        return False  # "if the reports that it sends them are true, the talks will end"
    asked = any(
        Frame.WHETHER in entry.frames and entry.positive == "o"
        for entry in clause.manner.entries[:1]
    )
    return not by_verb and not asked and not (clause.manner.unread and course.stage in _LOOSE)


def _is_advice(scene: "Scene", clause: Clause, course: Course) -> bool:
    """Whether it tells what others should not give: who warns against giving does not refuse, and
    who is told not to give did not.
    """
    if any(t.lower_ == "against" for t in course.words) and any(map(_warns, scene.cue)):
        return True
    by_verb = course.words == (clause.head,)
    ordered = clause.modality in (Modality.OBLIGED, Modality.INTENDED)
    return by_verb and ordered and is_refused(course.stage)


def _warns(token: "Token") -> bool:
    return lemma_of(token) in ("warn", "caution", "advise", "warning")


def _is_twice_negated(scene: "Scene", clause: Clause, course: Course) -> bool:
    """A refusal that another negation turns, by the words above the giving: "rules out that it does
    not send".
    """
    if any(t in scene.cue for t in course.words):
        return is_refused(course.stage) and scene.stance is Stance.DENIES and clause.negated
    if (
        clause.modality is Modality.OPEN
        and clause.manner.turned
        and course.stage in (*_LOOSE, Stage.WITHDRAWN)
    ):
        return True  # "withdraws its denial that it sends them"
    known = clause.modality in (Modality.FACT, Modality.POSSIBLE, Modality.FUTURE)
    turned_back = known and is_refused(course.stage) and not course.denied and not clause.negated
    return turned_back and clause.manner.turned


def _announcing(scene: "Scene", course: Course) -> list[Party]:
    """The state whose official tells that things will come, if it takes no part in the conflict."""
    state = scene.parties.state(scene.speaking())
    to_come = course.stage in (Stage.PLEDGED, Stage.APPROVED, Stage.DELIVERING)
    return [state] if state and to_come and not is_party(scene, scene.speaking()) else []


def _from(scene: "Scene", item: Item) -> list[Party]:
    """The states that a thing is told to come from: "batteries from Germany and Romania"."""
    named = (n for token in item.tokens[-1:] for n in object_of(token, "from"))
    return [state for n in named if (state := scene.parties.state(scene.party(n)))]


def _certainty(scene: "Scene", clause: Clause, course: Course) -> Certainty:
    """That something may be given is what considering and asking are of; they are told plainly."""
    if clause.modality is Modality.POSSIBLE and course.stage in (Stage.CONSIDERED, Stage.REQUESTED):
        return scene.certainty
    return scene.certainty_of(clause)


def _stance(scene: "Scene", clause: Clause, course: Course) -> Stance:
    """A refusal that the cue itself tells is a stage reached, not a denial."""
    by_cue = any(word in scene.cue for word in course.words)
    speaks = any(lemma_of(t) in words()["verbs", "speak"] for t in scene.cue)
    withheld = scene.stance is Stance.DENIES or (scene.stance is Stance.WITHHOLDS and not speaks)
    if withheld and by_cue and course.stage in (Stage.REFUSED, Stage.WITHDRAWN):
        return Stance.ASSERTS
    if is_even(clause):
        return Stance.WITHHOLDS
    if course.words == (clause.head,):
        return turned(scene.base) if clause.negated != is_refused(course.stage) else scene.base
    over = clause.manner.turned and clause.manner.truth
    return turned(scene.base) if course.denied != over else scene.base


def _distinct(gifts: list[Gift]) -> Iterator[Gift]:
    """Of givings of the same things by the same words, the one that tells more."""
    best: dict[tuple[str, tuple[Token, ...]], Gift] = {}
    for gift in gifts:
        key = (gift.item.kind, gift.item.tokens or gift.tokens)
        other = best.get(key)
        if other is None or _told(gift) > _told(other):
            best[key] = gift
    yield from best.values()


def _told(gift: Gift) -> int:
    return bool(gift.donors) + bool(gift.recipient) + (gift.item.low is not None)
