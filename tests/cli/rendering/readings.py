"""Readings to render, made of invented sentences and spans that are found by their words."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from sayso.propositions.control.type import Change, Control, Extent
from sayso.propositions.count.type import Count
from sayso.propositions.proposition import Proposition
from sayso.reader import Entry, Reading
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.record.interval import Interval
from sayso.record.place import Place, Precision, Toponym
from sayso.record.referent import Kind, Referent
from sayso.record.report import Report
from sayso.reference.references import ClaimReferences, Moment
from sayso.theatres.theatre import Side, SideKind, Theatre

BRIDGE = (
    "The mayor of Ostrel said the bridge was lost. Olga Tarn, a brigade spokeswoman, told Radio "
    "Vela that it held.\n"
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


def reading_of(of: Report, *claims: Claim) -> Reading:
    """A reading with nothing but these claims."""
    return Reading(of, tuple(Entry(each) for each in claims))


VELA = Theatre(
    id="vela",
    name="The Vela war",
    sides=(
        Side("west", "The West"),
        Side("east", "East"),
        Side("third-party", "Third parties", SideKind.THIRD_PARTY),
    ),
)
"""A theatre of which nothing but its sides is known."""


def speaker(name: str, side: str | None = None, kind: Kind = Kind.PERSON) -> Referent:
    return Referent(name.lower().replace(" ", "-"), name, kind, side, kind is not Kind.UNNAMED)


def entry(
    of: Claim,
    who: Referent | None = None,
    *propositions: Proposition,
    against: Reason | None = None,
    notes: tuple[Reason, ...] = (),
    why: tuple[Reason, ...] = (),
    **its: object,
) -> Entry:
    """The claim with what is read off it; ``its`` are fields of its references."""
    return Entry(of, ClaimReferences(speaker=who, why=why, **its), propositions, against, notes)  # type: ignore[arg-type]


def narrated(of: Report, *content: str) -> Claim:
    """A claim in the report's own voice."""
    return claim(of, "", "", *content, mode=Mode.NARRATION)


def moment(year: int, month: int, date: int) -> Moment:
    return Moment(
        day(year, month, date), Reason("rule:times", "said", "“Thursday”: counted from the date")
    )


def spot(text: str, known: bool = True) -> Toponym:
    """A mention of the place that is called so, wherever it stands."""
    place = Place(f"user:{text}", text, 48.69213, 38.0) if known else None
    why = Reason("places", "a place has this name", text)
    return Toponym(0, len(text), text, place, Precision.EXACT if known else None, (why,))


def holds(holder: str, place: str = "Ostrel", **how: object) -> Control:
    return Control(spans=(), holder=holder, holder_name=holder, place_text=place, **how)  # type: ignore[arg-type]


def counts(what: str, low: int, high: int | None, **how: object) -> Count:
    return Count(spans=(), what=what, low=low, high=high, **how)  # type: ignore[arg-type]


