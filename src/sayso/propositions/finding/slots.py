"""What the rules make of a finding's words: heads, parties, places, times and amounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.attribution.spans import overlap
from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.likelihood import Likelihood
from sayso.language.veridicality.table import entries_of
from sayso.propositions.clause import Clause, Form, read_clauses
from sayso.propositions.control.grounds import is_country, place_of
from sayso.propositions.finding.finder import Finding
from sayso.propositions.modality import Manner, Modality, manner_of
from sayso.propositions.outlook.type import affirmed
from sayso.propositions.party import Party
from sayso.propositions.phrases import text_of
from sayso.propositions.pledge.items import item_of
from sayso.propositions.scene import Scene
from sayso.propositions.sides import known, party_at
from sayso.propositions.strike.arms import series_of
from sayso.record.amount import Amount
from sayso.record.claim import Certainty, Reason, Span, Stance
from sayso.record.place import Place, Relation, Toponym
from sayso.reference.references import Moment

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = (Modality.FACT, Modality.POSSIBLE, Modality.CONDITIONAL)
_ARTICLES = frozenset({"the", "a", "an"})
_ABBREVIATED = re.compile(r"\b(?:\w\.){2,}$")
"""Words that end in an abbreviation, whose last stop is its own: "the U.S."."""
_KNOWN = frozenset({"the", "this", "that", "these", "those", "latest", "recent", "deadly"})
"""Words before an event that is known to have been."""
_PLACES = ("GPE", "LOC", "FAC")
"""Kinds of name that are places."""
_DEEDS = frozenset({"control", "strike", "movement", "count", "appointment"})
"""Types whose trigger is the deed itself, and never a word of saying, blaming or promising."""
_GOVERNING = frozenset({"to", "of", "from", "in"})
_BESIDE_VERB = ("aux", "auxpass", "neg", "prt")
_NOBODY = (
    "DATE",
    "TIME",
    "CARDINAL",
    "ORDINAL",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "LANGUAGE",
    "WORK_OF_ART",
)
"""Kinds of name that do and hold nothing."""


@dataclass(frozen=True)
class Slots:
    """A finding in its scene.  Everything empty means that the words do not tell it."""

    scene: Scene
    finding: Finding

    @cached_property
    def trigger(self) -> "Token | None":
        """The head of the trigger; of several verbs the inmost: "take" of "tried to take"."""
        tokens = self.scene.analysis.parse.tokens(*self.finding.trigger)
        head = root_of(tokens)
        while head is not None:
            below = (g for c in head.children for g in (c, *c.children) if c in tokens)
            inner = next((c for c in below if c in tokens and c.dep_ in ("xcomp", "pcomp")), None)
            if inner is None:
                break
            head = inner
        if head is None:
            return None
        if head.pos_ == "ADV" or head.dep_ in _BESIDE_VERB:
            return head.head
        return self._governed(head, tokens[-1]) or head

    def _governed(self, head: "Token", last: "Token") -> "Token | None":
        """The verb right behind a trigger that ends before it: "stopped short of" taking."""
        if self.finding.type not in _DEEDS or head in self.scene.cue:
            return None
        after = list(last.doc[last.i + 1 : last.i + 3])
        if last.lower_ not in _GOVERNING:
            after = after[1:] if after and after[0].lower_ in _GOVERNING else []
        verb = next(iter(after), last)
        return verb if verb.tag_ in ("VB", "VBG") and head.is_ancestor(verb) else None

    @property
    def lemma(self) -> str:
        """The lemma of the trigger; empty where there is none."""
        return lemma_of(self.trigger) if self.trigger is not None else ""

    @cached_property
    def clause(self) -> Clause | None:
        """The clause that the trigger heads, for how it is put."""
        if self.trigger is None:
            return None
        clauses = read_clauses((self.trigger,), self.scene.inside)
        return clauses[0] if clauses else Clause(self.trigger, Form.NOUN, "", self.scene.inside)

    @property
    def in_cue(self) -> bool:
        """The cue of the claim says it: "accuses", "vows to send"."""
        return self.trigger is not None and self.trigger in self.scene.cue

    @property
    def is_fact(self) -> bool:
        """It is put forward or denied, and neither planned, hoped for nor asked."""
        if self.clause is None or self.in_cue or self._is_presupposed:
            return all(manner.modality in _TELLING for manner in self._manners)
        if self.clause.modality not in _TELLING or not self.scene.speaks(self.clause):
            return False
        return all(
            m.modality in _TELLING and m.negated == self.clause.negated for m in self._manners
        )

    @property
    def _manners(self) -> Iterator[Manner]:
        """How the deed is put, and how the clause that ties the doer to the trigger is."""
        deed, doer = self.head("deed"), self.head("actor")
        for verb in self._giving:
            yield manner_of(verb, self.scene.inside)
        if deed is not None and deed != self.trigger and self.scene.holds(deed):
            yield manner_of(deed, self.scene.inside)
        if doer is None or self.trigger is None or self.in_cue or not self.scene.holds(doer):
            return
        tied = next(
            (
                a
                for a in (self.trigger, *self.trigger.ancestors)
                if a == doer or a.is_ancestor(doer)
            ),
            None,
        )
        if tied is not None and tied not in (doer, self.trigger) and tied.pos_ in ("VERB", "AUX"):
            yield manner_of(tied, self.scene.inside)

    @property
    def _giving(self) -> Iterator["Token"]:
        """The verbs under the trigger by which something is given: "came close to delivering"."""
        for item in self.heads("item"):
            verb = next((a for a in item.ancestors if a.pos_ == "VERB"), None)
            if verb is not None and self.trigger is not None and self.trigger.is_ancestor(verb):
                yield verb

    def tells(self, head: "Token") -> bool:
        """Whether something says that what a word tells is or is not so."""
        return manner_of(head, self.scene.inside).modality in _TELLING

    @property
    def is_at_odds(self) -> bool:
        """What is done is negated where the trigger is not, or the other way: "did not forget to
        send".
        """
        return self.clause is not None and any(
            manner.negated != self.clause.negated for manner in self._manners
        )

    @property
    def is_open(self) -> bool:
        """Nothing says whether it is so."""
        if self.clause is None or self.in_cue or self._is_presupposed:
            return False
        return self.clause.modality is Modality.OPEN or not self.scene.speaks(self.clause)

    @property
    def _is_presupposed(self) -> bool:
        """An event that is pointed at as known, under a word that says nothing of whether it was:
        "retaliated against the attack", "Norland's raid on Velm stunned them".
        """
        if self.trigger is None or self.clause is None or self.trigger.pos_ != "NOUN":
            return False
        manner = self.clause.manner
        if (
            not manner.unread
            or manner.negated
            or len(manner.words) > 1
            or self.scene.base is not Stance.ASSERTS
        ):
            return False
        pointed = (c for noun in (self.trigger, series_of(self.trigger)) for c in noun.children)
        return any(c.dep_ == "poss" or c.lower_ in _KNOWN for c in pointed) or bool(
            self.span_of("time")
        )

    @property
    def is_only_likely(self) -> bool:
        """The trigger is a predicate that only says how likely something is, or true: that is no
        deed.
        """
        trigger = self.trigger
        if trigger is None or trigger.pos_ != "ADJ" or self.finding.type == "outlook":
            return False
        entries = entries_of(trigger.lower_, "ADJ", Frame.THAT)
        return any(entry.likelihood or entry.truth for entry in entries)

    @property
    def expecting(self) -> Clause | None:
        """The clause whose verb tells what is expected: "will last" of "we predict that it will
        last"; else that of the trigger.
        """
        verb = self.head("expected")
        while verb is not None and verb.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "det"):
            verb = verb.head
        above = verb is not None and self.trigger is not None and self.trigger.is_ancestor(verb)
        if verb is None or verb.pos_ not in ("VERB", "AUX") or not (above or self.in_cue):
            return None if self.in_cue else self.clause
        return next(iter(read_clauses((verb,), self.scene.inside)), None)

    @property
    def is_planned(self) -> bool:
        """It is meant, ordered or to come."""
        return not self.is_fact

    @property
    def likelihood(self) -> Likelihood | None:
        """The band of the word of likelihood that it stands under."""
        return self.clause.manner.likelihood if self.clause and not self.in_cue else None

    @property
    def stance(self) -> Stance:
        """The speaker's stance towards it, put as a plain fact."""
        if self.clause is None or self.in_cue:
            return self.scene.stance
        return self.scene.told(self.clause)

    @property
    def certainty(self) -> Certainty:
        """The speaker's certainty of it."""
        return self.scene.certainty_of(self.clause) if self.clause else self.scene.certainty

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The words that say it."""
        tokens = self.scene.analysis.parse.tokens_of(self.finding.spans)
        return self.scene.spans_of(tokens) or (self.finding.trigger,)

    def span_of(self, role: str) -> tuple[Span, ...]:
        """Where the words of a role stand."""
        argument = self.finding.arguments.get(role)
        return argument.spans if argument else ()

    def heads(self, role: str) -> tuple["Token", ...]:
        """The head of each stretch of words that plays a role."""
        parse = self.scene.analysis.parse
        heads = (root_of(parse.tokens(*span)) for span in self.span_of(role))
        return tuple(head for head in heads if head is not None)

    def head(self, role: str) -> "Token | None":
        """The head of the role's first words."""
        return next(iter(self.heads(role)), None)

    def called(self, role: str, head: "Token | None") -> str:
        """The words of a role as far as they are its head's, else those of the noun phrase with
        that head.
        """
        if head is None:
            return ""
        return self.words(role) if head == self.head(role) else text_of(head)

    def printed(self, role: str) -> str:
        """All words of a role as printed, without marks."""
        text = self.scene.analysis.text
        return " ".join(text[a:b].strip(' ,.;:()"“”') for a, b in self.span_of(role))

    def items(self) -> tuple["Token", ...]:
        """The heads of what is given: by the finding's words, else by what its trigger gives: "the
        tanks sent".
        """
        if self.span_of("item") or self.clause is None:
            return self.heads("item")
        return tuple(
            head for head in self.clause.patients[:1] if item_of(self.scene, head) is not None
        )

    def words(self, role: str) -> str:
        """The role's first words as printed, without an article."""
        spans = self.span_of(role)
        if not spans:
            return ""
        text = " ".join(self.scene.analysis.text[slice(*spans[0])].split())
        first, _, rest = text.partition(" ")
        bare = (rest if rest and first.casefold() in _ARTICLES else text).strip(' ,;:"“”')
        return bare if _ABBREVIATED.search(bare) else bare.rstrip(".")

    def affirmed(self, role: str, verb: "Token") -> str:
        """The role's first words without the negation of a verb."""
        words = affirmed(self.scene.analysis.parse.tokens_of(self.span_of(role)[:1]), verb)
        return words.removeprefix("the ").removeprefix("The ")

    def party(self, role: str) -> Party:
        """Who a role's first words mean; empty where they mean nobody who could do anything."""
        head = self.head(role)
        party = self.party_of(head) if head is not None else Party()
        if not party or party.side is not None or party.id in self.scene.parties.directory.actors:
            return party
        return Party(party.id, self.words(role) or party.name, party.side)

    def party_of(self, head: "Token") -> Party:
        """Who the noun phrase with a head means; empty where it is nobody who could do anything."""
        if head.ent_type_ in _NOBODY:
            return Party()
        return known(self.scene, party_at(self.scene, head))

    def state(self, role: str) -> Party:
        """The state that a role's first words mean or belong to, by the name that they print, else
        whom they mean.
        """
        party = self.party(role)
        state = self.scene.parties.state(party) if party else party
        return self.scene.parties.as_printed(state, self.words(role)) if state else party

    def toponyms(self, role: str = "place") -> Iterator[Toponym]:
        """The names of places among the words of a role, in the order of the text."""
        spans = self.span_of(role)
        return (t for t in self.scene.setting.toponyms if overlap([(t.start, t.end)], spans))

    def where(self) -> tuple[Place | None, str]:
        """The place that the finding names, else the place that was struck, else where its clause
        plays.
        """
        named = self.named_place()
        if named is None:
            named = self.struck_place()
        if named is not None:
            return named
        return self.scene.where(self.clause) if self.clause else (None, "")

    def named_place(self) -> tuple[Place | None, str] | None:
        """The place that the words of the role "place" name; None where there are none."""
        toponym = next((t for t in self.toponyms() if not self._is_origin(t)), None)
        words = (
            self.words("place")
            if toponym is not None or next(self.toponyms(), None) is None
            else ""
        )
        if toponym is not None:
            return toponym.place, self._called(toponym, words)
        if not words:
            return None
        head = self.head("place")
        found = self.scene.setting.place_of(head) if head is not None else None
        return (found.place, found.words) if found is not None else (None, words)

    def _is_origin(self, toponym: Toponym) -> bool:
        """Where a weapon was sent from is not where it struck."""
        return self.finding.type == "strike" and toponym.relation is Relation.FROM

    def _called(self, toponym: Toponym, words: str) -> str:
        """The words for a place: those of the finding where they begin with a name; lower case is
        for what is near.
        """
        own = (
            toponym.relation is not Relation.NEAR and words[:1].isupper() and toponym.text in words
        )
        return words if own else toponym.words

    def struck_place(self) -> tuple[Place | None, str] | None:
        """The place that is, or is named by, what was struck: "the town of Velm", not "a Norlandic
        convoy".
        """
        head = self.head("target")
        if head is None:
            return None
        own = self.scene.setting.toponym(head)
        if own is not None and self._is_origin(own):
            return None
        toponym = own or next((t for t in self.toponyms("target") if not is_country(t.place)), None)
        if toponym is not None:
            return place_of(toponym)
        if head.ent_type_ in _PLACES and head.pos_ == "PROPN":
            return None, self.words("target")
        found = self.scene.setting.place_of(head)
        return place_of(found) if found is not None else None

    def when(self) -> Moment | None:
        """When it happened or holds."""
        return self.scene.when(self.clause) if self.clause else self.scene.event_time

    def amount(self, role: str) -> Amount | None:
        """The amount whose words play a role."""
        spans = self.span_of(role)
        return next((a for a in self.scene.amounts if overlap([a.span], spans)), None)

    def why(self, what: str) -> tuple[Reason, ...]:
        """Who spoke: the finder, with its trigger and score."""
        words = self.scene.analysis.text[slice(*self.finding.trigger)]
        return (Reason("model:finder", what, words, score=round(self.finding.score, 3)),)
