"""The event that a report is about, by its title and lead: where it was and when.

A toll is told again and again without its place and day, and in between stand the places and days
of those who tell it.
"""

import re
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import is_passive
from sayso.propositions.count.groups import words
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.setting import is_country
from sayso.record.claim import Reason
from sayso.record.interval import Interval
from sayso.record.place import Toponym
from sayso.record.referent import Kind
from sayso.record.time_expression import Direction, TimeExpression, TimeType
from sayso.reference.references import Moment
from sayso.reference.times.period import Grain

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_FIRST = 12
"""Mentions of places and times among which the report's own are looked for."""
_LEAD = 600
"""Code points of a report that say what it is about."""
_CLIMB = 6
_DAYS = 2
"""An event that is told with a longer time has none that tells it from others."""
_AGO = 30
"""Days before its publication from which on a report looks back, or a count is of something else
than it is about.
"""
_BEFELL = frozenset({"killed", "wounded", "destroyed", "damaged"})
"""What befalls people and things at once; they are captured, evacuated and counted over days."""
_STRIKES = frozenset({"strike", "destroy", "fire", "explode", "rock", "land"})
"""Those of the verbs of attacks that say that it came to one."""
_SAID = frozenset({"report", "record"})
"""These tell of an event in the passive alone: "explosions were reported", unlike "the paper
reported on Friday".
"""
_STRUCK = frozenset({"strike", "explosion"})


def find_place(scene: "Scene") -> Toponym | None:
    """The place that the title names, or that the lead tells an event of.

    A town comes before the region that it lies in; last comes any place of the lead, such as an
    official's.
    """
    setting, metonyms = scene.setting, scene.parties.directory
    told = (each for each in _early(scene) if each.start < _LEAD)
    lead = [e for e in told if not setting.is_of_another(e)]
    found = [*find_named(scene), *(each for each in lead if is_site(scene, each))]
    town = next((each for each in found if not is_region(each)), None)
    seats = (each for each in lead if metonyms.meant(each.text) is None)
    return town or next(iter(found), None) or next(seats, None)


def find_named(scene: "Scene") -> list[Toponym]:
    """The places that the title names, in the order of the text."""
    title = scene.report.title or ""
    return [
        each
        for each in _early(scene)
        if re.search(rf"\b{re.escape(each.text)}\b", title)
        and not scene.setting.is_somebody(each)
        and not scene.setting.is_elsewhere(each)
    ]


def find_time(scene: "Scene") -> Moment | None:
    """The day of the event that the lead tells; of a report that looks back, the first past day
    that it names.
    """
    lead = [time for time in scene.setting.times[:_FIRST] if time.start < _LEAD and _is_day(time)]
    found = next((time for time in lead if _is_when(scene, time)), None)
    found = found or next((time for time in lead if _is_long_ago(scene, time)), None)
    if found is None or found.interval is None:
        return None
    return Moment(
        found.interval, Reason("rule:occasion", "the time of what the report is about", found.text)
    )


def _early(scene: "Scene") -> list[Toponym]:
    early = scene.setting.toponyms[:_FIRST]
    return [each for each in early if not is_country(each.place) and not is_in_name(scene, each)]


def is_in_name(scene: "Scene", toponym: Toponym) -> bool:
    """It is a word of the name of an organisation: "the Velm Observer"."""
    mention = scene.parties.mention_at(toponym.start)
    if (
        mention is None
        or not mention.referent.named
        or mention.referent.kind is not Kind.ORGANISATION
    ):
        return False
    return any(start <= toponym.start and toponym.end < end for start, end in mention.spans)


def is_region(toponym: Toponym) -> bool:
    """An area with towns in it."""
    return toponym.place is not None and toponym.place.feature.startswith(("A.", "L."))


def is_site(scene: "Scene", toponym: Toponym) -> bool:
    """Something happened there: the name hangs on a verb or noun of an event, not on who speaks or
    lives there.
    """
    tokens = scene.analysis.parse.tokens(toponym.start, toponym.end)
    return bool(tokens) and _hangs_on_event(tokens[-1])


def _is_when(scene: "Scene", time: TimeExpression) -> bool:
    tokens = scene.analysis.parse.tokens(time.start, time.end)
    top = next((t for t in reversed(tokens) if t.head not in tokens), None)
    return top is not None and _hangs_on_event(top)


def _is_day(time: TimeExpression) -> bool:
    if time.interval is None or time.vague or time.type not in (TimeType.DATE, TimeType.TIME):
        return False
    return (
        time.direction is not Direction.FUTURE
        and (time.interval.end - time.interval.start).days <= _DAYS
    )


def _is_long_ago(scene: "Scene", time: TimeExpression) -> bool:
    return (
        time.interval is not None
        and time.grain is Grain.DAY
        and is_long_before(scene, time.interval)
    )


def is_long_before(scene: "Scene", interval: Interval) -> bool:
    """Whether a time was over long before the report was published."""
    published = scene.references.published
    return published is not None and (published.interval.start - interval.end).days > _AGO


def _hangs_on_event(token: "Token") -> bool:
    for _ in range(_CLIMB):
        if token.head == token:
            return False
        if tells_event(token.head):
            return True
        if token.head.pos_ in ("VERB", "AUX") or (
            token.dep_ == "poss" and token.head.pos_ == "PROPN"
        ):
            return False
        token = token.head
    return False


def tells_event(token: "Token") -> bool:
    """A verb or noun of something that happened to people or places."""
    lemma, strikes = lemma_of(token), load_lexicon("strike")
    if lemma in _SAID and not is_passive(token):
        return False
    if token.pos_ in ("VERB", "AUX"):
        befell = (words().key("verbs", lemma), words().key("subjects", lemma))
        return any(what in _BEFELL for what in befell) or any(
            lemma in strikes["verbs", key] for key in _STRIKES
        )
    told = words().key("events", lemma) or words().key("actions", lemma)
    return told is not None or any(lemma in strikes["nouns", key] for key in _STRUCK)
