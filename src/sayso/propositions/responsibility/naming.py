"""Wrongs by their name, and what brought a disaster about: "deliberate Ukrainian sabotage",
"Russian involvement".
"""

from collections.abc import Iterator

from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party
from sayso.propositions.phrases import conjuncts, object_of
from sayso.propositions.responsibility.accusing import Blame
from sayso.propositions.responsibility.deed import deed_at, is_deed, is_protected
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_party, known, of_side, party_at, rival_of
from sayso.record.claim import Stance

_ASKED = frozenset({"who", "what", "which", "whether", "why", "how"})


def read_naming(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """A wrong or a part in one, called somebody's; or called a wrong by a party, which means its
    rival's.
    """
    words = load_lexicon("responsibility")
    if (
        clause.form is Form.NOUN
        and clause.lemma in words["nouns", "wrong"] | words["nouns", "share"]
    ):
        yield from _read_owned(scene, clause)
    elif clause.form is Form.VERB:
        yield from read_called(scene, clause)
        yield from _read_answer(scene, clause)


def read_cause_told(scene: Scene) -> Iterator[Blame]:
    """What is left open or thought likely of how a disaster came about; nobody is named in it."""
    if scene.stance is Stance.WITHHOLDS:
        yield from _read_asked(scene)
        return
    for clause in scene.all_clauses:
        if (
            clause.form is Form.VERB
            and clause.lemma in load_lexicon("responsibility")["verbs", "bring_about"]
        ):
            likely = clause.modality is Modality.POSSIBLE or clause.negated or _is_likely(clause)
            causes = [a for a in clause.agents if is_deed(a)]
            effects = [
                p for p in clause.patients if is_deed(p) or is_protected(p) or p.pos_ == "PRON"
            ]
            if likely and causes and effects:
                yield Blame(clause, Party(), deed_at(causes[0]), (causes[0], clause.head))
        elif clause.form is Form.VERB and clause.lemma == "be" and _is_likely(clause):
            yield from _read_likely(clause)


def _read_likely(clause: Clause) -> Iterator[Blame]:
    """Such as "the explosion was the likely trigger", "an outside attack was possible"."""
    causes = load_lexicon("responsibility")["verbs", "cause"] | {
        "possible",
        "likely",
        "plausible",
        "reason",
    }
    deeds = [d for a in clause.agents for d in conjuncts(a) if is_deed(d)]
    if deeds and any(lemma_of(p) in causes for p in clause.predicate):
        yield Blame(clause, Party(), deed_at(deeds[0]), (deeds[0], clause.head))


def _read_owned(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """By an adjective, an owner or an author of another side than the speaker's."""
    own = scene.speaking().side
    noun = clause.head
    authors = (*clause.agents, *object_of(noun, "by", "from", "of"))
    named = [party for author in authors if is_party(scene, party := party_at(scene, author))]
    side = scene.side(noun) if not named else None
    if side is not None and is_party(scene, of_side(scene, side)):
        named = [of_side(scene, side)]
    for party in named:
        if party.side != own or scene.stance is Stance.DENIES:
            yield Blame(clause, known(scene, party), deed_at(noun), (noun,))


def read_called(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "this sabotage was meant to", "the attack amounted to a war crime", told by a party
    to the conflict.
    """
    grave = load_lexicon("responsibility")["nouns", "grave"]
    if not is_party(scene, scene.speaking()) or scene.stance is not Stance.ASSERTS:
        return
    told = (*clause.agents, *clause.patients, *clause.predicate, *clause.under("to", "as"))
    noun = next((t for t in told if lemma_of(t) in grave), None)
    if noun is None or scene.side(noun) is not None or any(c.dep_ == "poss" for c in noun.children):
        return
    named = [
        known(scene, p)
        for n in object_of(noun, "of", "by")
        if is_party(scene, p := party_at(scene, n))
    ]
    rival = rival_of(scene)
    accused = named or [of_side(scene, rival) if rival else Party()]
    yield from (Blame(clause, party, deed_at(noun), (noun, clause.head)) for party in accused)


def _read_answer(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "Kyiv should answer for the consequences"."""
    if clause.lemma not in load_lexicon("responsibility")["verbs", "answer"]:
        return
    for deed in clause.under("for")[:1]:
        for agent in clause.agents:
            party = party_at(scene, agent)
            if is_party(scene, party) and party.side != scene.speaking().side:
                yield Blame(clause, known(scene, party), deed_at(deed), (clause.head, deed))


def _read_asked(scene: Scene) -> Iterator[Blame]:
    """Such as "could not say what caused the explosion", "whether the blast was meant"."""
    words = [t.lower_ for t in scene.tokens]
    counted = {"many", "much", "number"} & set(words)
    if counted or not _ASKED & set(words):
        return
    disasters = load_lexicon("responsibility")["nouns", "disaster"]
    noun = next((t for t in scene.tokens if t.pos_ == "NOUN" and lemma_of(t) in disasters), None)
    clause = next((c for c in scene.clauses if c.form is Form.VERB), None)
    if noun is not None and clause is not None:
        yield Blame(clause, Party(), deed_at(noun), (noun, clause.head))


def _is_likely(clause: Clause) -> bool:
    return any(
        t.lower_ in ("likely", "probably", "unlikely", "possible", "plausible")
        for t in clause.tokens
    )