def vela(**about: object) -> Reading:
    """A reading with all that can be read off claims: two sides, a third party, a narration, a
    concession.
    """
    text = (
        "The mayor of Ostrel said on Thursday that the bridge was lost.\n\n"
        "He said 12 soldiers were killed. Olga Tarn denied that East held Ostrel.\n\n"
        "Nine people were wounded. The council of envoys said Ostrel lay 5 km from Vela. A "
        "ferryman shrugged it off."
    )
    of = report(text, **about)
    mayor = speaker("Ivo Resh", "west")
    tarn = speaker("Olga Tarn", "west")
    envoys = speaker("Council of Envoys", "third-party", Kind.ORGANISATION)
    courier = speaker("Vela Wire", None, Kind.OUTLET)
    found = Reason("rule:coreference", "pronoun", "He", 0.9)
    loss = Reason("rule:against-interest", "losses of its own side: killed", "killed")
    apart = Reason("check:distance", "the centres of Ostrel and Vela lie about 12 km apart", "5 km")
    entries = (
        entry(
            claim(of, "The mayor of Ostrel", "said", "the bridge was lost", named=False),
            mayor,
            holds("west", change=Change.LOST, part="bridge", extent=Extent.PART),
            said_at=moment(2023, 1, 12),
        ),
        entry(
            claim(of, "He", "said", "12 soldiers were killed", near="He", named=False),
            mayor,
            counts("killed", 12, 12, group="soldiers"),
            against=loss,
            why=(found,),
        ),
        entry(
            claim(of, "Olga Tarn", "denied", "East held Ostrel", stance=Stance.DENIES),
            tarn,
            holds("east", stance=Stance.DENIES),
            places=(spot("Ostrel"), spot("Nowhere", known=False)),
        ),
        entry(narrated(of, "Nine people were wounded"), courier, counts("wounded", 9, 9)),
        entry(
            claim(
                of,
                "The council of envoys",
                "said",
                "Ostrel lay 5 km from Vela",
                near="The council of",
            ),
            envoys,
            notes=(apart,),
        ),
        entry(claim(of, "A ferryman", "shrugged", "it", near="A ferryman", named=False)),
    )
    return Reading(of, entries, theatre=VELA, chosen="It names Ostrel.")


def bridge(**about: object) -> Reading:
    """Five claims of four sources: a via, a split quotation, a relayed claim, and a denial within
    it.
    """
    of = report(BRIDGE, **about)
    heard = Reason("tagger 1", "cue, source and content", "said", 0.91)
    lexicon = Reason("lexicon", "stance", "denied")
    claims = (
        claim(of, "The mayor of Ostrel", "said", "the bridge was lost", named=False, why=(heard,)),
        claim(
            of,
            "Olga Tarn, a brigade spokeswoman",
            "told",
            "it held",
            via="Radio Vela",
            why=(heard,),
        ),
        claim(
            of,
            "Tarn",
            "said",
            "“We are staying,”",
            "“and so is the town.”",
            near="“We",
            mode=Mode.DIRECT,
        ),
        claim(
            of,
            "Radio Vela",
            "quoted",
            "the council had denied the bridge was lost",
            near="Radio Vela quoted",
        ),
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
    return reading_of(of, *claims)


def day(year: int, month: int, date: int) -> Interval:
    start = datetime(year, month, date, tzinfo=UTC)
    return Interval(start, start + timedelta(days=1))


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "\r\n",
                " \xa0\n",
                "\t",
                "said ",
                "\x00",
                "\x1b[2J",
                "\u202e",
                "\ud800",
                "<b>&amp;",
            ]
        ),
    ),
    max_size=12,
).map("".join)


SPEAKERS = st.builds(
    Referent,
    TEXTS.map("id:{}".format),
    TEXTS,
    st.sampled_from(Kind),
    st.sampled_from([None, "west", "elsewhere"]),
)
UNDERSTOOD = st.one_of(
    st.builds(holds, st.sampled_from(["", "west", "contested", "somebody"]), TEXTS, part=TEXTS),
    st.builds(
        counts,
        TEXTS,
        st.integers(0, 10**30),
        st.none() | st.integers(0, 10**30),
        who=TEXTS,
        per=TEXTS,
    ),
)
WHAT_IS_KNOWN = st.tuples(st.none() | SPEAKERS, UNDERSTOOD) | st.tuples(st.none() | SPEAKERS)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text with any claims on it: nested, overlapping, split, without a source or a cue."""
    of = Report(draw(TEXTS), doc="any")
    spans = st.tuples(st.integers(0, len(of.text)), st.integers(0, len(of.text))).filter(
        lambda s: s[0] < s[1]
    )
    parts = (
        st.lists(spans, max_size=2).map(lambda found: Part.of(of.text, found))
        if of.text
        else st.just(Part())
    )
    made = [
        entry(
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
            ),
            *draw(WHAT_IS_KNOWN),
        )
        for who in draw(st.lists(parts, max_size=4))
    ]
    return Reading(of, tuple(made), theatre=VELA, chosen=draw(TEXTS))
