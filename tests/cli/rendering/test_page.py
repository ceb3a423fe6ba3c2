"""Readings as a page."""

import base64
import hashlib
import re

import pytest
from hypothesis import given, settings

from sayso.cli.rendering.page import render_page, render_pages
from sayso.display.styles import MOST_LIT
from sayso.display.wording import in_order
from sayso.reader import Reading
from sayso.record.claim import Reason
from tests.cli.rendering.pages import HOSTILE, articles, marked, take_apart
from tests.cli.rendering.readings import bridge, claim, day, reading_of, readings, report


@settings(deadline=None)
@given(readings())
def test_the_text_of_the_article_is_the_report_s_text_exactly(reading: Reading) -> None:
    page = render_page(reading)
    page.encode("utf-8")

    assert articles(page) == [reading.report.text]
    assert "\r" not in page, "a browser would read it as a line feed"


@settings(deadline=None)
@given(readings())
def test_each_claim_s_words_are_all_marked_as_its_own_and_no_others(reading: Reading) -> None:
    root = take_apart(render_page(reading))
    (article,) = root.all("article")

    assert len(root.all("li", "k")) == len(reading.claims)
    for pin, made in enumerate(in_order(reading.claims), start=1):
        parts = (made.source.spans, made.cue.spans, made.source.via.spans, made.content.spans)
        places = sorted({place for spans in parts for a, b in spans for place in range(a, b)})
        words = "".join(reading.report.text[place] for place in places)
        found = "".join(e.text for e in article.all(of_class=f"c{pin}"))
        assert without_white_space(found) == without_white_space(words)


@settings(deadline=None)
@given(readings())
def test_no_two_elements_share_an_id(reading: Reading) -> None:
    root = take_apart(render_pages([reading, reading]))
    ids = [e.attributes["id"] for e in root.inside if "id" in e.attributes]

    assert len(ids) == len(set(ids))


def without_white_space(text: str) -> str:
    """White space between paragraphs is not drawn, so it is not marked either."""
    return re.sub(r"[ \t\r\n]", "", text)


def test_source_cue_via_and_content_are_marked_with_their_claim() -> None:
    root = take_apart(render_page(bridge()))

    assert marked(root, 2, "src") == ["Olga Tarn, a brigade spokeswoman"]
    assert marked(root, 2, "cue") == ["told"]
    assert marked(root, 2, "via") == ["Radio Vela"]
    assert marked(root, 2, "con") == ["it held"]


def test_a_split_quotation_is_two_marks_of_one_claim() -> None:
    assert marked(take_apart(render_page(bridge())), 3, "con") == [
        "“We are staying,”",
        "“and so is the town.”",
    ]


def test_a_claim_within_a_claim_belongs_to_both() -> None:
    root = take_apart(render_page(bridge()))

    assert "".join(marked(root, 4, "con")) == "the council had denied the bridge was lost"
    inner = [e for e in root.all("mark") if e.text == "the bridge was lost" and "c5" in e.classes]
    assert [{"c4", "c5", "con"} <= set(e.classes) for e in inner] == [True]
    source = [e for e in root.all("b") if e.text == "the council" and "src" in e.classes]
    assert [{"c4", "c5", "con"} <= set(e.classes) for e in source] == [True]


def test_the_inner_claim_gives_the_tint_and_the_outer_the_line() -> None:
    root = take_apart(render_page(bridge()))
    (inner,) = [e for e in root.all("mark", "c5") if "c4" in e.classes]

    notes = {e.all("a", "n")[0].text: e for e in root.all("li", "k")}
    colours = {
        number: next(c for c in note.classes if c[0] == "t") for number, note in notes.items()
    }
    assert colours["5"] in inner.classes
    assert colours["4"].replace("t", "u") in inner.classes


def test_claims_of_one_source_have_one_colour_and_of_two_sources_two() -> None:
    root = take_apart(render_page(bridge()))
    colours = [next(c for c in note.classes if c[0] == "s") for note in root.all("li", "k")]

    assert colours == ["s1", "s2", "s2", "s3", "s4"]


def test_a_cue_leads_to_its_claim_and_the_claim_s_number_back() -> None:
    root = take_apart(render_page(bridge()))
    ids = {e.attributes["id"] for e in root.inside if "id" in e.attributes}
    links = [e.attributes["href"] for e in root.all("a")]

    assert sorted(links) == sorted(
        [f"#k{n}" for n in range(1, 6)] + [f"#w{n}" for n in range(1, 6)]
    )
    assert {link[1:] for link in links} <= ids
    (article,) = root.all("article")
    assert [(e.text, e.attributes["data-n"]) for e in article.all("a")] == [
        ("said", "1"),
        ("told", "2"),
        ("said", "3"),
        ("quoted", "4"),
        ("had denied", "5"),
    ]


def test_each_claim_lights_its_words_and_its_note_on_hover_focus_and_target() -> None:
    page = render_page(bridge())

    for n in range(1, 6):
        assert f"#r1:has(.c{n}:is(:hover,:focus-within,:target)) .c{n}{{" in page


def test_lighting_costs_one_rule_a_claim_and_stops_where_it_would_stall_a_browser() -> None:
    of = report("He said so. " * (MOST_LIT + 1))
    claims = [claim(of, "He", "said", "so", named=False)] * (MOST_LIT + 1)

    lit = render_page(reading_of(of, *claims[:MOST_LIT]))
    unlit = render_page(reading_of(of, *claims))
    assert lit.count(":has(") == MOST_LIT
    assert ":has(" not in unlit
    assert "too many claims to light" in unlit
    assert "too many claims to light" not in lit


