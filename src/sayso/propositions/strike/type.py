"""Attacks: who struck what, with what, where; also those that were beaten back or shot down."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import doers, is_passive
from sayso.propositions.clause import Clause, Form
from sayso.propositions.control.grounds import place_of
from sayso.propositions.english import is_plural, named, thing
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party
from sayso.propositions.phrases import core, name_of, object_of
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition
from sayso.propositions.responsibility.deed import is_protected
from sayso.propositions.responsibility.doing import tells_losses
from sayso.propositions.sides import (
    is_background,
    is_civil,
    is_existence,
    is_force,
    is_main,
    is_party,
    is_planned,
    known,
    party_at,
)
from sayso.propositions.strike.arms import (
    can_attack,
    is_attack,
    is_beaten,
    is_counted,
    is_ruled,
    is_target,
    is_weapon,
    lays_blame,
    past_series,
    weapon_beside,
)
from sayso.record.claim import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike(KnownProposition):
    """An attack.

    ``attacker`` is a name, with the id of the actor and its side, empty where nobody is named;
    ``target`` and ``weapon`` are as printed; ``target_side`` is whose the target is.  ``repelled``
    says that it was shot down or beaten back: then the attacker is the one that it was beaten back
    from.
    """

    type: ClassVar[str] = "strike"
    tells: ClassVar[tuple[str, ...]] = ("attacker", "attacker_id", "attacker_side")

    attacker: str = ""
    attacker_id: str = ""
    attacker_side: str | None = None
    target: str = ""
    target_side: str | None = None
    weapon: str = ""
    repelled: bool = False

    @classmethod
    def find(cls, scene: "Scene") -> list["Strike"]:
        """By what the passage says was struck; a strike told to accuse another side of it is
        ``Responsibility``.
        """
        found: dict[tuple[str, str], Strike] = {}
        if lays_blame(scene):
            return []
        for clause in scene.clauses:
            if not _may_tell(clause) or clause.modality is Modality.CONDITIONAL:
                continue
            if (
                is_planned(scene, clause)
                or is_background(scene, clause)
                or not is_main(scene, clause)
            ):
                continue
            for strike in _read(scene, clause):
                found.setdefault((strike.attacker_id, strike.target), strike)
        return list(found.values())

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        about = [
            ("target", self.target.casefold()),
            ("repelled", "repelled" if self.repelled else ""),
        ]
        what = self.target or "drones or missiles"
        if self.repelled:
            return (
                about,
                f"Whose {what} {'were' if is_plural(what) else 'was'} shot down or beaten "
                f"back{self.near_place()}?",
            )
        where = "" if self.place_name and self.place_name in self.target else self.in_place()
        if not self.target:
            return (
                about,
                f"Who attacked{where}?" if not where else f"Who attacked {named(self.place_name)}?",
            )
        return (
            about,
            f"Who struck {named(self.target) if self.target == self.place_name else thing(self.target)}{where}?",
        )

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Strike) or self.repelled != other.repelled:
            return Comparison.UNRELATED
        if self.target and other.target and self.target.casefold() != other.target.casefold():
            return Comparison.UNRELATED
        mine, theirs = (
            self.attacker_side or self.attacker_id,
            other.attacker_side or other.attacker_id,
        )
        if not mine or not theirs:
            return Comparison.SAME if mine == theirs else Comparison.NARROWER
        return Comparison.SAME if mine == theirs else Comparison.CONFLICTING


def _may_tell(clause: Clause) -> bool:
    words = load_lexicon("strike")
    if clause.form is Form.VERB:
        return any(
            clause.lemma in words["verbs", key]
            for key in ("strike", "destroy", "fire", "down", "land", "explode", "rock", "come")
        )
    return clause.form is Form.NOUN and clause.lemma in words["nouns", "strike"]


def _read(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    if clause.form is Form.VERB:
        yield from _read_verb(scene, clause)
    elif clause.form is Form.NOUN and clause.lemma in load_lexicon("strike")["nouns", "strike"]:
        yield from _read_noun(scene, clause)


def _read_verb(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    words = load_lexicon("strike")
    if clause.lemma in words["verbs", "strike"] | words["verbs", "destroy"]:
        yield from _read_hit(scene, clause)
    elif clause.lemma in words["verbs", "fire"]:
        yield from _read_fire(scene, clause)
    elif clause.lemma in words["verbs", "down"]:
        yield from _read_repelled(scene, clause)
    elif clause.lemma in words["verbs", "come"]:
        yield from _read_under(scene, clause)
    elif clause.lemma in words["verbs", "land"]:
        yield from _read_landed(scene, clause)
    if clause.lemma in words["verbs", "explode"] or lemma_of(clause.head) in words["verbs", "rock"]:
        yield from _read_explosion(scene, clause)


def _read_hit(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    agent, weapon = _doer(scene, clause)
    struck = clause.lemma in load_lexicon("strike")["verbs", "strike"]
    if agent is None and weapon is None and not clause.passive:
        return
    armed = weapon is not None or (agent is not None and is_force(agent))
    for target in clause.patients or object_of(clause.head, "at", "on", "against", "in"):
        concrete = armed and struck and target.pos_ in ("NOUN", "PROPN")
        known_target = concrete or is_target(scene, target)
        fits = (
            known_target
            and not _is_share(target)
            and (struck or not (is_civil(target) or is_counted(scene, target, agent)))
        )
        if fits and not _is_accusation(scene, agent, weapon, target):
            yield _strike(scene, clause, agent, target, weapon)


def _read_fire(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    """Such as "fired three missiles at the port", "Russian guns fired on the town"."""
    agent, gun = _doer(scene, clause)
    several = (n for p in clause.patients for n in (p, *object_of(p, "of")))
    weapon = next((n for n in several if is_weapon(n)), None) or gun
    target = next(iter(object_of(clause.head, "at", "on", "against", "into", "towards")), None)
    if target is None and weapon is not None:
        target = next(iter(object_of(weapon, "at", "on", "against", "into", "towards")), None)
    if weapon is None or (agent is None and not clause.passive and gun is None):
        return
    if target is None or not _is_accusation(scene, agent, None, target):
        yield _strike(scene, clause, agent, target, weapon)


def _is_share(target: "Token") -> bool:
    """Such as "every third house": so many of all, and not the third of them."""
    return any(c.lower_ in ("every", "each") for c in target.children) and any(
        c.like_num and c.pos_ == "ADJ" for c in target.children
    )


def _read_repelled(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    """Such as "shot down two drones", "three counterattacks were repelled"."""
    words = load_lexicon("strike")
    able = words["nouns", "weapon"] | words["nouns", "strike"] | words["nouns", "thrust"]
    for target in clause.patients:
        if lemma_of(target) not in able and target.pos_ not in ("NUM", "ADJ"):
            continue
        attacker = party_at(scene, target)
        made = _strike(
            scene, clause, None, target, target if is_weapon(target) else None, repelled=True
        )
        yield _attacked_by(made, known(scene, attacker)) if attacker.side else made


def _read_under(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    """Such as "the city came under heavy shelling from the hills"."""
    fire = next(
        (
            n
            for n in clause.under("under")
            if lemma_of(n) in load_lexicon("strike")["verbs", "under"]
        ),
        None,
    )
    for target in clause.agents:
        if fire is not None and is_target(scene, target):
            yield _strike(scene, clause, None, target, None)


def _read_landed(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    weapon = next((a for a in clause.agents if is_weapon(a)), None)
    target = next(iter(object_of(clause.head, "on", "in", "into", "near", "at")), None)
    if weapon is not None and target is not None and is_target(scene, target):
        yield _strike(scene, clause, None, target, weapon)


def _read_explosion(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    """Such as "the depot exploded", "an explosion rocked the town"; nobody is named in it."""
    words = load_lexicon("strike")
    subject = next(iter(clause.patients if clause.passive else clause.agents), None)
    if subject is None:
        return
    if lemma_of(subject) in words["nouns", "explosion"]:
        hit = () if clause.passive else (*clause.patients, *clause.under("through"))
        yield _strike(scene, clause, None, next(iter(hit), None), None)
    elif (
        clause.lemma in words["verbs", "explode"] and not clause.patients and not is_weapon(subject)
    ):
        yield _strike(scene, clause, None, subject, None)


def _read_noun(scene: "Scene", clause: Clause) -> Iterator[Strike]:
    above = past_series(clause.head)
    if (
        above.pos_ == "VERB"
        and clause.head.dep_ in ("dobj", "nsubjpass")
        and (is_beaten(above) or is_ruled(above))
    ):
        return
    candidates = (*clause.agents, *_carriers(above))
    agent = next(
        (a for a in candidates if is_party(scene, party_at(scene, a)) or is_force(a)), None
    )
    of = () if clause.lemma in ("strike", "attack") else ("of",)
    carried = above.pos_ == "VERB" and lemma_of(above) in load_lexicon("strike")["verbs", "carry"]
    weapon = weapon_beside(above) if carried else None
    targets = object_of(clause.head, "on", "against", "at", *of)
    for target in targets:
        if is_target(scene, target) and not _is_accusation(scene, agent, None, target):
            yield _strike(scene, clause, agent, target, weapon)
    subject = clause.head.dep_ in ("nsubj", "nsubjpass") and not carried
    armed = next(
        (
            c
            for c in clause.head.children
            if c.dep_ in ("compound", "nmod", "amod") and is_weapon(c)
        ),
        None,
    )
    if not targets and subject and armed is not None:
        yield _strike(scene, clause, agent, None, armed)
    elif (
        not targets
        and subject
        and is_existence(above)
        and scene.setting.where(clause, told_before=False)
    ):
        yield _strike(scene, clause, agent, None, None)
    elif (
        not targets
        and carried
        and (weapon is not None or (agent is not None and _is_own(scene, agent)))
    ):
        yield _strike(scene, clause, agent, None, weapon)


def _is_own(scene: "Scene", agent: "Token") -> bool:
    """The speaker's own side, of whose attack nobody is accused."""
    return party_at(scene, agent).side == scene.speaking().side is not None


