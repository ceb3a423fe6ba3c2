"""What a count tells beside its number: the stance towards it, whose people they are, and the
event.
"""

from itertools import islice
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause
from sayso.propositions.count.groups import group_of, is_person, kind_of_force, words
from sayso.propositions.count.numbers import Number, is_denied_of_any
from sayso.propositions.count.reading import Reading
from sayso.propositions.count.totals import is_elliptic
from sayso.propositions.party import Party
from sayso.propositions.phrases import before, object_of
from sayso.propositions.setting import is_country
from sayso.propositions.sides import is_party, party_at
from sayso.record.claim import Stance
from sayso.reference.references import Moment

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene


_LONG = 120
"""Words of a clause that are looked at."""
_GOING = frozenset({"displaced", "evacuated"})
"""What befalls people who leave a place."""


def stance_of(scene: "Scene", clause: Clause | None, number: Number, head: "Token") -> Stance:
    """Of a count of none the word for none is in the count, and denies nothing beside it."""
    if is_denied_of_any(scene, head):
        return Stance.ASSERTS
    if (
        scene.stance is Stance.ASSERTS
        and any(c.dep_ == "neg" for c in head.children)
        and number.high != 0
    ):
        return Stance.DENIES
    if clause is None:
        return scene.stance
    if clause.negated and number.high == 0 and len(clause.manner.words) == 1:
        return scene.base
    return scene.told(clause)


def side_of(
    scene: "Scene", reading: Reading, clause: Clause | None, counted: "Token", group: str
) -> str | None:
    """The side of those counted, of whoever lost them, or the enemy's of whoever killed or
    destroyed them.
    """
    for token in (counted, reading.counted, reading.word):
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
            side = _side_by_phrase(scene, token, reading.what in _GOING)
            if group not in words()["kinds", "arms"] and _is_of_the_land(scene, token):
                side = None
            if side is not None and (is_person(group) or is_party(scene, Party("", "", side))):
                return side
    by_loss = next(
        (side for noun in _losses(counted) if (side := _side_by_phrase(scene, noun, False))), None
    )
    return by_loss or (
        _side_by_clause(scene, reading, clause, counted, group) if clause is not None else None
    )


def _side_by_clause(
    scene: "Scene", reading: Reading, clause: Clause, counted: "Token", group: str
) -> str | None:
    """By those whom it cost, who lost them, who admits it, or who killed them."""
    at = (
        clause.under("to", "among", "on")
        if lemma_of(reading.word) in words()["vague", "nouns"]
        else ()
    )
    if lemma_of(clause.head) == "cost":
        told = (
            c
            for c in clause.head.children
            if c.dep_ in ("dobj", "dative") and c != counted and c.pos_ != "NUM"
        )
        return next((side for each in told if (side := party_at(scene, each).side)), None)
    among = next((side for each in at if (side := scene.side(each))), None)
    by = next((side for agent in clause.agents if (side := party_at(scene, agent).side)), None)
    if among is not None or lemma_of(clause.head) in ("lose", "suffer", "sustain", "have", "incur"):
        return among or by
    if reading.what not in words()["kinds", "harmed"] or group not in words()["kinds", "arms"]:
        return None
    if any(
        lemma_of(t) in words()["war", "admitted"] for t in (*scene.cue, clause.head)
    ) and is_person(group):
        return scene.speaker.side if scene.speaker and is_party(scene, scene.speaking()) else None
    return scene.parties.rival(by) if _is_done_by(clause, reading) else None


def _losses(counted: "Token") -> list["Token"]:
    """The losses that a figure is put on: "put the enemy's losses at 200 dead"."""
    verb = counted.head.head if counted.dep_ == "pobj" else counted
    beside = (
        (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
        if verb.pos_ == "VERB"
        else ()
    )
    return [
        c
        for c in beside
        if lemma_of(c) in words()["vague", "nouns"] or is_elliptic(c) or child(verb, "oprd")
    ]


def _is_done_by(clause: Clause, reading: Reading) -> bool:
    """The clause's own verb tells what its subject did to those counted; after a strike, "it" may
    be the strike.
    """
    if reading.what == "intercepted":
        return True
    done = reading.word == clause.head and words().key("verbs", lemma_of(clause.head)) is not None
    before = clause.head.doc[clause.head.sent.start : clause.head.i]
    struck = any(words().key("events", lemma_of(t)) for t in before)
    return done and not (struck and any(agent.lower_ == "it" for agent in clause.agents))


def _is_of_the_land(scene: "Scene", token: "Token") -> bool:
    """Whether those counted are of the one country that a war within it is in, and so of no side:
    "Norland's death toll", unlike "the army's".
    """
    countries = scene.parties.directory.theatre.countries
    if len(countries) != 1:
        return False
    near = (t for noun in (token, *object_of(token, "of", "from")) for t in before(noun))
    places = (found.place for t in near if (found := scene.setting.toponym(t)) is not None)
    return any(is_country(each) and each.country in countries for each in places if each)


def _side_by_phrase(scene: "Scene", token: "Token", going: bool) -> str | None:
    """By its own words, or by those of whom it is a part: "31 men of his battalion", "six of its
    soldiers".  ``going``: "from" tells where they left.
    """
    whole = object_of(token, "to", "among", "on", "of", *(() if going else ("from",)))
    if any(words().key("events", lemma_of(noun)) for noun in whole):
        return None
    for each in (token, *whole):
        side = scene.side(each) or (party_at(scene, each).side if _is_owned(each) else None)
        if side is not None:
            return side
    return None


def _is_owned(token: "Token") -> bool:
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)