def test_a_note_tells_who_by_which_word_what_and_why() -> None:
    root = take_apart(render_page(bridge()))
    note = root.all("li", "k")[4]

    assert " ".join(note.all(of_class="say")[0].text.split()) == "5 the council had denied denies"
    assert note.all(of_class="words")[0].text == "the bridge was lost"
    reasons = [" ".join(e.text.split()) for e in note.all("details")[0].all("li")]
    assert reasons == ["cue, source and content said tagger 1, 0.91", "stance denied lexicon"]


def test_the_head_tells_what_the_report_is_and_how_many_claims_it_has() -> None:
    reading = bridge(
        title="The bridge",
        outlet="Vela Wire",
        url="https://vela.example/1",
        published=day(2023, 1, 12),
        notes=("A guess.",),
    )
    (about,) = take_apart(render_page(reading)).all("header", "about")

    assert [e.text for e in about.all("h1")] == ["The bridge"]
    for told in (
        "Vela Wire",
        "12 January 2023",
        "bridge",
        "https://vela.example/1",
        reading.report.sha256[:12],
        "5 claims from 4 sources: all said; 1 denied.",
        "A guess.",
    ):
        assert told in about.text


def test_the_foot_names_every_model_and_rule_with_its_claims() -> None:
    (foot,) = take_apart(render_page(bridge())).all("footer")

    assert "Marked by tagger 1 (3 claims), lexicon (1 claim)." in " ".join(foot.text.split())


def test_a_report_without_claims_is_still_a_page() -> None:
    page = render_page(reading_of(report("Rain fell.\n")))

    assert articles(page) == ["Rain fell.\n"]
    assert "No claims were found." in page


def test_several_readings_are_one_page_with_an_index() -> None:
    page = render_pages(
        [bridge(), bridge(doc="again"), reading_of(report("Rain fell.", doc="rain"))]
    )
    root = take_apart(page)

    assert [a.text for a in root.all("nav")[0].all("a")] == ["bridge", "again", "rain"]
    assert [a.attributes["href"] for a in root.all("nav")[0].all("a")] == ["#r1", "#r2", "#r3"]
    assert [s.attributes["id"] for s in root.all("section", "sheet")] == ["r1", "r2", "r3"]
    assert articles(page) == [bridge().report.text] * 2 + ["Rain fell."]
    ids = [e.attributes["id"] for e in root.inside if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert "3 reports, 10 claims" in root.text


def test_no_readings_are_an_empty_page() -> None:
    assert "0 reports, 0 claims" in take_apart(render_pages([])).text


def test_a_note_stands_in_the_row_of_the_paragraph_where_its_claim_begins() -> None:
    root = take_apart(render_page(bridge()))
    rows = [(e.classes[1], len(e.all("li", "k"))) for e in root.all("ul", "notes")]

    assert [e.classes for e in root.all("article")[0].all("p")] == [["b1"], ["b2"], ["b3"]]
    assert rows == [("n1", 2), ("n2", 1), ("n3", 2)]


def test_white_space_that_would_be_drawn_is_a_paragraph_of_its_own() -> None:
    of = report("  One.\r\n\r\n \xa0 \x0b\n\tTwo.\n\n\n")
    (article,) = take_apart(render_page(reading_of(of))).all("article")

    assert [p.text for p in article.all("p")] == ["  One.", "\xa0 \x0b", "\tTwo."]
    assert article.text == of.text


def test_the_page_allows_its_one_style_sheet_and_nothing_else() -> None:
    root = take_apart(render_page(bridge()))
    (policy,) = [
        e
        for e in root.all("meta")
        if "content-security-policy" in e.attributes.get("http-equiv", "").lower()
    ]
    (style,) = root.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()

    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = render_page(bridge(url="https://vela.example/1"))
    root = take_apart(page)

    assert not {e.tag for e in root.inside} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "base",
        "svg",
    }
    assert not [
        name
        for e in root.inside
        for name in e.attributes
        if name in ("src", "style") or name.startswith("on")
    ]
    assert all(e.attributes["href"].startswith("#") for e in root.all("a"))
    (style,) = root.all("style")
    assert not re.search(r"url\(|@import|expression", style.text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_text_wherever_they_stand(hostile: str) -> None:
    of = report(
        f"He {hostile} said it {hostile} fell.",
        doc=hostile,
        title=hostile,
        outlet=hostile,
        url=hostile,
        notes=(hostile,),
    )
    why = (Reason(hostile, hostile, hostile, 0.5),)
    made = claim(of, f"He {hostile}", "said", f"it {hostile} fell", why=why)
    root = take_apart(render_pages([reading_of(of, made), bridge()]))

    plain = take_apart(render_pages([reading_of(report("He said it fell."), made), bridge()]))
    assert {e.tag for e in root.inside} == {e.tag for e in plain.inside}
    assert root.all("article")[0].text == of.text
    assert [e.text for e in root.all(of_class="title")] == [hostile, "bridge"]
    assert root.all("li", "k")[0].all(of_class="words")[0].text == f"it {hostile} fell"
    assert hostile in root.all(of_class="why")[0].text
    assert hostile in root.all("footer")[0].text


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x1b", "\x85", "\x00", "\ud800"])
def test_a_character_that_acts_is_isolated_and_shown_by_its_code(character: str) -> None:
    of = report(f"He said it {character}fell.", title=f"A {character} title")
    root = take_apart(render_page(reading_of(of, claim(of, "He", "said", f"it {character}fell"))))

    shown = [
        e
        for e in root.all("bdi", "ctl")
        if e.attributes["data-code"] == f"{ord(character):04X}" and e.text
    ]
    assert [e.text for e in shown] == [character] * 3, "in the title, in the report and in the note"
    assert root.all("article")[0].text == of.text
    assert character not in root.all("title")[0].text
