"""Whose side the doers of a clause are on, where names alone do not tell: forces without a name,
pronouns, rivals.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party, is_first
from sayso.propositions.phrases import before, owners
from sayso.propositions.scene import Scene
from sayso.record.place import Place
from sayso.record.referent import Kind
from sayso.theatres.theatre import SideKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_THIRD = frozenset(
    {"it", "its", "they", "their", "them", "he", "she", "his", "him", "her", "itself", "themselves"}
)
_EACH = frozenset({"both", "each", "either", "two", "warring", "all", "one"})
_ASIDE = ("relcl", "acl", "amod", "compound", "nmod")
_DEPTH = 8
"""How far up the tree is looked.  Sentences are hardly nested deeper, and hostile ones must not
take longer.
"""
_UNTOLD = (Modality.FUTURE, Modality.INTENDED, Modality.OBLIGED, Modality.ATTEMPTED)


def party_at(scene: Scene, token: "Token") -> Party:
    """Who a noun phrase means, with a side wherever one can be told.

    A pronoun that nothing resolves stands for the speaker, as it mostly does in what somebody is
    said to have said; forces that nothing tells the side of are the speaker's own.
    """
    party = scene.party(token)
    if party.side is not None:
        return party
    called = scene.parties.adjective(lemma_of(token)) if token.pos_ != "PROPN" else None
    side = scene.side(token) or (called.side if called else None) or _by_owner(scene, token)
    if side is None and token.lower_ in _THIRD and not party:
        return Party() if scene.accuses else scene.speaking()
    rival = lemma_of(token) in _words("rivals")
    if side is None and rival:
        side = rival_of(scene)
    if (
        side is None
        and not rival
        and not scene.accuses
        and _is_bare(token)
        and is_force(token)
        and is_party(scene, scene.speaking())
    ):
        side = scene.speaking().side
    return Party(party.id, (party.name or token.text).strip("“”\"'‘’"), side)


def of_side(scene: Scene, side: str) -> Party:
    """A side as a party, by the name of the actor that stands for it."""
    directory = scene.parties.directory
    found = directory.sides.get(side)
    if found is None:
        return Party(side, side, side)
    return Party(found.actor or found.id, found.name, side)


def known(scene: Scene, party: Party) -> Party:
    """A named actor as it is; of "its fighters", "a Russian missile" the side that they are of."""
    directory = scene.parties.directory
    if (
        party.id in directory.actors
        or party.side not in directory.sides
        or not is_party(scene, party)
    ):
        return party
    return party if party.id in scene.parties.names else of_side(scene, party.side)


def is_main(scene: Scene, clause: Clause) -> bool:
    """It is what the passage says, not what it says it of or in passing: a main verb, or one
    coordinated with it.
    """
    token, telling = clause.head, load_lexicon("sides")["background", "telling"]
    for _ in range(_DEPTH):
        if token.head == token or not scene.holds(token.head):
            return True
        if (
            token.dep_ == "pobj"
            and token.head.lower_ == "of"
            and lemma_of(token.head.head) in telling
        ):
            return True
        if token.dep_ not in ("ccomp", "xcomp", "conj", "parataxis", "dep", "dobj", "attr"):
            return (
                clause.form is Form.NOUN
                and token.dep_ in ("nsubj", "nsubjpass")
                and is_existence(token.head)
            )
        token = token.head
    return False


def is_existence(verb: "Token") -> bool:
    """A verb that says only that something happened: "a strike took place", "shelling
    continues".
    """
    return lemma_of(verb) in load_lexicon("sides")["background", "existence"]


def is_party(scene: Scene, party: Party) -> bool:
    """Whether it is of a side that takes part in the conflict."""
    side = scene.parties.directory.sides.get(party.side or "")
    return side is not None and side.kind is SideKind.PARTY


def is_body(scene: Scene, token: "Token") -> bool:
    """A state or an organisation, by a mention of it; whether it fights is another matter."""
    mention = scene.parties.mention(token)
    return mention is not None and mention.referent.kind in (
        Kind.STATE,
        Kind.ORGANISATION,
        Kind.OFFICE,
    )


def is_force(token: "Token") -> bool:
    """Armed people, in words that any army uses."""
    return lemma_of(token) in _words("forces") or token.lower_ in _words("forces")


def is_civil(token: "Token") -> bool:
    """People who hold nothing: residents, civilians, journalists."""
    return lemma_of(token) in _words("civil") and not is_force(token)


def can_hold(scene: Scene, token: "Token") -> bool:
    """Whether the noun means someone who can take and hold a place."""
    if is_civil(token) or means_people(scene, token):
        return False
    return (
        lemma_of(token) in _words("rivals")
        or is_force(token)
        or is_first(token)
        or is_party(scene, party_at(scene, token))
    )


def means_people(scene: Scene, token: "Token") -> bool:
    """Such as "they" that nothing resolves, after people who are no force: "citizens who said they
    left".
    """
    if token.lower_ not in ("they", "them"):
        return False
    mention = scene.parties.mention(token)
    if mention is not None and mention.referent.kind is not Kind.PERSON:
        named = {word.casefold() for word in mention.referent.name.split()}
        return any({word, f"{word}s"} & named for word in _words("civil"))
    last = bisect_left(scene.people, scene.at(token), key=lambda each: each[0]) - 1
    return last >= 0 and is_civil(scene.people[last][1])


def parties_at(scene: Scene, token: "Token") -> tuple[Party, ...]:
    """Who a noun phrase means, one by one: of "both sides" each party to the conflict that is in
    question.
    """
    words = {t.lower_ for t in before(token)}
    if token.lower_ in ("other", "another"):
        by = child(token.head, "nsubj")
        words |= {t.lower_ for t in before(by)} if by is not None else set()
    if lemma_of(token) not in ("side", "party", "other", "another") or not words & _EACH:
        return (party_at(scene, token),)
    sides = [
        side.id for side in scene.parties.directory.theatre.sides if side.kind is SideKind.PARTY
    ]
    if len(sides) != 2:
        sides = [side for side in sides if side in scene.parties.sides]
    return tuple(of_side(scene, side) for side in sides)


def rival_of(scene: Scene) -> str | None:
    """The side that the speaker's is at war with, where only one is in question."""
    own = scene.speaker.side if scene.speaker else None
    found = scene.parties.rival(own)
    if found is not None or own is None or not is_party(scene, scene.speaking()):
        return found
    others = [
        side for side in scene.parties.sides if side != own and is_party(scene, Party("", "", side))
    ]
    return others[0] if len(others) == 1 else None