def group_of_counted(counted: "Token", reading: Reading, number: Number) -> str:
    """The kind of those counted; men and others who belong to a force, or a toll among a kind of
    people, are of it.
    """
    found = group_of(counted) or number.group
    if found and found not in ("people", "losses"):
        return found
    among = (
        *object_of(counted, "of", "among", "from", "in"), *object_of(reading.word, "among", "of", "for"),
        *object_of(reading.verb, "among"), *_before(reading.word), *_before(counted),
    )  # fmt: skip
    return next((kind for each in among if (kind := kind_of_force(each))), "")


def _before(token: "Token") -> list["Token"]:
    return [c for c in token.children if c.dep_ in ("amod", "compound", "nmod")]


def event_of(clause: Clause | None) -> str:
    """The event that it happened in: what did it, what it happened in, by or after; "war" where all
    since its start are counted.
    """
    if clause is None:
        return ""
    if _is_of_the_war(clause):
        return "war"
    for token in (
        *clause.agents,
        *clause.under("in", "by", "after", "during", "from", "as", "when", "following"),
    ):
        found = words().key("events", lemma_of(token))
        if found:
            return found
    return ""


def _is_of_the_war(clause: Clause) -> bool:
    """So many in the war, since it began, in eleven months of it; or lost by it."""
    lexicon = words()
    if any(lemma_of(agent) in lexicon["war", "nouns"] for agent in clause.agents):
        return True
    for prep, noun in clause.obliques:
        wars = {lemma_of(noun), *(lemma_of(each) for each in object_of(noun, "of"))} & lexicon[
            "war", "nouns"
        ]
        if wars and prep in lexicon["war", "prepositions"]:
            return True
        began = {lemma_of(each) for each in object_of(noun, "of")} & lexicon["war", "nouns"]
        if prep == "since" and began:
            return True
    if any(_is_since_war(token) for token in islice(clause.head.subtree, _LONG)):
        return True
    since = (
        c
        for c in clause.head.children
        if c.dep_ == "advcl" and any(m.lower_ == "since" for m in c.children)
    )
    return any(
        lemma_of(each) in lexicon["war", "nouns"] for verb in since for each in verb.children
    )


def _is_since_war(prep: "Token") -> bool:
    """Of "since the start of the war", on whichever of two verbs it hangs: "killed or wounded
    since".
    """
    if prep.lower_ != "since" or prep.dep_ != "prep":
        return False
    nouns = [c for c in prep.children if c.dep_ == "pobj"]
    told = {lemma_of(each) for noun in nouns for each in (noun, *object_of(noun, "of"))}
    return bool(told & words()["war", "nouns"])


def time_of(scene: "Scene", clause: Clause | None, reading: Reading) -> Moment | None:
    """When it happened.  Of a running toll the time of its event alone: "on Monday the toll rose"
    tells no such.
    """
    if clause is None:
        return scene.event_time
    if not _is_running(clause, reading):
        return scene.when(clause)
    found = scene.setting.when(clause)
    return found if found is not None and _is_of_event(clause, found) else None


def _is_running(clause: Clause, reading: Reading) -> bool:
    """A sum that grows: a toll, "the dead now number 18", "has cost 18 lives so far"."""
    told = {
        lemma_of(reading.word),
        lemma_of(clause.head),
        *(t.lower_ for t in clause.tokens if t.dep_ == "advmod"),
    }
    around = {t.lower_ for t in reading.counted.children} | {
        t.lower_ for t in reading.counted.head.children
    }
    return bool((told | around) & words()["totals", "running"])


def _is_of_event(clause: Clause, moment: Moment) -> bool:
    """The time stands beside the event: "the toll of Friday's strike"."""
    told = moment.why.words.split()
    beside = (token for token in clause.tokens if token.text in told)
    return any(
        words().key("events", lemma_of(each))
        for token in beside
        for each in (token.head, token.head.head)
    )
