"""The door of this room: the time expressions of a text."""

from collections.abc import Sequence

from sayso.language.analysis import Analysis, Span
from sayso.record.interval import Interval
from sayso.record.time_expression import TimeExpression, TimeType
from sayso.reference.times.context import Context, Found, Mention
from sayso.reference.times.making import refused
from sayso.reference.times.pattern import Phrase, Rule, letters_of
from sayso.reference.times.rules import RULES
from sayso.reference.times.words import Word, read_words


def find_times(analysis: Analysis, published: Interval | None) -> tuple[TimeExpression, ...]:
    """The time expressions of ``analysis.text``, in order and apart, resolved against
    ``published``.

    Without ``published`` what can only be counted from it stays relative: its value has X where
    digits would be, and it has no interval.  The result depends on nothing but the two arguments.
    """
    context = Context(analysis.text, analysis.parse, published)
    found: list[TimeExpression] = []
    for start, end in analysis.paragraphs:
        words = read_words(analysis.text, start, end)
        if any(word.kind not in ("other", "the", "a", "comma") for word in words):
            context.paragraph = start
            addresses = [(a, b) for a, b in analysis.addresses if a < end and start < b]
            found.extend(_in_paragraph(words, addresses, context))
    return tuple(found)


def _in_paragraph(
    words: Sequence[Word], addresses: Sequence[Span], context: Context
) -> list[TimeExpression]:
    letters = letters_of(words)
    matches = [
        (phrase, i, rule) for i, rule in enumerate(RULES) for phrase in rule.matches(words, letters)
    ]
    matches.sort(key=lambda match: (match[0].first, -match[0].last, match[1]))
    found: list[TimeExpression] = []
    taken = 0
    for phrase, _, rule in matches:
        if phrase.first < taken or any(a < phrase.end and phrase.start < b for a, b in addresses):
            continue
        meaning = _read(rule, phrase, context)
        if meaning is not None:
            taken = phrase.last
            found.append(_expression(phrase, meaning, context))
    return found


def _read(rule: Rule, phrase: Phrase, context: Context) -> Found | None:
    try:
        return rule.read(phrase, context)
    except (OverflowError, ValueError):
        return refused("It lies outside the years 1 to 9999.")


def _expression(phrase: Phrase, meaning: Found, context: Context) -> TimeExpression:
    if meaning.period is not None and meaning.type is not TimeType.SET:
        context.remember(Mention(meaning.period, (phrase.start, phrase.end)))
    return TimeExpression(
        start=phrase.start,
        end=phrase.end,
        text=context.text[phrase.start : phrase.end],
        type=meaning.type,
        value=meaning.value,
        interval=meaning.interval,
        anchor=meaning.anchor,
        direction=meaning.direction,
        grain=meaning.grain,
        vague=meaning.vague,
        mod=meaning.mod,
        reason=meaning.reason,
    )