def is_planned(scene: Scene, clause: Clause) -> bool:
    """It is ordered, meant or to come, and not told as done: by its own words or, of an infinitive,
    by the cue's.
    """
    planning = load_lexicon("sides")["cues", "planning"]
    if clause.modality in _UNTOLD or clause.head.dep_ == "csubj":
        return True
    if any(governor in planning for governor in clause.manner.governors):
        return True
    if clause.form is Form.VERB and _is_imperative(_top(clause.head)):
        return True
    top = _top(clause.head)
    alone = top.head == top or not scene.holds(top.head)
    return alone and any(lemma_of(t) in planning for t in scene.cue) and _is_untensed(clause)


def is_background(scene: Scene, clause: Clause) -> bool:
    """What is only told in passing, to say when or which: "after the fall of", "the town that they
    took in May".
    """
    token = clause.head
    marks = load_lexicon("sides")["background", "marks"]
    if clause.form is not Form.NOUN and token.dep_ in _ASIDE and scene.holds(token.head):
        return clause.manner.aside  # not the clause of a noun: "no doubt that it fell"
    if clause.form is Form.NOUN and _is_setting(scene, token):
        return True
    for _ in range(_DEPTH):
        if token.dep_ == "advcl" and _is_marked(token, marks):
            return True
        if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in marks:
            return True
        if token.head == token or token.dep_ in _ASIDE or not scene.holds(token.head):
            return False
        token = token.head
    return False


def _is_marked(token: "Token", marks: frozenset[str]) -> bool:
    """A conjunction that makes it an aside; "as though" does not, "as long as" does."""
    words = [c for c in token.children if c.dep_ in ("mark", "advmod")]
    found = [c.lower_ for c in words]
    if "as" in found:
        return (
            "long" in found
            or any(c.lower_ == "long" for c in token.lefts)
            or token.doc[words[0].i - 1].lower_ == "long"
        )
    return any(word in marks for word in found)


