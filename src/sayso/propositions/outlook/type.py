"""What somebody expects to come, and what of it hangs on something else: "if the town falls, the
road is open".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame, Modality
from sayso.language.veridicality.likelihood import EVEN, Likelihood, likelihood_at
from sayso.language.veridicality.negation import is_understatement
from sayso.language.veridicality.own import own_of
from sayso.language.veridicality.table import entries_of
from sayso.propositions.arguments import SUBJECTS, child
from sayso.propositions.clause import Clause, Form
from sayso.propositions.english import named
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import before
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition
from sayso.propositions.sides import is_party, place_told
from sayso.record.claim import Certainty, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "neither"})
_WHOLE = {"wo": "will", "ca": "can", "sha": "shall"}
"""Auxiliaries of which "n't" takes a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook(KnownProposition):
    """What is expected: ``about`` is what it is about, ``condition`` what it hangs on, ``expected``
    what comes then.

    All three are as printed; ``condition`` is empty where nothing is supposed.  The "not" of what
    "would not change the war" is taken off ``expected``, and ``stance`` denies it.
    """

    type: ClassVar[str] = "outlook"
    tells: ClassVar[tuple[str, ...]] = ("expected",)

    about: str = ""
    condition: str = ""
    expected: str = ""

    @classmethod
    def find(cls, scene: "Scene") -> list["Outlook"]:
        """By a condition with its consequence, and by what a cue of expecting introduces."""
        found: dict[str, Outlook] = {}
        for clause in scene.clauses:
            for outlook in _read(scene, clause):
                found.setdefault(outlook.expected, outlook)
        return list(found.values())

    @property
    def answers(self) -> bool:
        """An outlook answers what is expected, though what it supposes is no fact."""
        return self.stance is not Stance.WITHHOLDS

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        about = [("about", self.about.casefold()), ("condition", self.condition.casefold())]
        if self.condition:
            return about, f"What would follow {self.condition[:1].lower()}{self.condition[1:]}?"
        doing = self.about.partition(" ")[0].endswith("ing")
        if doing:
            return about, f"What would come of {self.about}?"
        return about, f"What is expected of {named(self.about) or 'it'}?"

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Outlook) or self.about.casefold() != other.about.casefold():
            return Comparison.UNRELATED
        if self.condition.casefold() != other.condition.casefold():
            return Comparison.UNRELATED
        same = self.expected.casefold() == other.expected.casefold()
        return Comparison.SAME if same else Comparison.NARROWER


def _read(scene: "Scene", clause: Clause) -> Iterator[Outlook]:
    if clause.form is not Form.VERB:
        return
    condition = next(
        (
            c
            for c in clause.head.children
            if c.dep_ in ("advcl", "ccomp") and _is_supposed(c) and scene.holds(c)
        ),
        None,
    )
    told = child(clause.head, *SUBJECTS) is not None
    contrary = any(t.lower_ == "contrary" for t in clause.tokens)
    if condition is not None and told and not contrary and not _is_aside(clause, condition):
        yield _outlook(scene, clause, condition)
    elif not clause.manner.bounded and _is_expected(scene, clause):
        yield _outlook(scene, clause, None)


def _is_supposed(verb: "Token") -> bool:
    """It stands under "if" or the like, or puts its auxiliary first: "should the hill fall"."""
    words = load_lexicon("outlook")
    marks = [c for c in verb.children if c.dep_ in ("mark", "advmod")]
    if verb.dep_ == "advcl" and any(c.lower_ in words["conditions", "marks"] for c in marks):
        return True
    first = next(iter(verb.subtree), None)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return any(c == first and c.lower_ in words["conditions", "inverted"] for c in auxiliaries)


def _is_aside(clause: Clause, condition: "Token") -> bool:
    """The condition belongs to the verb of saying, which is the cue's business."""
    said = child(clause.head, "ccomp")
    return clause.head.dep_ == "ROOT" and said is not None and said != condition


def _is_expected(scene: "Scene", clause: Clause) -> bool:
    """What a cue of expecting introduces as to come, save what a side says of its own doing, which
    is a plan.
    """
    words = load_lexicon("outlook")
    if not any(lemma_of(t) in words["expecting", "cues"] for t in scene.cue):
        return False
    future = any(
        c.dep_ == "aux" and c.lower_ in words["expecting", "future"] for c in clause.head.children
    )
    if not future or clause.head.dep_ not in ("ROOT", "ccomp", "conj"):
        return False
    subject = child(clause.head, *SUBJECTS)
    own = subject is not None and (scene.is_speaker(subject) and is_party(scene, scene.speaking()))
    return subject is not None and not own


def _outlook(scene: "Scene", clause: Clause, condition: "Token | None") -> Outlook:
    supposed = list(condition.subtree) if condition is not None else []
    expected = [t for t in _told(clause.head) if t not in supposed and scene.holds(t)]
    place, place_text = place_told(scene, clause)
    topic = _topic(condition if condition is not None else clause.head)
    stance, is_affirmed = stance_of(scene, clause, clause.head)
    return Outlook(
        spans=scene.spans_of([*expected, *supposed]),
        stance=stance,
        certainty=Certainty.HYPOTHETICAL if condition is not None else scene.certainty_of(clause),
        likelihood=likelihood_of(clause, clause.head),
        place=place,
        place_text=place_text,
        why=(
            scene.reason(
                "outlook",
                "expected",
                [clause.head, *([condition] if condition is not None else [])],
            ),
        ),
        about=_about_words(scene, topic),
        condition=_text([t for t in supposed if scene.holds(t)]),
        expected=affirmed(expected, clause.head) if is_affirmed else _text(expected),
    )


