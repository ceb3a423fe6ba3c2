"""Readings to render, made of invented sentences and spans that are found by their words."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from sayso.attribution.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.reader import Reading
from sayso.reports.report import Interval, Report

BRIDGE = (
    "The mayor of Ostrel said the bridge was lost. Olga Tarn, a brigade spokeswoman, told Radio Vela that it held.\n"
    "\n"
    "“We are staying,” Tarn said, “and so is the town.”\n"
    "\n"
    "Radio Vela quoted Tarn as saying that the council had denied the bridge was lost.\n"
)


def report(text: str = BRIDGE, **about: object) -> Report:
    return Report(text, **{"doc": "bridge", **about})  # type: ignore[arg-type]


def part(text: str, *words: str, after: int = 0) -> Part:
    spans = []
    for each in filter(None, words):
        start = text.index(each, after)
        spans.append((start, start + len(each)))
    return Part.of(text, spans)


def claim(
    of: Report,
    source: str = "",
    cue: str = "",
    *content: str,
    near: str = "",
    via: str = "",
    named: bool = True,
    act: Act = Act.SPEECH,
    stance: Stance = Stance.ASSERTS,
    certainty: Certainty = Certainty.PLAIN,
    mode: Mode = Mode.INDIRECT,
    why: tuple[Reason, ...] = (),
) -> Claim:
    """A claim whose parts are the first such words from ``near`` on."""
    after = of.text.index(near)
    who = part(of.text, source, after=after)
    return Claim(
        of.sha256,
        of.doc,
        Source(who.spans, who.text, named, part(of.text, via, after=after)),
        part(of.text, cue, after=after),
        part(of.text, *content, after=after),
        mode,
        act,
        stance,
        certainty,
        why,
    )


def bridge(**about: object) -> Reading:
    """Five claims of four sources: a via, a split quotation, a relayed claim, and a denial within it."""
    of = report(BRIDGE, **about)
    heard = Reason("tagger 1", "cue, source and content", "said", 0.91)
    lexicon = Reason("lexicon", "stance", "denied")
    claims = (
        claim(of, "The mayor of Ostrel", "said", "the bridge was lost", named=False, why=(heard,)),
        claim(of, "Olga Tarn, a brigade spokeswoman", "told", "it held", via="Radio Vela", why=(heard,)),
        claim(of, "Tarn", "said", "“We are staying,”", "“and so is the town.”", near="“We", mode=Mode.DIRECT),
        claim(of, "Radio Vela", "quoted", "the council had denied the bridge was lost", near="Radio Vela quoted"),
        claim(
            of,
            "the council",
            "had denied",
            "the bridge was lost",
            near="the council",
            stance=Stance.DENIES,
            why=(heard, lexicon),
        ),
    )
    return Reading(of, claims)


def day(year: int, month: int, date: int) -> Interval:
    start = datetime(year, month, date, tzinfo=UTC)
    return Interval(start, start + timedelta(days=1))


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["\n", "\n\n", "\r\n", " \xa0\n", "\t", "said ", "\x00", "\x1b[2J", "\u202e", "\ud800", "<b>&amp;"]
        ),
    ),
    max_size=12,
).map("".join)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text with any claims on it: nested, overlapping, split, without a source or a cue."""
    of = Report(draw(TEXTS), doc="any")
    spans = st.tuples(st.integers(0, len(of.text)), st.integers(0, len(of.text))).filter(lambda s: s[0] < s[1])
    parts = st.lists(spans, max_size=2).map(lambda found: Part.of(of.text, found)) if of.text else st.just(Part())
    made = [
        Claim(
            of.sha256,
            of.doc,
            Source(who.spans, who.text, draw(st.booleans()), draw(parts)),
            draw(parts),
            draw(parts),
            draw(st.sampled_from(Mode)),
            draw(st.sampled_from(Act)),
            draw(st.sampled_from(Stance)),
            draw(st.sampled_from(Certainty)),
            (),
        )
        for who in draw(st.lists(parts, max_size=4))
    ]
    return Reading(of, tuple(made))
