"""Verbs of giving: sending, equipping, getting, coming, doing more, and words of the stages with
things.
"""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, Form
from sayso.propositions.modality import Modality
from sayso.propositions.phrases import object_of
from sayso.propositions.pledge.giving import (
    GIVEN,
    THEM,
    Giving,
    is_asked,
    items_among,
    recipients_in,
)
from sayso.propositions.pledge.items import item_of, last_item
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.words import words

if TYPE_CHECKING:
    from sayso.propositions.scene import Scene


def by_give(scene: "Scene", clause: Clause) -> Giving | None:
    """Such as "sends tanks", "will hand them over"; not what another is let do."""
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "give"]:
        return None
    above = clause.head.head if clause.head.dep_ != "relcl" else clause.head.head.head
    if (
        clause.head.dep_ in ("xcomp", "ccomp", "relcl")
        and lemma_of(above) in words()["verbs", "allow"]
        and not is_asked(clause)
    ):
        return None
    things = clause.patients or (
        clause.under("with") if clause.lemma in words()["verbs", "part"] else ()
    )
    items = items_among(scene, things)
    if (
        not items
        and clause.lemma not in words()["verbs", "idle"]
        and any(token.lower_ in THEM for token in things)
    ):
        item = last_item(scene, clause.head)
        items = (item,) if item else ()
    return Giving(clause, clause.agents, recipients_in(scene, clause), items) if items else None


def by_equip(scene: "Scene", clause: Clause) -> Giving | None:
    """Such as "equips two battalions with tanks"."""
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "equip"]:
        return None
    items = items_among(
        scene, (*clause.under("with"), *(n for t in clause.patients for n in object_of(t, "with")))
    )
    return Giving(clause, clause.agents, clause.patients, items) if items else None


def by_get(scene: "Scene", clause: Clause) -> Giving | None:
    """Such as "received the first battery from its allies"."""
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "get"]:
        return None
    items = items_among(scene, clause.patients)
    return (
        Giving(clause, clause.under("from"), clause.agents, items, governed=False)
        if items
        else None
    )


def by_come(scene: "Scene", clause: Clause) -> Giving | None:
    """What comes is on its way only where its words say so: "arrived", "are on their way"."""
    if clause.form is not Form.VERB:
        return None
    on_way = lemma_of(clause.head) == "be" and any(
        lemma_of(t) in ("way", "route") for t in clause.under("on", "en")
    )
    if clause.lemma not in words()["verbs", "come"] and not on_way:
        return None
    told = (
        any(t.dep_ == "aux" for t in clause.head.children)
        or clause.recipients
        or clause.under("to", "in", "into")
    )
    if clause.lemma in words()["verbs", "go"] and not told:
        return None  # "the missile came from the north" tells of no gift
    items = items_among(scene, clause.agents)
    recipients = (*clause.patients, *clause.under("to", "in", "for", "into"))
    return (
        Giving(clause, clause.under("from"), recipients, items, governed=False) if items else None
    )


def by_more(scene: "Scene", clause: Clause) -> Giving | None:
    """Such as "stepped up its military aid"."""
    if clause.form is not Form.VERB or clause.lemma not in words()["verbs", "more"]:
        return None
    items = tuple(
        item for item in items_among(scene, clause.patients) if item.kind in ("aid", "weapon")
    )
    return Giving(clause, clause.agents, recipients_in(scene, clause), items) if items else None


def by_directly(scene: "Scene", clause: Clause) -> Giving | None:
    """A word of the stages with the things as its object: "guaranteed Kyiv 14 tanks", "asked for
    jets".
    """
    key = next((key for key in GIVEN if clause.lemma in words()["stages", key]), None)
    if clause.form is not Form.VERB or key is None:
        return None
    if key == "requested" or lemma_of(clause.head) in words()["stages", "wished"]:
        direct = clause.patients if clause.lemma in words()["stages", "direct"] else ()
        items = items_among(scene, (*clause.under("for"), *direct))
        asked = tuple(t for t in clause.patients if item_of(scene, t) is None)
        asked = (*asked, *clause.under("from"))
        return (
            Giving(clause, asked, clause.agents, items, governed=False, asked=True)
            if items
            else None
        )
    to = clause.under("to") if clause.lemma in words()["stages", "committing"] else ()
    plea = any(lemma_of(t) in words()["stages", "requested"] for t in clause.patients)
    wanted = (
        clause.under("for") if plea else ()
    )  # "turned down a plea for tanks", however it is parsed
    items = items_among(scene, (*clause.patients, *to, *wanted))
    if key == "withdrawn" and clause.lemma not in words()["stages", "cancelling"]:
        items = tuple(
            item for item in items if item.kind == "aid"
        )  # troops withdraw tanks, and jets drop bombs
    return Giving(clause, clause.agents, recipients_in(scene, clause), items) if items else None


def by_being(scene: "Scene", clause: Clause) -> Giving | None:
    """Such as "the batteries are already in Ukraine", "tanks will be part of the package", "are
    included in it".
    """
    lemma = lemma_of(clause.head)
    if clause.form is not Form.VERB or (
        lemma != "be" and not (lemma in words()["verbs", "include"] and clause.passive)
    ):
        return None
    things = clause.agents if lemma == "be" else clause.patients
    items = tuple(item for item in items_among(scene, things) if not item.weak)
    if not items:
        return None
    parts = [t for t in clause.predicate if lemma_of(t) == "part"]
    packages = (*clause.under("in", "among"), *(n for t in parts for n in object_of(t, "of")))
    if any(lemma_of(n) in words()["nouns", "packages"] for n in packages):
        recipients = tuple(n for t in packages for n in object_of(t, "for", "to"))
        return Giving(clause, (), recipients, items, stage=Stage.PLEDGED)
    here = [t for t in clause.head.children if t.lower_ in ("here", "there")]
    states = tuple(t for t in clause.under("in") if scene.parties.state(scene.party(t)))
    if (
        lemma != "be"
        or not (here or states)
        or clause.negated
        or clause.modality is not Modality.FACT
    ):
        return None
    return Giving(clause, (), states, items, governed=False, stage=Stage.DELIVERED)
