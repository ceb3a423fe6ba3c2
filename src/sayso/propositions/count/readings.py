"""Finds what a number counts: the word that tells what happened to those it counts, and the clause
it stands in.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import SUBJECTS, child, is_passive, light_object
from sayso.propositions.count.groups import group_of, is_person, words
from sayso.propositions.count.reading import Reading, make_reading, verb_lemma
from sayso.propositions.count.totals import read_numbering, read_presence, read_total
from sayso.propositions.phrases import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB = 8


def read_number(head: "Token") -> Reading | None:
    """What the noun or number counts, by the nearest word that tells; None if none of them does."""
    token = head
    if head.dep_ not in SUBJECTS and words().key("states", head.lower_) and head.pos_ != "NUM":
        return _by_noun(head)
    for _ in range(_CLIMB):
        found = _argued(token, head) or read_numbering(token, head)
        if found is None or found.what == "found":
            found = _modified(token, head) or found
        if found is not None:
            named = head.pos_ == "NUM" and token.pos_ == "NOUN" and bool(group_of(token))
            return replace(found, counted=token) if named else found
        above = _above(token)
        if above is None:
            break
        token = above
    return _by_noun(head) or _followed(head)


def _followed(head: "Token") -> Reading | None:
    """By the verb that stands right after, where the parser lost the thread: "and 200 are
    missing".
    """
    lexicon = words()
    for token in head.doc[head.i + 1 : head.i + 5]:
        if token.pos_ in ("AUX", "ADV"):
            continue
        what = lexicon.key("states", token.lower_)
        if what is None and token.tag_ in ("VBN", "VBD"):
            what = lexicon.key("verbs", verb_lemma(token)) or lexicon.key(
                "subjects", verb_lemma(token)
            )
        aided = head.doc[token.i - 1].pos_ == "AUX" and token.i > head.i + 1
        return make_reading(what, token, token, head) if aided else None
    return None


def _above(token: "Token") -> "Token | None":
    """Up through coordination and "of": "12 soldiers and a child", "the deaths of 12 people"."""
    if token.dep_ in (
        "conj",
        "appos",
        "nummod",
        "nmod",
        "compound",
        "quantmod",
    ) and token.head.pos_ not in (
        "VERB",
        "AUX",
    ):
        return token.head
    if token.dep_ == "pobj" and token.head.dep_ == "conj" and token.head.head.pos_ == "NUM":
        return token.head.head  # "at 61 and over 160"
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in ("of", "including", "among")
        and token.head.head != token.head
    ):
        return (
            token.head.head
            if token.head.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ")
            else None
        )
    return None


def _modified(token: "Token", head: "Token") -> Reading | None:
    """A participle or adjective that describes the counted: "12 people killed", "12 dead
    soldiers".
    """
    lexicon = words()
    for each in token.children:
        if (
            each.dep_ in ("acl", "amod", "relcl")
            and each.tag_ in ("VBN", "VBD")
            and is_passive_like(each)
        ):
            what = lexicon.key("verbs", verb_lemma(each)) or lexicon.key("states", each.lower_)
            if what and (each.dep_ != "amod" or what in lexicon["kinds", "described"]):
                return make_reading(what, each, each, head)
        if each.dep_ in ("acl", "relcl") and each.tag_ != "VBN":
            told = _subject_of(each, head)
            if told is not None:
                return told
        if each.dep_ == "prep" and (placed := _placed(each)):
            return Reading(placed, each, token, head)
        if each.dep_ in ("amod", "acomp") and lexicon.key("states", each.lower_):
            return Reading(str(lexicon.key("states", each.lower_)), each, token, head)
    return None


def is_passive_like(participle: "Token") -> bool:
    """It tells what was done to its noun, not what the noun did."""
    return child(participle, "dobj") is None and (
        is_passive(participle) or participle.dep_ in ("acl", "amod")
    )


def _argued(token: "Token", head: "Token") -> Reading | None:
    verb = token.head
    if token.dep_ == "pobj":
        return _after_preposition(token, head)
    if verb == token:
        return None
    if token.dep_ == "dobj" or (token.dep_ == "npadvmod" and child(verb, "dobj") is None):
        return _object_of(verb, head, token)
    if token.dep_ == "nsubjpass":
        return _object_of(verb, head, token)
    if token.dep_ == "nsubj":
        return _subject_of(verb, head)
    if token.dep_ in ("attr", "acomp", "oprd") and verb.pos_ in ("VERB", "AUX"):
        return read_total(verb, head) or read_presence(verb, head)
    return None


def _after_preposition(token: "Token", head: "Token") -> Reading | None:
    preposition, lexicon = token.head, words()
    told = preposition.lower_ in lexicon["totals", "prepositions"]
    while preposition.head != preposition and (
        (preposition.dep_ == "prep" and preposition.head.pos_ in ("ADP", "ADV", "ADJ"))
        or preposition.dep_ == "acomp"
    ):
        preposition = preposition.head
    above = preposition if preposition.pos_ in ("VERB", "AUX") else preposition.head
    if (
        preposition.lower_ in ("between", "from", "about", "around", "over", "near")
        and child(above, *SUBJECTS) is None
    ):
        return _subject_of(above, head)  # a range may be parsed so: "between 300 and 400 died"
    if told and above.dep_ == "pobj" and lexicon.key("states", above.lower_):
        return Reading(str(lexicon.key("states", above.lower_)), above, above, head)
    return read_total(above, head) if told else _listed(token, head)


def _object_of(verb: "Token", head: "Token", token: "Token") -> Reading | None:
    lexicon = words()
    if lemma_of(token) in lexicon["lives", "nouns"] and lemma_of(verb) in lexicon["lives", "verbs"]:
        return Reading("killed", verb, verb, head)
    state = _state(verb, head)
    if state is not None:
        return state
    if light_object(verb) is not None:
        return None
    if lemma_of(verb) == "leave" and token.dep_ == "nsubjpass":
        return Reading("remaining", verb, verb, head)
    what = lexicon.key("verbs", verb_lemma(verb))
    if what is None and verb.tag_ == "VBN":
        what = lexicon.key("states", verb.lower_)
    if what is None:
        return read_total(verb, head) or read_presence(verb, head)
    return make_reading(_together(what, verb), verb, verb, head)


def _together(what: str, verb: "Token") -> str:
    """Killed or wounded, under one number, are casualties."""
    others = {
        words().key("verbs", lemma_of(c))
        for c in verb.children
        if c.dep_ == "conj" and _is_shared(c)
    }
    return "casualties" if {what, *others} >= {"killed", "wounded"} else what


def _is_shared(verb: "Token") -> bool:
    """It has neither a subject nor an object of its own."""
    return child(verb, *SUBJECTS, "dobj", "npadvmod") is None


def _subject_of(verb: "Token", head: "Token") -> Reading | None:
    lexicon = words()
    if verb.tag_ == "VBG" and lexicon.key("states", verb.lower_):
        return Reading(str(lexicon.key("states", verb.lower_)), verb, verb, head)
    bare = _bare_state(verb)
    if bare:
        return make_reading(bare, verb, verb, head)
    taken = child(verb, "dobj")
    if taken is not None and lemma_of(taken) in lexicon["lives", "nouns"]:
        return (
            Reading("killed", verb, verb, head)
            if lemma_of(verb) in lexicon["lives", "verbs"]
            else None
        )
    needing = lexicon.key("needing", lemma_of(verb))
    if needing is not None and group_of(head) in lexicon["kinds", "persons"]:
        return Reading("in-need" if needing == "verbs" else "population", verb, verb, head)
    what = _told_of_subject(verb, head)
    if what == "remaining" and (state := _state(verb, head)) is not None:
        return state
    if taken is not None:
        moved = (
            what in ("displaced", "evacuated")
            and bool(group_of(head))
            and is_person(group_of(head))
        )
        return (
            Reading(str(what), verb, verb, head) if moved and child(verb, "oprd") is None else None
        )
    if what:
        return make_reading(what, verb, verb, head)
    return _state(verb, head) or read_presence(verb, head)


def _told_of_subject(verb: "Token", head: "Token") -> str | None:
    """What a verb tells of its subject.  Only people fall by being killed."""
    what = words().key("subjects", verb_lemma(verb))
    fell = what == "killed" and lemma_of(verb) == "fall"
    if fell and not (group_of(head) and is_person(group_of(head))):
        return None
    return what


def _bare_state(verb: "Token") -> str | None:
    """The state that an adjective, a noun or a participle without auxiliary tells of its subject:
    "12 dead, 20 wounded".
    """
    if (
        verb.pos_ not in ("ADJ", "NOUN")
        and (verb.tag_ != "VBN" or child(verb, "aux") is not None)
        and not _is_gapped(verb)
    ):
        return None
    if verb.dep_ not in ("ccomp", "conj", "ROOT", "oprd", "advcl", "dep", "acl", "xcomp"):
        return None
    lexicon = words()
    return lexicon.key("states", verb.lower_) or lexicon.key("verbs", verb_lemma(verb))


def _is_gapped(verb: "Token") -> bool:
    """A participle taken for a finite verb: "12 were killed and 20 others hurt"."""
    bare = verb.dep_ == "conj" and child(verb, "aux", "dobj") is None
    return bare and words().key("states", verb.lower_) is not None


def _state(verb: "Token", head: "Token") -> Reading | None:
    """What a verb leaves the counted in: "left 12 people dead", "are missing", "were reported
    killed".
    """
    for each in verb.children:
        if (
            each.dep_ not in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "prep", "advmod")
            or each == head
        ):
            continue
        if each.dep_ == "prep":
            placed = _placed(each)
            if placed is not None:
                return Reading(placed, each, verb, head)
            each = next(iter(object_of(verb, "as", "among")), each)
        subject = child(each, *SUBJECTS)
        if subject is not None and subject != head:
            continue
        if (
            each.dep_ in ("xcomp", "ccomp", "advcl")
            and each.tag_ not in ("VBN", "JJ")
            and not _is_being(each)
        ):
            continue
        what = _state_in(each)
        if what:
            return Reading(what, each, verb, head)
    return None


def _state_in(token: "Token") -> str | None:
    lexicon = words()
    what = lexicon.key("states", token.lower_)
    if what is None and token.tag_ == "VBN" and token.dep_ in ("oprd", "xcomp", "acomp"):
        what = lexicon.key("verbs", verb_lemma(token))
    return what


def _is_being(token: "Token") -> bool:
    """Of "held to be missing"."""
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ == "be" for c in token.children)


def _placed(prep: "Token") -> str | None:
    """What being there amounts to: "at risk", "under water", "without power", "in hospital"."""
    noun = child(prep, "pobj")
    table = "without" if prep.lower_ == "without" else "placed"
    return (
        words().key(table, lemma_of(noun))
        if noun is not None and prep.lower_ in words()["kinds", "placing"]
        else None
    )


def _listed(token: "Token", head: "Token") -> Reading | None:
    """After "with" and "leaving": "with 12 soldiers dead" is parsed under the preposition."""
    lexicon = words()
    if token.head.lower_ not in ("with", "without"):
        return None
    for each in token.head.children:
        what = lexicon.key("states", each.lower_) or (
            lexicon.key("verbs", verb_lemma(each)) if each.tag_ == "VBN" else None
        )
        if what:
            return Reading(what, each, each, head)
    return None


def _by_noun(head: "Token") -> Reading | None:
    """The noun itself tells: "63 deaths"; "bodies of 12 soldiers" counts by the noun above."""
    lexicon = words()
    token = head
    for _ in range(_CLIMB):
        what = lexicon.key("nouns", lemma_of(token)) or lexicon.key("nouns", token.lower_)
        if token != head:
            what = what or lexicon.key("actions", lemma_of(token))
        elif what == "killed" and any(
            lexicon.key("nouns", c.lower_) == "wounded" for c in _alone(token)
        ):
            what = "casualties"
        if what:
            verb = token.head if token.dep_ in (*SUBJECTS, "dobj", "attr") else token
            return make_reading(what, token, verb, head)
        above = _above(token)
        if above is None:
            return None
        token = above
    return None


def _alone(token: "Token") -> list["Token"]:
    """What is coordinated with it under one number: "400 killed and wounded"."""
    return [c for c in token.children if c.dep_ == "conj" and child(c, "nummod", "nsubj") is None]