def _is_setting(scene: Scene, token: "Token") -> bool:
    """A noun of action that says when, how or of what kind: "in the withdrawal", "ways of
    retreat".
    """
    if token.dep_ == "compound":
        return True
    if token.dep_ != "pobj" or not scene.holds(token.head):
        return False
    above, telling = token.head.head, load_lexicon("sides")["background", "telling"]
    if token.head.lower_ == "of":
        return above.pos_ == "NOUN" and lemma_of(above) not in telling
    if (
        token.head.lower_ in ("for", "behind")
        and above.pos_ == "NOUN"
        and lemma_of(above) in telling
    ):
        return False
    return token.head.lower_ in load_lexicon("sides")["background", "settings"]


def _top(token: "Token") -> "Token":
    while token.dep_ in ("xcomp", "conj") and token.head != token:
        token = token.head
    return token


def _is_imperative(token: "Token") -> bool:
    if token.tag_ != "VB" or child(token, "nsubj", "nsubjpass", "aux") is not None:
        return False
    return token.dep_ in ("ROOT", "ccomp")


def is_notion(scene: Scene, head: "Token") -> bool:
    """What is only thought of: "the idea of Russia blowing up the dam", "the risk of"."""
    notions = load_lexicon("sides")["background", "notions"]
    for token in head.ancestors:
        if not scene.holds(token):
            return False
        if token.pos_ == "NOUN" and lemma_of(token) in notions:
            return True
    return False


def place_told(scene: Scene, clause: Clause) -> tuple[Place | None, str]:
    """Where a clause plays, as far as its own sentence tells; ``Scene.where`` looks further
    back.
    """
    found = scene.setting.where(clause, told_before=False)
    return (found.place, found.text) if found else (None, "")


def concedes(scene: Scene) -> bool:
    """Whether the cue says that the speaker would rather not say it."""
    return any(lemma_of(t) in load_lexicon("sides")["cues", "conceding"] for t in scene.cue)


def _by_owner(scene: Scene, token: "Token", depth: int = 0) -> str | None:
    """The side of whoever the noun's things belong to; "its" of nobody known is the next subject's
    or the speaker's.
    """
    for owner in owners(token):
        if owner.lower_ in _THIRD:
            party = scene.party(owner)
            side = party.side if party else _side_of_subject(scene, owner)
            return side or (scene.speaker.side if scene.speaker and not party else None)
        side = scene.side(owner) or (_by_owner(scene, owner, depth + 1) if depth < _DEPTH else None)
        if side is not None:
            return side
    return None


def _side_of_subject(scene: Scene, pronoun: "Token") -> str | None:
    """The side of a subject before the pronoun, from the inmost clause outwards, within the
    passage.
    """
    token = pronoun
    for _ in range(_DEPTH):
        for each in token.children:
            if (
                each.dep_ in ("nsubj", "nsubjpass")
                and each.i < pronoun.i
                and scene.holds(each)
                and each.pos_ != "PRON"
            ):
                side = scene.side(each)
                if side is not None:
                    return side
        if token.head == token:
            return None
        token = token.head
    return None


def _is_bare(token: "Token") -> bool:
    """Without a name, an owner or a word that points at others: "special units", "three
    fighters".
    """
    if any(c.lower_ in ("these", "those", "such", "which", "what") for c in token.children):
        return False
    return (
        token.pos_ != "PROPN"
        and not any(t.pos_ == "PROPN" for t in before(token))
        and not any(owners(token))
    )


def _is_untensed(clause: Clause) -> bool:
    if clause.form is Form.NOUN:
        return True
    tags = {c.tag_ for c in clause.head.children if c.dep_ in ("aux", "auxpass")} | {
        clause.head.tag_
    }
    return clause.head.tag_ in ("VB", "VBG") and not tags & {"VBD", "VBZ", "VBP", "MD"}


def _words(key: str) -> frozenset[str]:
    return load_lexicon("sides")["people", key]
