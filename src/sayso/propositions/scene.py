"""What a recogniser is given: a passage that someone answers for, and everything the report says
about its words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.lexicon import load_lexicon as judgement
from sayso.attribution.judgement.stance import stance_of_cue
from sayso.attribution.spans import union, within
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.table import entries_of
from sayso.propositions.clause import Clause, offsets, read_clauses
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Heard, Modality
from sayso.propositions.party import FIRST, Parties, Party, party_of
from sayso.propositions.setting import Setting
from sayso.record.amount import Amount
from sayso.record.claim import Act, Certainty, Claim, Reason, Span, Stance
from sayso.record.place import Place
from sayso.record.referent import Referent
from sayso.record.report import Report
from sayso.reference.references import Moment, References

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCUSING = frozenset({"accusation", "allegation", "charge", "suspicion", "insinuation", "accuse"})
"""Cues under which "it" and "they" are those who are accused, and nobody who speaks."""
_THIRD = frozenset({"it", "its", "he", "his", "she", "her", "they", "their", "them"})


@dataclass(frozen=True)
class Scene:
    """A claim's content, or what a report says in its own voice, without the contents of claims
    within it.

    ``speaker`` answers for the passage; ``cue`` are the tokens of the words that attribute it (none
    in narration), which a recogniser may hear too: "rejected the delivery".  ``stance`` and
    ``certainty`` are the claim's; those of a proposition take its clause into account, by
    ``certainty_of`` and ``told``.
    """

    report: Report
    analysis: Analysis
    passage: tuple[Span, ...]
    references: References
    parties: Parties
    setting: Setting
    speaker: Referent | None = None
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.PLAIN
    act: Act = Act.SPEECH
    event_time: Moment | None = None
    cue: tuple["Token", ...] = ()
    source: tuple["Token", ...] = ()
    cue_stance: Stance | None = None
    """The stance of the cue alone, where the content takes another: "said it was a lie that"
    asserts a denial.
    """

    @cached_property
    def tokens(self) -> tuple["Token", ...]:
        """The words of the passage, in order."""
        return tuple(self.analysis.parse.tokens_of(self.passage))

    @cached_property
    def people(self) -> tuple[tuple[int, "Token"], ...]:
        """Where the passage tells of several people, armed or not, and by which words."""
        words = load_lexicon("sides")
        kinds = words["people", "forces"] | words["people", "civil"]
        several = (t for t in self.tokens if t.tag_ in ("NNS", "NNPS"))
        return tuple((self.at(t), t) for t in several if lemma_of(t) in kinds or t.lower_ in kinds)

    @cached_property
    def inside(self) -> Heard:
        """Where the words of the passage begin, and those of its cue."""
        heard = offsets(self.tokens)
        heard.cue = offsets(self.cue)
        heard.stance = self.base
        return heard

    @cached_property
    def all_clauses(self) -> tuple[Clause, ...]:
        """The clauses whose heads are in the passage, also those of which nothing says whether they
        are so.
        """
        return read_clauses(self.tokens, self.inside)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses whose heads are in the passage and that say something, or that the speaker
        leaves open.
        """
        return tuple(clause for clause in self.all_clauses if self.speaks(clause))

    def speaks(self, clause: Clause) -> bool:
        """Whether the speaker answers for the clause: something says whether it is so, and what the
        content calls false is this clause and none beside it.
        """
        if self.stance is Stance.WITHHOLDS:
            return True
        if clause.modality is Modality.OPEN:
            return False
        denied = self.stance is Stance.DENIES and self.base is Stance.ASSERTS
        if denied and not clause.manner.truth and not clause.manner.turned:
            return False
        return self.base is Stance.ASSERTS or not clause.manner.aside

    @property
    def base(self) -> Stance:
        """The stance towards what the content says, its own frames ("it is a lie that") taken
        off.
        """
        if self.cue_stance is None or self.stance is Stance.WITHHOLDS:
            return self.stance
        return self.cue_stance

    @cached_property
    def cue_clauses(self) -> tuple[Clause, ...]:
        """The clauses that the cue's own words head, with arguments that may lie in the passage."""
        return read_clauses(self.cue)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts in the passage, in order."""
        return tuple(self.setting.amounts_within(self.passage))

    def at(self, token: "Token") -> int:
        """The offset of a token in the text."""
        return self.analysis.parse.span(token)[0]

    def holds(self, token: "Token") -> bool:
        """Whether the token is in the passage."""
        return within(self.at(token), self.passage)

    def spans_of(self, tokens: Iterable["Token"]) -> tuple[Span, ...]:
        """Where the tokens are, as spans of whole phrases, as far as they lie in the passage or the
        cue.
        """
        kept = [
            t
            for t in tokens
            if not t.is_space and (self.holds(t) or t in self.cue or t in self.source)
        ]
        return _trimmed(
            self.analysis.text, union((self.analysis.parse.span(t) for t in kept), gap=1)
        )

    def amount_of(self, token: "Token") -> Amount | None:
        """The amount that counts the noun, or that the number is in."""
        return self.setting.amount_of(token)

    def party(self, token: "Token") -> Party:
        """Who the noun phrase with this head means; a pronoun never whoever accuses."""
        party = self.parties.of(token, self.speaker)
        own = self.speaker is not None and party.id == self.speaker.id
        return Party() if own and token.lower_ in _THIRD and self.accuses else party

    @cached_property
    def accuses(self) -> bool:
        """Whether the words that attribute the passage accuse somebody, who is not the speaker."""
        if self.stance is Stance.DENIES:  # "Kyiv rejects the allegation that it struck the bridge"
            return False
        return any(lemma_of(t) in ACCUSING for t in self.cue)

    def side(self, token: "Token") -> str | None:
        """The side of the people or things that the noun phrase speaks of."""
        if self.accuses and token.lower_ in _THIRD:
            return self.party(token).side
        return self.parties.side(token, self.speaker)

    def speaking(self) -> Party:
        """The speaker as a party; empty where there is none."""
        return party_of(self.speaker) if self.speaker else Party()

    def is_speaker(self, token: "Token") -> bool:
        """Whether the word means the speaker: "we", or whatever else refers to the same."""
        if token.lower_ in FIRST:
            return True
        return self.speaker is not None and self.party(token).id == self.speaker.id

    def where(self, clause: Clause, told_before: bool = True) -> tuple[Place | None, str]:
        """Where a clause plays, as a proposition's ``place`` and ``place_text``; see
        ``Setting.where``.
        """
        found = self.setting.where(clause, told_before)
        return (found.place, found.words) if found else (None, "")

    def when(self, clause: Clause) -> Moment | None:
        """When a clause plays: by its own words, else the one time that the claim tells of."""
        return self.setting.when(clause) or self.event_time

    def certainty_of(self, clause: Clause) -> Certainty:
        """The claim's certainty, unless the clause itself is supposed or only possible."""
        if clause.modality is Modality.CONDITIONAL:
            return Certainty.HYPOTHETICAL
        aside = clause.head.dep_ in ("relcl", "acl") and clause.modality is Modality.FACT
        if self.certainty is Certainty.HYPOTHETICAL and not aside:
            return Certainty.HYPOTHETICAL
        hedged = (
            clause.modality is Modality.POSSIBLE
            or self.certainty is Certainty.HEDGED
            or _is_thought(clause)
        )
        hedged = (
            hedged
            or clause.manner.hedged
            or _is_expected(clause)
            or any(_thinks(token) for token in self.cue)
        )
        return Certainty.HEDGED if hedged else Certainty.PLAIN

    def told(self, clause: Clause) -> Stance:
        """The speaker's stance towards the clause put positively: "did not fall" denies, to deny
        that asserts.
        """
        if is_even(clause):
            return Stance.WITHHOLDS
        return turned(self.base) if clause.negated else self.base

    def stance_over(self, clause: Clause) -> Stance:
        """The speaker's stance towards the clause with its own negation in it, as an outlook has
        it.
        """
        if is_even(clause):
            return Stance.WITHHOLDS
        return turned(self.base) if clause.manner.turned else self.base

    def reason(self, rule: str, what: str, tokens: Sequence["Token"]) -> Reason:
        """Why a proposition is thought to be there: ``rule`` names the type, ``words`` are what it
        went by.
        """
        return Reason(
            f"rule:{rule}", what, " ".join(t.text for t in sorted(set(tokens), key=self.at))
        )


