"""Nouns of giving, consent, and what is said of a decision or a request that was told before."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child, objects, subject
from sayso.propositions.clause import Clause, Form
from sayso.propositions.phrases import conjuncts, object_of
from sayso.propositions.pledge.giving import CONSENT, GIVEN, THEM, Giving, is_asked, items_among
from sayso.propositions.pledge.items import item_of, last_item
from sayso.propositions.pledge.words import words

if TYPE_CHECKING:
    from sayso.propositions.scene import Scene


def by_noun(scene: "Scene", clause: Clause) -> Giving | None:
    """The delivery of tanks, arms shipments; without things of its own, of those told before."""
    if clause.form is not Form.NOUN or clause.lemma not in words()["nouns", "give"]:
        return None
    compounds = tuple(c for c in clause.head.children if c.dep_ in ("compound", "nmod", "amod"))
    others = tuple(c for c in clause.head.children if c.dep_ == "appos")
    items = items_among(scene, (*clause.patients, *compounds, *others))
    if not items and not clause.patients:
        item = last_item(scene, clause.head)
        items = (item,) if item else ()
    givers = tuple(t for t in clause.agents if item_of(scene, t) is None)
    return Giving(clause, givers, clause.recipients, items) if items else None


def by_named(scene: "Scene", clause: Clause) -> Giving | None:
    """A noun of the stages with its things: "a request for tanks", "the promise of 14 jets"."""
    key = next((key for key in GIVEN if clause.lemma in words()["stages", key]), None)
    if clause.form is not Form.NOUN or key is None:
        return None
    items = items_among(scene, (*object_of(clause.head, "for", "of"), *clause.patients))
    if not items:
        return None
    owners = tuple(t for t in clause.agents if t.dep_ == "poss")
    asked = object_of(clause.head, "to", "from")
    if key == "requested":
        return Giving(clause, asked, owners, items, governed=False, asked=True)
    return Giving(clause, owners, asked, items)


def by_allow(scene: "Scene", clause: Clause) -> Giving | None:
    """Who lets another give gives consent: "license others to supply", "granted permission for the
    transfer".
    """
    if clause.form is Form.VERB and clause.lemma in words()["verbs", "allow"]:
        inner = child(clause.head, "xcomp", "ccomp") or next(
            (c for t in clause.patients if (c := child(t, "relcl"))), None
        )
        if inner is None or lemma_of(inner) not in words()["verbs", "give"] or is_asked(clause):
            return None
        things = objects(inner)
        if subject(inner) in clause.agents or not (
            items_among(scene, things) or any(t.lower_ in THEM for t in things)
        ):
            return None
        return Giving(clause, clause.agents, (), (CONSENT,))
    if clause.form is Form.NOUN and clause.lemma in words()["nouns", "consent"]:
        verb = clause.head.head
        if clause.head.dep_ == "dobj" and lemma_of(verb) in (
            "grant",
            "give",
            "refuse",
            "withhold",
            "deny",
            "issue",
        ):
            giver = subject(verb)
            return Giving(clause, conjuncts(giver) if giver is not None else (), (), (CONSENT,))
    return None


def by_decision(scene: "Scene", clause: Clause) -> Giving | None:
    """A decision or request without things of its own is on those told before."""
    nouns = words()
    if clause.form is not Form.NOUN:
        return None
    if clause.lemma in nouns["nouns", "decision"]:
        items = items_among(scene, object_of(clause.head, "on", "about", "over", "regarding"))
        if items:
            return Giving(clause, (), (), items)
    if child(clause.head, "acl", "relcl", "prep") is not None:
        return None
    if clause.head.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    verb = lemma_of(clause.head.head)
    matter = clause.lemma in nouns["nouns", "matter"] and (
        clause.lemma in nouns["stages", "requested"] or verb in nouns["stages", "considered"]
    )
    if clause.lemma not in nouns["nouns", "decision"] and not matter:
        return None
    named = (
        items_among(scene, (*object_of(clause.head.head, "on"), *objects(clause.head.head)))
        if matter
        else ()
    )
    if (
        matter
        and not named
        and verb not in (*nouns["nouns", "handling"], *nouns["stages", "considered"])
    ):
        return None
    last = None if named else last_item(scene, clause.head)
    items = named or ((last,) if last else ())
    return Giving(clause, (), clause.agents if matter else (), items) if items else None


def by_it(scene: "Scene", clause: Clause) -> Giving | None:
    """Approving or blocking "it" is to approve or block what was told before."""
    lexicon = words()
    if clause.form is not Form.VERB or not any(
        t.lower_ in lexicon["nouns", "pronouns"] for t in clause.patients
    ):
        return None
    if not any(clause.lemma in lexicon["stages", key] for key in ("approved", "refused")):
        return None
    item = last_item(scene, clause.head)
    return Giving(clause, clause.agents, (), (CONSENT,)) if item else None