def _carriers(verb: "Token") -> tuple["Token", ...]:
    """Who carries out what the noun under the verb tells: "Kyiv carried out an attack"."""
    if verb.pos_ != "VERB":
        return ()
    return doers(verb, is_passive(verb))


def _doer(scene: "Scene", clause: Clause) -> tuple["Token | None", "Token | None"]:
    """Who does it, and with what, where the weapon is told as the doer or under "with"."""
    weapon = next(
        (a for a in clause.agents if (is_weapon(a) or is_attack(a)) and not is_force(a)), None
    )
    agent = next((a for a in clause.agents if a != weapon and can_attack(scene, a)), None)
    with_what = next((n for n in clause.under("with", "using", "by") if is_weapon(n)), None)
    return agent, weapon if weapon is not None else with_what


def _is_accusation(
    scene: "Scene", agent: "Token | None", weapon: "Token | None", target: "Token"
) -> bool:
    """A side of the conflict tells of another's attack on what no army may attack, or denies its
    own.
    """
    doer = agent if agent is not None else weapon
    if (
        doer is None
        or not is_protected(target)
        or not is_party(scene, scene.speaking())
        or tells_losses(scene)
    ):
        return False
    party = party_at(scene, doer)
    return is_party(scene, party) and (
        party.side != scene.speaking().side or scene.stance is Stance.DENIES
    )