def stance_of(scene: "Scene", clause: Clause, trigger: "Token | None") -> tuple[Stance, bool]:
    """The stance to what is expected, and whether that is put without its own "not", which denies
    it: "will not fall".  "Unlikely" turns it round, too; both together leave it open.
    """
    above = scene.stance_over(clause)
    unlikely = next(filter(_is_unlikely, _above(trigger)), None)
    if trigger is not None and _is_doubtful(trigger):
        return Stance.DOUBTS, False
    if unlikely is not None and any(
        token.dep_ == "neg" for token in (*unlikely.children, *unlikely.head.children)
    ):
        return Stance.DOUBTS, False
    if clause.manner.likelihood is not None or is_understatement(clause.head):
        return above, unlikely is not None
    if unlikely is not None:
        own = own_of(clause.head).negated
        return (Stance.DENIES if above is Stance.ASSERTS else Stance.DOUBTS), not own
    denied = above is Stance.ASSERTS and own_of(clause.head).negated
    return (Stance.DENIES, True) if denied else (above, False)


def likelihood_of(clause: Clause, trigger: "Token | None") -> Likelihood | None:
    """The band of the word of likelihood over what is expected, put positively: that of its clause,
    else of a word beside or above the trigger.
    """
    if clause.manner.likelihood is not None:
        return clause.manner.likelihood
    for token in _above(trigger):
        band = likelihood_at(token) if token.pos_ in ("ADJ", "ADV") else None
        if band is not None:
            beside = (*token.children, *token.head.children)
            negated = any(c.dep_ == "neg" for c in beside)
            return band.of_the_contrary() if negated else band
    return None


def _is_doubtful(token: "Token") -> bool:
    entries = entries_of(token.lower_, "ADJ", Frame.THAT) if token.pos_ == "ADJ" else ()
    return bool(entries) and entries[0].positive == "o" and entries[0].modality is Modality.OPEN


def affirmed(tokens: "Iterable[Token]", verb: "Token") -> str:
    """The words without the negation of the verb, or the word that makes them unlikely: "will last"
    of "will not last", "the truce to hold" of "the truce is unlikely to hold".
    """
    tokens = list(tokens)
    beside = [c for c in verb.children if c.dep_ in ("aux", "auxpass", *SUBJECTS)]
    own = {t.i for head in (verb, *beside) for t in head.children if t.lower_ in _NEGATIVE}
    own |= _unlikely_words(tokens)
    words = sorted((t for t in set(tokens) if t.i not in own), key=lambda t: t.i)
    text = "".join(_WHOLE.get(t.lower_, t.text) + (t.whitespace_ or _gap(t, own)) for t in words)
    return text.strip(' ,.;:"“”')


def _unlikely_words(tokens: "list[Token]") -> set[int]:
    """The indices of what says that the rest is unlikely: "is highly unlikely", "it is unlikely
    that".
    """
    word = next(filter(_is_unlikely, tokens), None)
    if word is None or word.i + 1 >= len(word.doc):
        return set()
    after = word.doc[word.i + 1]
    if after.lower_ == "that":
        return {t.i for t in tokens if t.i <= after.i}
    strengthened = {c.i for c in word.children if c.dep_ == "advmod" and c.i < word.i}
    copula = {word.head.i} if after.lower_ == "to" and lemma_of(word.head) == "be" else set()
    return {word.i} | strengthened | copula


def _gap(token: "Token", dropped: set[int]) -> str:
    return " " if token.i + 1 in dropped else ""


def _above(trigger: "Token | None") -> "Iterator[Token]":
    """The trigger, what stands beside it under its head, and what stands above it in its clause:
    what is joined by "but" or "and" is another's.
    """
    if trigger is None:
        return
    yield from (trigger, *trigger.children, *trigger.head.children)
    while trigger.head.i != trigger.i and trigger.dep_ != "conj":
        trigger = trigger.head
        yield trigger


def _is_unlikely(token: "Token") -> bool:
    band = likelihood_at(token)
    if band is not None:
        return band.high < EVEN
    entries = entries_of(token.lower_, "ADJ", Frame.THAT) if token.pos_ == "ADJ" else ()
    return bool(entries) and entries[0].positive == "-"


def _told(verb: "Token") -> list["Token"]:
    """The verb with all that hangs on it, and with the verbs coordinated with it."""
    return [t for t in verb.subtree if t.dep_ != "mark" or t.head != verb]


def _topic(verb: "Token") -> "Token | None":
    return child(verb, *SUBJECTS) or child(verb, "dobj")


def _about_words(scene: "Scene", topic: "Token | None") -> str:
    """What the topic is called; for a pronoun, whom it means; of a doing, all that it takes."""
    if topic is None:
        return ""
    if topic.tag_ == "VBG":
        return _text([t for t in topic.subtree if scene.holds(t)])
    return scene.party(topic).name if topic.pos_ == "PRON" else _words(topic)


def _words(token: "Token") -> str:
    kept = [t for t in before(token) if t.lower_ not in ("the", "a", "an")]
    conjoined = [t for c in token.children if c.dep_ in ("cc", "conj") for t in c.subtree]
    return _text([*kept, *conjoined])


def _text(tokens: list["Token"]) -> str:
    ordered = sorted(set(tokens), key=lambda t: t.i)
    return "".join(t.text_with_ws for t in ordered).strip(' ,.;:"“”')
