"""Who gives: the doer of the giving, or whoever decides on it; states rather than those who speak
for them.
"""

import re
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import subject
from sayso.propositions.clause import Clause
from sayso.propositions.party import Party, is_first, slug
from sayso.propositions.phrases import before, conjuncts, name_of, text_of
from sayso.propositions.pledge.words import words
from sayso.propositions.sides import is_party

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_DEPTH = 8


def donors_of(
    scene: "Scene",
    clause: Clause,
    named: tuple["Token", ...],
    known: frozenset[int],
    governed: bool,
) -> list[Party]:
    """The parties that give: ``named``, where there is any, else whoever governs the giving in what
    is ``known``, if it is ``governed``.
    """
    named = tuple(
        _agent(token) for token in named if lemma_of(token) not in words()["nouns", "acts"]
    )
    if named or not governed:
        found = [party for token in named for party in _givers(scene, clause, token, known)]
    else:
        found = _nearest(scene, clause, known)
    if not found:
        nouns = (token for token in named if token.pos_ == "NOUN" and token.dep_ != "pobj")
        found = [Party(slug(name), name) for token in nouns if (name := text_of(token))]
    return list({party.id: party for party in found}.values())


def _nearest(scene: "Scene", clause: Clause, known: frozenset[int]) -> list[Party]:
    """Whoever governs the giving most closely, with those coordinated with them."""
    governors = _governors(scene, clause, known)
    for token in governors:
        if token.dep_ == "conj" and token.head in governors:
            continue
        group = [each for each in conjuncts(token) if each in governors]
        found = [party for each in group for party in _givers(scene, clause, each, known)]
        if found:
            return found
    return []


def _agent(token: "Token") -> "Token":
    """Of "Britain is the first country to send" Britain."""
    if token.dep_ == "attr" and token.head.pos_ in ("VERB", "AUX"):
        return subject(token.head) or token
    return token


def party_as_state(scene: "Scene", token: "Token") -> Party:
    """Who is meant, as the state that they act for; an empty party if it is no one by name."""
    if is_first(token) or _is_own(token):
        return _state(scene, scene.speaking()) or _by_source(scene)
    party = scene.party(token)
    if not party:
        return party
    state = _state(scene, party) or _state_in_name(scene, party)
    if state:
        return scene.parties.as_printed(state, name_of(token))
    if (
        scene.speaker is not None
        and party.id == scene.speaker.id
        and (found := _state(scene, _by_source(scene)))
    ):
        return found
    by_words = next((p for t in before(token) if (p := scene.parties.adjective(t.text))), None)
    owner = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
    if by_words is None and owner is not None and party.side is None:
        return party_as_state(scene, owner)
    named = (
        token.pos_ == "PROPN"
        or party.id in scene.parties.directory.actors
        or party.side is not None
    )
    return by_words or (
        party if named or any(t.pos_ == "PROPN" for t in before(token)) else Party()
    )


def _givers(scene: "Scene", clause: Clause, token: "Token", known: frozenset[int]) -> list[Party]:
    members = scene.parties.members(token)
    if members:
        return [_state(scene, each) or each for each in members]
    party = party_as_state(scene, token)
    if party or token.pos_ != "PRON":
        return [party] if party else []
    others = [
        each for each in _governors(scene, clause, known) if each != token and scene.holds(each)
    ]
    found = [party for each in _together(others) if (party := party_as_state(scene, each))]
    return found or [each for each in (_of_speaker(scene, token),) if each]


def _together(tokens: list["Token"]) -> list["Token"]:
    """The last of the nouns with those that it is coordinated with."""
    if not tokens:
        return []
    first = tokens[-1]
    while first.dep_ == "conj" and first.head in tokens:
        first = first.head
    return [each for each in conjuncts(first) if each in tokens]


def _of_speaker(scene: "Scene", token: "Token") -> Party:
    """A pronoun that nobody else explains: the speaker, who says what "it" or "he" will do."""
    if token.lower_ not in ("it", "he", "she", "they"):
        return Party()
    if scene.accuses:
        return Party()
    return _state(scene, scene.speaking()) or _by_source(scene)


def _governors(scene: "Scene", clause: Clause, known: frozenset[int]) -> tuple["Token", ...]:
    """The subjects of the verbs over the giving, from the nearest: "approved the delivery"."""
    found: list[Token] = []
    token = clause.head
    for _ in range(_DEPTH):
        if token.pos_ in ("VERB", "AUX") and token != clause.head and not _passive(token):
            own = subject(token)
            if (
                own is not None
                and own not in found
                and own != clause.head
                and own.lower_ != "there"
            ):
                found.extend(conjuncts(own))
        if (
            token.head == token
            or scene.at(token.head) not in known
            or token.dep_ in ("relcl", "parataxis")
        ):
            break
        if token.dep_ == "nsubjpass" and is_party(scene, scene.speaking()):
            break  # a party to the conflict that tells of a delivery does not give it
        token = token.head
    return tuple(t for t in found if t not in clause.tokens or t in clause.agents)


def _state_in_name(scene: "Scene", party: Party) -> Party:
    """The state that a name begins with: "Romania's Supreme Council", "German Foreign Office"."""
    first = re.split(r"['’]s?\s|\s", party.name, maxsplit=1)
    if len(first) < 2 or not first[1]:
        return Party()
    actors = scene.parties.directory.named(first[0])
    called = scene.parties.adjective(first[0])
    found = Party(actors[0].id, actors[0].name) if len(actors) == 1 else called
    return (_state(scene, found) or Party()) if found is not None else Party()


def _passive(verb: "Token") -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _is_own(token: "Token") -> bool:
    """Whether it is the speaker's: "our country", "his government"."""
    return lemma_of(token) in words()["nouns", "own"] and any(
        c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children
    )


def _by_source(scene: "Scene") -> Party:
    """The state in the words for the source, as in "German Chancellor"; else the speaker."""
    for token in scene.source:
        if token.dep_ == "poss" and token.pos_ == "PROPN":
            owner = scene.parties.named(token, None)
            return _state(scene, owner) or owner
        found = scene.parties.adjective(token.text)
        if found is None and token.pos_ == "PROPN":
            found = _state(scene, scene.parties.named(token, None))
        if found:
            return found
    return scene.speaking()


def _state(scene: "Scene", party: Party) -> Party:
    """The state that an actor is, or speaks for; an empty party where the theatre does not tell."""
    return scene.parties.state(party)