def _is_thought(clause: Clause) -> bool:
    """Whether its verb says that something is thought of its subject, or laid to it by nobody who
    is named: "40 are believed to have been killed", "they were accused of".
    """
    if (
        clause.passive
        and not clause.agents
        and clause.lemma in load_lexicon("responsibility")["verbs", "accuse"]
    ):
        return True
    if clause.passive and not clause.agents and clause.lemma in judgement()["certainty", "hearsay"]:
        return True
    thought = entries_of(clause.lemma, "VERB", Frame.INFINITIVE) if clause.passive else ()
    return any(entry.likelihood in ("thought", "hedge") for entry in thought)


def _is_expected(clause: Clause) -> bool:
    """It is to come by somebody's expectation, and not announced: "is due to resign"."""
    return clause.modality is Modality.FUTURE and any(
        entry.positive == "o" for entry in clause.manner.entries
    )


def _thinks(cue: "Token") -> bool:
    """A word of a claim's cue by which its content is only thought or expected: "did not believe",
    "expected".
    """
    entries = entries_of(lemma_of(cue), "VERB", Frame.THAT) if cue.pos_ in ("VERB", "AUX") else ()
    return any(
        entry.likelihood in ("thought", "hedge") or entry.modality is Modality.FUTURE
        for entry in entries
    )


def is_even(clause: Clause) -> bool:
    """Whether the speaker thinks it about as likely as not."""
    band = clause.manner.likelihood
    return band is not None and band.is_even


def turned(stance: Stance) -> Stance:
    """The stance towards the contrary; what is doubted or withheld stays so."""
    contrary = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}
    return contrary.get(stance, stance)


def scene_of(
    report: Report,
    analysis: Analysis,
    claim: Claim,
    passage: tuple[Span, ...],
    references: References,
    parties: Parties,
    setting: Setting,
    speaker: Referent | None,
    event_time: Moment | None = None,
) -> Scene:
    """The scene of a claim; ``passage`` is its content without those of claims within it."""
    cue = tuple(analysis.parse.tokens_of(claim.cue.spans))
    return Scene(
        report=report,
        analysis=analysis,
        passage=passage,
        references=references,
        parties=parties,
        setting=setting,
        speaker=speaker,
        stance=claim.stance,
        certainty=claim.certainty,
        act=claim.act,
        event_time=event_time,
        cue=cue,
        cue_stance=stance_of_cue(Cue(cue)) if cue else None,
        source=tuple(analysis.parse.tokens_of(claim.source.spans)),
    )


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    found = []
    for start, end in spans:
        while start < end and not (text[start].isalnum() or text[start] in '$€£“"('):
            start += 1
        while start < end and not (text[end - 1].isalnum() or text[end - 1] in '%”")'):
            end -= 1
        if start < end:
            found.append((start, end))
    return tuple(found)