def _strike(
    scene: "Scene", clause: Clause, agent: "Token | None", target: "Token | None", weapon: "Token | None",
    repelled: bool = False,
) -> Strike:  # fmt: skip
    doer = agent if agent is not None else weapon
    struck = scene.setting.toponym(target) if target is not None else None
    party = known(scene, party_at(scene, doer)) if doer is not None and not repelled else Party()
    place, place_text = place_of(struck) if struck is not None else scene.where(clause)
    named = bool(party) and (agent is not None or party.side is not None)
    return Strike(
        spans=scene.spans_of(clause.tokens),
        stance=scene.told(clause),
        certainty=scene.certainty_of(clause),
        likelihood=clause.manner.likelihood,
        place=place,
        place_text=place_text,
        event_time=scene.when(clause),
        why=(
            scene.reason(
                "strike", "struck", [clause.head, *([target] if target is not None else [])]
            ),
        ),
        attacker=party.name if named else "",
        attacker_id=party.id if named else "",
        attacker_side=party.side if named else None,
        target=_words(target) if target is not None else "",
        target_side=scene.side(target) if target is not None else None,
        weapon=name_of(weapon) if weapon is not None else "",
        repelled=repelled,
    )


def _attacked_by(strike: Strike, party: Party) -> Strike:
    return replace(strike, attacker=party.name, attacker_id=party.id, attacker_side=party.side)


def _words(token: "Token") -> str:
    return "".join(t.text_with_ws for t in core(token) if t.dep_ not in ("det", "predet")).strip()
