"""Words of attacks: what is a weapon, what can be struck, who can strike."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import before, object_of
from sayso.propositions.responsibility.deed import is_protected
from sayso.propositions.sides import is_body, is_force, is_party, party_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene


def weapon_beside(verb: "Token") -> "Token | None":
    """What an attack is carried out with."""
    return next((n for n in object_of(verb, "with", "using", "from") if is_weapon(n)), None)


def series_of(attack: "Token") -> "Token":
    """The noun that gathers several attacks, "a wave of"; the attack itself where there is none."""
    of = attack.head
    if attack.dep_ != "pobj" or of.lower_ != "of":
        return attack
    return (
        of.head
        if lemma_of(of.head) in load_lexicon("responsibility")["nouns", "series"]
        else attack
    )


def past_series(attack: "Token") -> "Token":
    """What the noun hangs on, past "a wave of"."""
    return series_of(attack).head


def lays_blame(scene: "Scene") -> bool:
    """Whether the cue itself lays blame: then the attack is what somebody is blamed for."""
    words = load_lexicon("responsibility")
    blaming = words["verbs", "accuse"] | words["verbs", "blame"] | words["verbs", "condemn"]
    return any(lemma_of(token) in blaming for token in scene.cue)


def is_ruled(verb: "Token") -> bool:
    """A verb that speaks of attacks as such, or of keeping them off: "the law forbids attacks
    on".
    """
    return lemma_of(verb) in load_lexicon("strike")["verbs", "ruled"]


def is_beaten(verb: "Token") -> bool:
    """A verb of repelling, whose own clause tells of the attack."""
    particle = child(verb, "prt")
    lemma = f"{lemma_of(verb)} {particle.lower_}" if particle is not None else lemma_of(verb)
    return lemma in load_lexicon("strike")["verbs", "down"]


def is_attack(token: "Token") -> bool:
    """Whether the noun is an attack, which may be told as its own doer: "the strike hit a
    school".
    """
    return lemma_of(token) in load_lexicon("strike")["nouns", "strike"]


def is_counted(scene: "Scene", target: "Token", agent: "Token | None") -> bool:
    """Things whose number is told without who destroyed them: a count, and no attack."""
    return agent is None and scene.amount_of(target) is not None


def can_attack(scene: "Scene", token: "Token") -> bool:
    """Whether the noun is someone who can strike."""
    return is_force(token) or is_party(scene, party_at(scene, token)) or is_body(scene, token)


def is_weapon(token: "Token") -> bool:
    """Whether the noun is a weapon, or is told of by one: "drone attack"."""
    weapons = load_lexicon("strike")["nouns", "weapon"]
    forms = {lemma_of(token), token.lower_, token.lower_.removesuffix("s")}
    return bool(forms & weapons) or any(c.lower_ in weapons for c in token.children)


def is_target(scene: "Scene", token: "Token") -> bool:
    """Whether the noun is something that can be struck: troops, arms, places, what no army may
    attack.
    """
    words = load_lexicon("strike")["nouns", "target"]
    named = {lemma_of(t) for t in before(token)} | {token.lower_}
    if named & words or is_force(token) or scene.setting.toponym(token) is not None:
        return True
    return is_protected(token) or any(lemma_of(n) in words for n in object_of(token, "of"))
