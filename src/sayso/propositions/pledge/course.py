"""How far a pledge has come: the words that stand over the giving, from the verb outwards to the
cue.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.steps import is_cause
from sayso.propositions.arguments import child, particle
from sayso.propositions.phrases import none_of
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_DEPTH = 10
STAGES = (
    "withdrawn",
    "refused",
    "requested",
    "approved",
    "considered",
    "delivering",
    "pledged",
    "planned",
)
_MODALS = {
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "shall": "will",
    "ca": "can",
    "'d": "would",
    "’d": "would",
}
_POSSIBLE = ("may", "might", "could", "can")
_OUGHT = ("should", "must", "ought")
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})


@dataclass(frozen=True, slots=True)
class Course:
    """A stage; ``denied`` says that it has not been reached; ``words`` tell it."""

    stage: Stage
    denied: bool = False
    words: tuple["Token", ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    token: "Token"
    lemma: str
    negated: bool
    modal: str
    via: str = ""


def _ranked(above: "list[_Word]", head: "Token") -> "list[tuple[int, _Word]]":
    """The words of a stage over a giving, each with the rank of its stage."""
    ranked = [
        (rank, word)
        for word in above
        for rank, key in enumerate(STAGES)
        if word.lemma in words()["stages", key]
    ]
    if ranked and ranked[0][1].token == head and STAGES[ranked[0][0]] == "pledged":
        # to begin to offer is to offer
        return [pair for pair in ranked if STAGES[pair[0]] != "delivering"]
    return ranked


def _by_outermost(ranked: "list[tuple[int, _Word]]") -> Course:
    """The course that the outermost of some words tells."""
    rank, word = ranked[-1]
    if [STAGES[each] for each, _ in ranked[-2:]] == ["refused", "withdrawn"]:
        return Course(Stage.APPROVED, words=(word.token,))  # "dropped its objection"
    return _stated(STAGES[rank], word)


def course_of(head: "Token", known: frozenset[int]) -> Course:
    """The course of the giving with this head.  Only words at the offsets ``known``, of passage and
    cue, are heard.
    """
    above = [each for each in _above(head, known) if not _is_only_about(each)]
    decided = next(
        (each for each in reversed(above) if each.lemma in words()["stages", "deciding"]), None
    )
    if (
        above
        and above[0].token == head
        and above[0].lemma in words()["stages", "wished"]
        and child(head, "dobj")
    ):
        return _stated("requested", above[0])  # "wants seven batteries"
    ranked = _ranked(above, head)
    open_ = _left_open(ranked)
    if open_ is not None:
        return open_
    strong = [
        pair
        for pair in ranked
        if STAGES[pair[0]] not in ("delivering", "pledged", "planned", "considered")
    ]
    if strong:
        return _by_outermost(strong)
    if decided is not None and (decided.negated or decided.modal or not _is_taken(decided)):
        return Course(Stage.CONSIDERED, words=(decided.token,))
    if ranked:
        rank, word = min(ranked, key=lambda pair: pair[0])
        return _stated(STAGES[rank], word)
    if decided is not None:
        return Course(Stage.APPROVED, words=(decided.token,))
    first = above[0] if above else _read(head)
    if first.token.tag_ == "VBG" and any(
        each.lemma in words()["stages", "telling"] for each in above[1:]
    ):
        return Course(Stage.DELIVERED, denied=first.negated, words=(first.token,))
    return _by_verb(first)


def _left_open(ranked: "list[tuple[int, _Word]]") -> Course | None:
    """The outermost word where it leaves open what the others say: "weighs whether to approve a
    request".
    """
    if len(ranked) < 2 or ranked[-1][1].negated:
        return None
    outer = ranked[-1][1]
    if outer.lemma in words()["stages", "weighing"]:
        return Course(Stage.CONSIDERED, words=(outer.token,))
    if outer.lemma in words()["stages", "expecting"] and STAGES[ranked[-2][0]] == "approved":
        return Course(Stage.PLEDGED, words=(outer.token,))  # "is expected to approve"
    return None


def _is_only_about(word: _Word) -> bool:
    """A verb whose subject the giving is says nothing of how far it has come, save that it began,
    was late or ended: "the delivery needs time"; nor does "stopped short of".
    """
    if word.lemma == "stop" and any(c.lower_ == "short" for c in word.token.children):
        return True
    ranks = [key for key in STAGES if word.lemma in words()["stages", key]]
    return (
        word.via == "nsubj"
        and bool(ranks)
        and ranks[0] not in ("withdrawn", "delivering")
        and word.lemma != "delay"
    )


def _stated(key: str, word: _Word) -> Course:
    heard = (word.token,)
    if key == "planned":
        promised = _stated(
            "pledged", replace(word, negated=word.negated != (word.lemma == "unlikely"))
        )
        return (
            replace(promised, stage=Stage.CONSIDERED)
            if promised.stage is Stage.PLEDGED
            else promised
        )
    if key == "refused" and word.negated:
        stage = (
            Stage.CONSIDERED
            if word.lemma in ("rule out", "exclude", "reject", "refuse", "decline", "deny")
            else Stage.APPROVED
        )
        return Course(stage, words=heard)
    if key == "delivering":
        return (
            _by_verb(word)
            if word.negated or word.modal in ("will", "would")
            else Course(Stage.DELIVERING, words=heard)
        )
    if key == "pledged" and word.negated:
        refused = word.modal in ("will", "would") or word.lemma in words()["stages", "wanting"]
        return Course(Stage.REFUSED if refused else Stage.PLEDGED, denied=not refused, words=heard)
    if key == "pledged" and word.modal in _POSSIBLE:
        return Course(Stage.CONSIDERED, words=heard)
    if key == "considered" and word.negated:
        return Course(
            Stage.REFUSED if word.modal else Stage.CONSIDERED, denied=not word.modal, words=heard
        )
    if key == "approved" and word.negated and word.modal in ("will", "would"):
        return Course(Stage.REFUSED, words=heard)
    return Course(Stage(key), denied=word.negated, words=heard)


def _by_modal(word: _Word) -> Course:
    """By "may", "should" and the like: "cannot have sent" says that it was not done, "cannot send"
    refuses.
    """
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in word.token.children)
    if perfect and word.modal in (*_POSSIBLE, "must"):
        return Course(Stage.DELIVERED, denied=word.negated, words=(word.token,))
    asked = Stage.REQUESTED if word.modal in _OUGHT else Stage.CONSIDERED
    return Course(Stage.REFUSED if word.negated else asked, words=(word.token,))


def _by_verb(word: _Word) -> Course:
    """Without a word over it, the verb of giving itself tells by its tense and auxiliaries."""
    heard = (word.token,)
    if word.modal in ("will", "would", "to"):
        return Course(Stage.REFUSED if word.negated else Stage.PLEDGED, words=heard)
    if word.modal in (*_POSSIBLE, *_OUGHT):
        return _by_modal(word)
    if word.token.pos_ not in ("VERB", "AUX"):
        told = word.lemma in words()["nouns", "give"]  # "its supply of drones to the militia"
        return Course(Stage.DELIVERING if told else Stage.PLEDGED, words=heard)
    auxiliaries = {lemma_of(c) for c in word.token.children if c.dep_ in ("aux", "auxpass")}
    if _is_announced(word, auxiliaries):
        return Course(Stage.PLEDGED, words=heard)
    if word.token.tag_ == "VBG" and ("be" in auxiliaries or word.token.dep_ in ("ROOT", "ccomp")):
        return Course(Stage.DELIVERING, denied=word.negated, words=heard)
    if word.token.tag_ in ("VBD", "VBN") or "have" in auxiliaries or "do" in auxiliaries:
        return Course(Stage.DELIVERED, denied=word.negated, words=heard)
    if word.token.tag_ in ("VBZ", "VBP") and word.lemma in words()["verbs", "done"]:
        return Course(Stage.DELIVERED, denied=word.negated, words=heard)
    return Course(
        Stage.DELIVERING if word.token.tag_ in ("VBZ", "VBP") else Stage.PLEDGED,
        denied=word.negated,
        words=heard,
    )


def _is_announced(word: _Word, auxiliaries: set[str]) -> bool:
    """Whether a verb in its progressive form announces what it tells: "is giving 14 tanks"."""
    if word.token.tag_ != "VBG" or "be" not in auxiliaries or word.negated:
        return False
    now = any(c.lower_ in ("already", "now", "currently", "still") for c in word.token.children)
    return not now and word.lemma in words()["verbs", "announced"]


def _is_taken(word: _Word) -> bool:
    """A decision that is told as made, and not as open: "to decide whether", "is imminent", "will
    come".
    """
    open_to = [c for c in word.token.children if c.dep_ in ("ccomp", "advcl", "xcomp", "prep")]
    if any(t.lower_ in ("whether", "if") for c in open_to for t in (c, *c.children)):
        return False
    if word.token.pos_ == "VERB" or word.token.dep_ == "ROOT":
        return True
    verb = word.token.head
    if verb.pos_ in ("VERB", "AUX") and word.token.dep_ in ("nsubj", "nsubjpass"):
        return (
            lemma_of(verb) in words()["nouns", "taking"]
            and not _read(verb).modal
            and not _read(verb).negated
        )
    return not (verb.pos_ == "VERB" and _read(verb).modal)


def _above(head: "Token", known: frozenset[int]) -> "Iterator[_Word]":
    """The head and the words over it, outwards, as far as they say how the giving is put."""
    token, via = head, ""
    for _ in range(_DEPTH):
        taken = child(token, "dobj") if via == "prep" and token.pos_ == "VERB" else None
        if taken is not None:
            yield _read(taken, token)  # "gave permission for the transfer"
        if token.pos_ not in ("ADP", "PART") or lemma_of(token) == "against":
            yield replace(_read(token), via=via)
            yield from _beside(token)
        above = token.head
        if above == token or int(above.doc.user_data["start"] + above.idx) not in known:
            return
        if (
            (token.dep_ == "relcl" and token.tag_ != "VB")
            or token.dep_ == "parataxis"
            or (token.dep_ == "advcl" and _is_set_in_time(token))
        ):
            return
        if token.dep_ == "acl" and token.tag_ == "VBN":
            return
        if token.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            return
        token, via = above, token.dep_


def _is_set_in_time(verb: "Token") -> bool:
    """It stands under a conjunction, or "when" or "where": a clause by itself."""
    return any(c.dep_ == "mark" or c.tag_ == "WRB" for c in verb.children)


def _beside(token: "Token") -> "Iterator[_Word]":
    for each in token.children:
        if each.dep_ == "prep" and each.lower_ in ("on", "under", "en", "in"):
            noun = child(each, "pobj")
            each = each if noun is None or none_of(noun) else noun
        if (
            each.dep_ != "prep"
            and lemma_of(each) in words()["stages", "beside"]
            and each.dep_ not in ("xcomp", "dobj")
            and not is_cause(each)
        ):
            yield _read(each, token)


def _read(token: "Token", verb: "Token | None" = None) -> _Word:
    """The word with its negation and modal; those of an adjective or noun are its verb's."""
    added = particle(token) if token.pos_ == "VERB" else None
    lemma = lemma_of(token) if added is None else f"{lemma_of(token)} {added.lower_}"
    negated, modal = False, ""
    for each in (*token.children, *(verb.children if verb is not None else ())):
        if _negates(each):
            negated = True
        elif each.dep_ == "aux" and each.tag_ in ("MD", "TO") and not modal:
            modal = _MODALS.get(each.lower_, each.lower_)
    if any(c.lower_ == "yet" for c in (*token.children, *token.head.children)) and "to" in (
        modal,
        _first_word(token),
    ):
        negated = True
    if negated and any(
        c.dep_ in ("prep", "mark") and c.lower_ in ("before", "until", "till")
        for c in token.children
    ):
        negated = False  # "will not arrive before autumn"
    modal = modal or _modal_of_first(token)
    if modal == "to" and token.dep_ != "ROOT":
        modal = "" if token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else modal
    return _Word(token, lemma, negated, modal)


def _modal_of_first(token: "Token") -> str:
    """Coordinated verbs share the first one's auxiliary: "should act and deliver"."""
    if token.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.children):
        return ""
    return next(
        (
            str(_MODALS.get(c.lower_, c.lower_))
            for c in token.head.children
            if c.dep_ == "aux" and c.tag_ == "MD"
        ),
        "",
    )


def _negates(token: "Token") -> bool:
    if token.dep_ == "neg" or (
        token.dep_ in ("det", "advmod", "preconj") and token.lower_ in _NEGATIVE
    ):
        return True
    return token.dep_ in ("nsubj", "nsubjpass", "dobj") and none_of(token) is not None


def _first_word(token: "Token") -> str:
    """The auxiliary before an infinitive."""
    auxiliary = child(token, "aux")
    return "" if auxiliary is None else str(auxiliary.lower_)
