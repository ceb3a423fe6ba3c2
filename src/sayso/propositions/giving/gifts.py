"""Finds givings: the verbs and nouns that tell of them, who gives, to whom, and what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.claim import Certainty, Stance
from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child, objects, subject
from sayso.propositions.clause import Clause, Form, offsets, read_clauses
from sayso.propositions.giving.course import Course, course_of
from sayso.propositions.giving.donors import donors_of, party_as_state
from sayso.propositions.giving.items import Item, given_before, is_model, item_of, last_item
from sayso.propositions.giving.stage import Stage
from sayso.propositions.giving.words import words
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party
from sayso.propositions.phrases import conjuncts, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_THEM = frozenset({"them", "it", "these", "those", "one", "some", "they", "theirs"})
_GIVEN = ("pledged", "considered", "approved", "refused", "withdrawn", "requested", "delivering")


@dataclass(frozen=True, slots=True)
class Gift:
    """One giving of one item; the stance is towards its stage."""

    donors: tuple[Party, ...]
    recipient: Party
    item: Item
    course: Course
    stance: Stance
    certainty: Certainty
    tokens: tuple["Token", ...]


@dataclass(frozen=True, slots=True)
class _Giving:
    """Heads of noun phrases, before anybody is looked up."""

    clause: Clause
    donors: tuple["Token", ...]
    recipients: tuple["Token", ...]
    items: tuple[Item, ...]
    governed: bool = True
    """Whoever governs the giving gives, where no one is named."""


def find_gifts(scene: "Scene") -> list[Gift]:
    """The givings of a passage, in the order of its words."""
    known = offsets((*scene.tokens, *scene.cue))
    clauses = (*scene.clauses, *read_clauses(scene.cue, known))
    found: list[Gift] = []
    for clause in clauses:
        if clause.head.dep_ in ("relcl", "acl") and clause.head.head in clause.patients:
            continue  # "the tanks that it promised" are spoken of, not promised
        giving = next((made for rule in _RULES if (made := rule(scene, clause)) is not None), None)
        if giving is not None and giving.items:
            found.extend(_gifts(scene, giving, known))
    return sorted(_distinct(found), key=lambda gift: scene.at(gift.tokens[0]))


def _gifts(scene: "Scene", giving: _Giving, known: frozenset[int]) -> Iterator[Gift]:
    course = course_of(giving.clause.head, known)
    stance = _stance(scene, course)
    donors = donors_of(scene, giving.clause, giving.donors, known, giving.governed)
    others = (t for t in giving.recipients if not is_model(t))
    recipient = next((p for t in others if (p := party_as_state(scene, t))), Party())
    states = any(scene.parties.state(each) for each in (recipient, *donors))
    for item in giving.items:
        if item.weak and not states:
            continue
        own = [each for each in donors if each.id != recipient.id]
        yield Gift(
            tuple(own), recipient, item, course, stance, _certainty(scene, giving.clause, course), giving.clause.tokens
        )


def _certainty(scene: "Scene", clause: Clause, course: Course) -> Certainty:
    """That something may be given is what considering and asking are of; they are told plainly."""
    if clause.modality is Modality.POSSIBLE and course.stage in (Stage.CONSIDERED, Stage.REQUESTED):
        return scene.certainty
    return scene.certainty_of(clause)


def _stance(scene: "Scene", course: Course) -> Stance:
    """A refusal that the cue itself tells is a stage reached, not a denial."""
    by_cue = any(word in scene.cue for word in course.words)
    if scene.stance is Stance.DENIES and by_cue and course.stage in (Stage.REFUSED, Stage.WITHDRAWN):
        return Stance.ASSERTS
    if course.denied and scene.stance in (Stance.ASSERTS, Stance.DENIES):
        return Stance.DENIES if scene.stance is Stance.ASSERTS else Stance.ASSERTS
    return scene.stance


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


def _items(scene: "Scene", tokens: tuple["Token", ...]) -> tuple[Item, ...]:
    """The things among the nouns, and those named as examples: "weaponry, such as missiles"."""
    named = (n for token in tokens for n in (token, *object_of(token, "as", "including", "like")))
    return tuple(item for token in named if (item := item_of(scene, token)) is not None)


def _give(scene: "Scene", clause: Clause) -> _Giving | None:
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "give"]:
        return None
    above = clause.head.head if clause.head.dep_ != "relcl" else clause.head.head.head
    if (
        clause.head.dep_ in ("xcomp", "ccomp", "relcl")
        and lemma_of(above) in words()["verbs", "allow"]
        and not _is_asked(clause)
    ):
        return None
    items = _items(scene, clause.patients)
    if not items and any(token.lower_ in _THEM for token in clause.patients):
        item = last_item(scene, clause.head)
        items = (item,) if item else ()
    return _Giving(clause, clause.agents, _recipients(scene, clause), items) if items else None


def _recipients(scene: "Scene", clause: Clause) -> tuple["Token", ...]:
    before = tuple(t for patient in clause.patients if (t := given_before(scene, patient)) is not None)
    things = (each for t in clause.patients for each in (t, *object_of(t, "of")))
    inner = tuple(n for t in things for n in object_of(t, "to", "for"))
    return (*before, *clause.recipients, *clause.under("for", "into"), *inner)


def _equip(scene: "Scene", clause: Clause) -> _Giving | None:
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "equip"]:
        return None
    items = _items(scene, (*clause.under("with"), *(n for t in clause.patients for n in object_of(t, "with"))))
    return _Giving(clause, clause.agents, clause.patients, items) if items else None


def _get(scene: "Scene", clause: Clause) -> _Giving | None:
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "get"]:
        return None
    items = _items(scene, clause.patients)
    return _Giving(clause, clause.under("from"), clause.agents, items, governed=False) if items else None


def _come(scene: "Scene", clause: Clause) -> _Giving | None:
    """What comes is on its way only where its words say so: "arrived", "are on their way"."""
    if clause.form is not Form.VERB:
        return None
    on_way = lemma_of(clause.head) == "be" and any(lemma_of(t) in ("way", "route") for t in clause.under("on", "en"))
    if clause.lemma not in words()["verbs", "come"] and not on_way:
        return None
    items = _items(scene, clause.agents)
    recipients = (*clause.patients, *clause.under("to", "in", "for", "into"))
    return _Giving(clause, clause.under("from"), recipients, items, governed=False) if items else None


def _more(scene: "Scene", clause: Clause) -> _Giving | None:
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "more"]:
        return None
    items = tuple(item for item in _items(scene, clause.patients) if item.kind in ("aid", "weapon"))
    return _Giving(clause, clause.agents, _recipients(scene, clause), items) if items else None


def _directly(scene: "Scene", clause: Clause) -> _Giving | None:
    """A word of the stages with the things as its object: "guaranteed Kyiv 14 tanks", "asked for jets"."""
    key = next((key for key in _GIVEN if clause.lemma in words()["stages", key]), None)
    if clause.form is not Form.VERB or key is None:
        return None
    if key == "requested":
        direct = clause.patients if clause.lemma in words()["stages", "direct"] else ()
        items = _items(scene, (*clause.under("for"), *direct))
        asked = tuple(t for t in clause.patients if item_of(scene, t) is None)
        asked = (*asked, *clause.under("from"))
        return _Giving(clause, asked, clause.agents, items, governed=False) if items else None
    items = _items(scene, clause.patients)
    return _Giving(clause, clause.agents, _recipients(scene, clause), items) if items else None


def _noun(scene: "Scene", clause: Clause) -> _Giving | None:
    """The delivery of tanks, arms shipments; without things of its own, of those told before."""
    if clause.form is not Form.NOUN or clause.lemma not in words()["nouns", "give"]:
        return None
    compounds = tuple(c for c in clause.head.children if c.dep_ in ("compound", "nmod", "amod"))
    others = tuple(c for c in clause.head.children if c.dep_ == "appos")
    items = _items(scene, (*clause.patients, *compounds, *others))
    if not items and not clause.patients:
        item = last_item(scene, clause.head)
        items = (item,) if item else ()
    givers = tuple(t for t in clause.agents if item_of(scene, t) is None)
    return _Giving(clause, givers, clause.recipients, items) if items else None


def _named(scene: "Scene", clause: Clause) -> _Giving | None:
    """A noun of the stages with its things: "a request for tanks", "the promise of 14 jets"."""
    key = next((key for key in _GIVEN if clause.lemma in words()["stages", key]), None)
    if clause.form is not Form.NOUN or key is None:
        return None
    items = _items(scene, (*object_of(clause.head, "for", "of"), *clause.patients))
    if not items:
        return None
    owners = tuple(t for t in clause.agents if t.dep_ == "poss")
    asked = object_of(clause.head, "to", "from")
    if key == "requested":
        return _Giving(clause, asked, owners, items, governed=False)
    return _Giving(clause, owners, asked, items)


def _allow(scene: "Scene", clause: Clause) -> _Giving | None:
    """Who lets another give gives consent: "license others to supply", "granted permission for the transfer"."""
    if clause.form is Form.VERB and clause.lemma in words()["verbs", "allow"]:
        inner = child(clause.head, "xcomp", "ccomp") or next(
            (c for t in clause.patients if (c := child(t, "relcl"))), None
        )
        if inner is None or lemma_of(inner) not in words()["verbs", "give"] or _is_asked(clause):
            return None
        things = objects(inner)
        if subject(inner) in clause.agents or not (_items(scene, things) or any(t.lower_ in _THEM for t in things)):
            return None
        return _Giving(clause, clause.agents, (), (_CONSENT,))
    if clause.form is Form.NOUN and clause.lemma in words()["nouns", "consent"]:
        verb = clause.head.head
        if clause.head.dep_ == "dobj" and lemma_of(verb) in ("grant", "give", "refuse", "withhold", "deny", "issue"):
            giver = subject(verb)
            return _Giving(clause, conjuncts(giver) if giver is not None else (), (), (_CONSENT,))
    return None


def _is_asked(clause: Clause) -> bool:
    return any(lemma in words()["stages", "requested"] for lemma in clause.manner.governors)


def _decision(scene: "Scene", clause: Clause) -> _Giving | None:
    """A decision or request without things of its own is on those told before."""
    nouns = words()
    if clause.form is not Form.NOUN or child(clause.head, "acl", "relcl", "prep") is not None:
        return None
    if clause.head.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    verb = lemma_of(clause.head.head)
    matter = clause.lemma in nouns["nouns", "matter"] and (
        clause.lemma in nouns["stages", "requested"] or verb in nouns["stages", "considered"]
    )
    if clause.lemma not in nouns["nouns", "decision"] and not matter:
        return None
    named = _items(scene, (*object_of(clause.head.head, "on"), *objects(clause.head.head))) if matter else ()
    if matter and not named and verb not in (*nouns["nouns", "handling"], *nouns["stages", "considered"]):
        return None
    last = None if named else last_item(scene, clause.head)
    items = named or ((last,) if last else ())
    return _Giving(clause, (), clause.agents if matter else (), items) if items else None


def _it(scene: "Scene", clause: Clause) -> _Giving | None:
    """Approving or blocking "it" is to approve or block what was told before."""
    lexicon = words()
    if clause.form is not Form.VERB or not any(t.lower_ in lexicon["nouns", "pronouns"] for t in clause.patients):
        return None
    if not any(clause.lemma in lexicon["stages", key] for key in ("approved", "refused")):
        return None
    item = last_item(scene, clause.head)
    return _Giving(clause, clause.agents, (), (_CONSENT,)) if item else None


_CONSENT = Item("consent", "consent")
_RULES: tuple[Callable[["Scene", Clause], _Giving | None], ...] = (
    _allow, _give, _equip, _get, _come, _more, _directly, _noun, _named, _decision, _it,
)  # fmt: skip
