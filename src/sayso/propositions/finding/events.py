"""One event that two triggers tell: "missile strikes hit the port", "the port was hit by missile
strikes".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.parser import root_of
from sayso.propositions.finding.finder import Argument, Finding
from sayso.propositions.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def one_event(scene: Scene, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, without nouns of attack that are what another attack was done with; the verb
    takes over what the noun tells beside it.
    """
    strikes = [f for f in findings if f.type == "strike" and f.is_sure]
    if len(strikes) < 2:
        return list(findings)
    heads = {f.trigger: root_of(scene.analysis.parse.tokens(*f.trigger)) for f in strikes}
    doers = {
        f: verb for f in strikes for verb in strikes if _does(heads[f.trigger], heads[verb.trigger])
    }
    taken = {verb: noun for noun, verb in doers.items()}
    return [_with(f, taken[f]) if f in taken else f for f in findings if f not in doers]


def _does(noun: "Token | None", verb: "Token | None") -> bool:
    """Whether a noun is the subject of a verb, or its agent."""
    if noun is None or verb is None or verb.pos_ != "VERB":
        return False
    if noun.pos_ not in ("NOUN", "PROPN") and noun.tag_ != "VBG":
        return False
    if noun.head == verb:
        return noun.dep_ in ("nsubj", "csubj")
    return noun.dep_ == "pobj" and noun.head.lower_ in ("by", "with") and noun.head.head == verb


def _with(verb: Finding, noun: Finding) -> Finding:
    """The verb's finding, with the noun as its weapon unless it names one."""
    weapon = {"weapon": Argument((noun.trigger,), noun.score)}
    return replace(verb, arguments={**weapon, **noun.arguments, **verb.arguments})
