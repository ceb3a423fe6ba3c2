"""Words that accuse: "accused X of", "blamed Y for", "X is responsible", "the fault of", "X was
behind".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.table import entries_of
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party
from sayso.propositions.phrases import before, conjuncts, none_of, object_of
from sayso.propositions.responsibility.deed import Deed, deed_at, is_deed, is_harm
from sayso.propositions.scene import Scene
from sayso.propositions.sides import known, parties_at, party_at

if TYPE_CHECKING:
    from spacy.tokens import Token


_ASKING = frozenset({"who", "whoever", "what", "which", "whose"})


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is blamed, for what, by which words; ``clause`` has their manner, which is not the
    blame's if ``plain``.
    """

    clause: Clause
    accused: Party
    deed: Deed | None
    words: tuple["Token", ...]
    plain: bool = False


def read_accusing(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """What a clause says of who is to blame."""
    lexicon = load_lexicon("responsibility")
    if _is_verb(clause) and clause.lemma in lexicon["verbs", "accuse"]:
        yield from _read_accuse(scene, clause)
    elif _is_verb(clause) and clause.lemma in lexicon["verbs", "blame"]:
        yield from _read_blame(scene, clause)
    else:
        yield from _read_traded(scene, clause)
        yield from _read_guilt(scene, clause)
        yield from _read_behind(scene, clause)


def _is_verb(clause: Clause) -> bool:
    """A verb, or what has an object like one: the parse takes "officials accuse Kyiv" for nouns."""
    return clause.form is Form.VERB or child(clause.head, "dobj") is not None


def _accused(clause: Clause) -> tuple["Token", ...]:
    objects = (conjuncts(c) for c in clause.head.children if c.dep_ == "dobj")
    found = (
        clause.patients if clause.form is Form.VERB else tuple(t for each in objects for t in each)
    )
    return tuple(t for t in found if t.pos_ != "VERB" and child(t, "aux") is None)


def _read_accuse(scene: Scene, clause: Clause) -> Iterator[Blame]:
    deed = _deed_under(clause, "of", "with", "for", "over")
    if deed is not None and is_undone(deed):
        return
    for accused in _accused(clause):
        yield from (
            Blame(clause, party, deed, (clause.head, accused))
            for party in parties_of(scene, accused)
        )


def _read_blame(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "blamed X for the deed", "blamed the deed on X"."""
    on = [noun for name, noun in clause.obliques if name == "on"]
    on = on or [
        n for p in clause.patients for n in object_of(p, "on") if is_deed(p) or not is_deed(n)
    ]
    if on:
        deed = next((_without(deed_at(p), on) for p in clause.patients), None)
        for accused in (a for each in on for a in _authors(each)):
            yield from (
                Blame(clause, party, deed, (clause.head, accused))
                for party in parties_of(scene, accused)
            )
        return
    deed = _deed_under(clause, "for", "over")
    for accused in clause.patients:
        yield from (
            Blame(clause, party, deed, (clause.head, accused))
            for party in parties_of(scene, accused)
        )


def _read_traded(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "Kyiv and Moscow traded blame over the attack": each blames the other."""
    lexicon = load_lexicon("responsibility")
    if clause.form is not Form.VERB or lemma_of(clause.head) not in lexicon["verbs", "trade"]:
        return
    noun = child(clause.head, "dobj")
    if noun is None or lemma_of(noun) not in lexicon["nouns", "charge"] | lexicon["nouns", "blame"]:
        return
    deed = _deed_of_nouns(
        (*object_of(noun, "over", "for", "about"), *clause.under("over", "for", "about"))
    )
    parties = [party for agent in clause.agents for party in parties_of(scene, agent)]
    if len({party.side for party in parties if party.side}) > 1:
        yield from (Blame(clause, party, deed, (clause.head, noun)) for party in parties)


def _authors(cause: "Token") -> tuple["Token", ...]:
    """Of "blamed the deaths on an air strike by the army" the army."""
    return (object_of(cause, "by", "of") or (cause,)) if is_deed(cause) else (cause,)


def _without(deed: Deed, others: list["Token"]) -> Deed:
    """The deed without the words for whom it is blamed on."""
    dropped = {t for other in others for t in (other.head, *other.subtree)}
    victim = None if deed.victim in others else deed.victim
    return Deed(deed.head, tuple(t for t in deed.tokens if t not in dropped), deed.kind, victim)


def _read_guilt(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "X is responsible for", "it is the fault of X", "responsibility lies with X", "X is
    to blame".
    """
    lexicon = load_lexicon("responsibility")
    if clause.form is not Form.VERB:
        return
    guilty = next(
        (t for t in clause.predicate if t.lower_ in lexicon["adjectives", "guilty"]), None
    )
    to_blame = next(
        (c for c in clause.head.children if c.dep_ == "xcomp" and c.lower_ == "blame"), None
    )
    held = clause.lemma in lexicon["verbs", "hold"]  # who holds another responsible is not
    if (guilty is not None or to_blame is not None) and not held:
        word = guilty if guilty is not None else to_blame
        deed = _deed_of_nouns(object_of(word, "for", "of", "in")) if word is not None else None
        words = (clause.head, *((word,) if word is not None else ()))
        if deed is not None and not (is_deed(deed.head) or is_harm(deed.head)):
            return
        for agent in clause.agents:
            yield from (Blame(clause, party, deed, words) for party in parties_of(scene, agent))
    for noun in (*clause.predicate, *clause.agents):
        if lemma_of(noun) in lexicon["nouns", "blame"] | lexicon["nouns", "wrong"]:
            yield from _read_of_whom(scene, clause, noun)


def _read_of_whom(scene: Scene, clause: Clause, noun: "Token") -> Iterator[Blame]:
    """Such as "Russia's fault", "a crime of the militia", "the responsibility lies with Kyiv"."""
    lexicon = load_lexicon("responsibility")
    named = [c for c in noun.children if c.dep_ == "poss"] + list(object_of(noun, "of", "by"))
    if lemma_of(noun) in lexicon["nouns", "blame"]:
        named += list(clause.under("with", "on"))
    else:
        named = [n for n in named if _party(scene, n).side is not None]
    deed = deed_at(noun) if is_deed(noun) else _deed_of_nouns(object_of(noun, "for"))
    for accused in named:
        for party in parties_of(scene, accused):
            if party.side is not None or accused.pos_ == "PROPN":
                yield Blame(clause, party, deed, (noun, accused))


def _read_behind(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "X was behind the attack", "had a hand in it"; with "who", nobody is named."""
    if clause.form is not Form.VERB:
        return
    deeds = [
        noun
        for name, noun in clause.obliques
        if name == "behind" and (is_deed(noun) or is_harm(noun))
    ]
    if clause.lemma not in ("be", "stand", "lie") or not deeds:
        return
    for agent in clause.agents:
        deed = deed_at(deeds[0])
        yield from (
            Blame(clause, party, deed, (clause.head, deeds[0]))
            for party in parties_of(scene, agent)
        )


def _party(scene: Scene, token: "Token") -> Party:
    return known(scene, party_at(scene, token))


def parties_of(scene: Scene, token: "Token") -> tuple[Party, ...]:
    """Whom the words for the accused mean, by name; nobody for "who"."""
    if (
        token.lower_ in _ASKING
        or any(c.lower_ in _ASKING for c in token.children)
        or none_of(token) is not None
    ):
        return (Party(),)
    if token.tag_ == "VB" or any(t.lower_ == "to" or t.pos_ == "AUX" for t in before(token)):
        # the parse takes a purpose for one more of the accused: "accused Kyiv of it to rob Crimea
        # of water"
        return ()
    return tuple(known(scene, party) for party in parties_at(scene, token))


def _deed_under(clause: Clause, *prepositions: str) -> Deed | None:
    """The deed after "of" or "for", a gerund or a noun."""
    heads = [clause.head, *clause.patients]
    for head in heads:
        for prep in head.children:
            if prep.dep_ != "prep" or prep.lower_ not in prepositions:
                continue
            told = child(prep, "pcomp", "pobj")
            if told is not None:
                return deed_at(told)
    return None


def is_undone(deed: Deed) -> bool:
    """Whether it is no more than meant, or was left undone: "of planning to shell", "of failing to
    attack".  Who fails to protect is blamed for that.
    """
    aimed = next((c for c in deed.head.children if c.dep_ == "xcomp"), None)
    after = deed.head.doc[deed.head.i + 1 : deed.head.i + 3]
    if aimed is None and len(after) > 1 and after[0].lower_ == "to":
        aimed = after[1]  # the parse hangs "planning to shell" on the verb of accusing
    strikes = load_lexicon("strike")["verbs", "strike"] | load_lexicon("strike")["verbs", "fire"]
    if aimed is None or not (is_deed(aimed) or lemma_of(aimed) in strikes):
        return False
    return any(
        e.positive != "+" for e in entries_of(lemma_of(deed.head), "VERB", Frame.INFINITIVE)[:1]
    )


def _deed_of_nouns(nouns: tuple["Token", ...]) -> Deed | None:
    return next((deed_at(each) for noun in nouns for each in conjuncts(noun)), None)
