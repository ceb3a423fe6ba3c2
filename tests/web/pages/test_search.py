"""Search and lists: what is found by which words, and how it is marked."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.record import ClaimFilter, Clock, Page, ReportFilter
from sayso.web.views.hits import excerpt, hits, near
from tests.web.asking import form_of, main_of, named, pages
from tests.web.memory import Memory


def test_a_report_is_found_by_a_word_of_its_title_and_by_one_of_its_text(tmp_path: Path) -> None:
    record = Memory()
    report = record.reports(Page(1), Clock()).items[0]
    word = max(re.findall(r"[a-z]+", report["title"]), key=len)
    with pages(tmp_path, record) as client:
        by_title = client.get("/search", params={"q": report["title"]}).text
        by_word = client.get("/search", params={"q": word.upper()}).text
        listed = client.get("/reports", params={"text": word}).text

    assert all(f"/reports/{report['id']}" in text for text in (by_title, by_word, listed))
    assert f"<mark>{word}</mark>" in by_word


def test_search_marks_the_words_in_claims(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/search?q=withdrawal").text

    quotes = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", text)
    assert quotes
    assert all("<mark>" in each.casefold() for each in quotes)


def test_a_name_with_a_wrong_letter_finds_who_may_be_meant(tmp_path: Path) -> None:
    name = Memory().speakers("", Page(1)).items[0]["name"]
    wrong = name[:-2] + name[-1] + name[-2]
    with pages(tmp_path) as client:
        said = main_of(client.get("/search", params={"q": wrong}).text)

    assert "Perhaps meant" in said
    assert name in said


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("viktor sal", ["Viktor Saal"]),
        ("Sael", ["Viktor Saal"]),
        ("vmm", ["Vesna Monitoring Mission"]),
        ("Dovar", ["Irena Dovar"]),
        ("ministry of rain", []),
        ("zzz", []),
    ],
)
def test_near_misses_are_names_with_few_other_letters_or_their_first_letters(
    words: str, found: list[str]
) -> None:
    assert near(words, ["Vesna Monitoring Mission", "Viktor Saal", "Irena Dovar"]) == found


@given(st.text(max_size=40), st.text(max_size=10))
def test_marking_loses_no_letter_and_opens_no_element(text: str, words: str) -> None:
    marked = str(hits(text, words))

    assert marked.replace("<mark>", "").replace("</mark>", "") == str(hits(text, ""))
    assert marked.count("<mark>") == marked.count("</mark>")


def test_an_excerpt_stands_around_the_word() -> None:
    text = f"{'a ' * 300}bridge{' b' * 300}"

    assert "bridge" in excerpt(text, "BRIDGE")
    assert len(excerpt(text, "bridge")) < 320
    assert excerpt("short", "none") == "short"


def test_reports_are_counted_by_outlet_and_day_and_filtered_by_them(tmp_path: Path) -> None:
    record = Memory()
    outlet = record.report_counts(Clock(), ReportFilter())["outlets"][0]
    with pages(tmp_path, record) as client:
        every = client.get("/reports").text
        one = client.get("/reports", params={"outlet": outlet["name"]}).text

    assert main_of(every).count(outlet["name"]) > outlet["count"]
    assert f"{outlet['count']} of {outlet['count']} shown" in main_of(one)


def test_the_words_of_copies_are_listed_once_on_a_speakers_page(tmp_path: Path) -> None:
    record = Memory()
    claim = next(each for each in record._claims.values() if each["content"]["text"])
    record._claims["copy"] = {**claim, "id": "copy"}
    with pages(tmp_path, record) as client:
        text = client.get(f"/speakers/{claim['speaker']['id']}").text

    assert "The same words in 1 more report" in main_of(text)
    assert text.count(f'<blockquote dir="auto">{claim["content"]["text"]}</blockquote>') == 1


def test_a_speaker_is_picked_from_a_list_and_a_wrong_one_loses_nothing(tmp_path: Path) -> None:
    record = Memory()
    first, second = record.speakers("", Page(2)).items
    with pages(tmp_path, record) as client:
        form = form_of(client)
        offers = client.get(f"/speakers/{first['id']}", params={"same": second["name"]}).text
        told = {"into": "nobody", "why": "One <man>.", "name": "Ada Bell", "form": form}
        wrong = client.post(f"/speakers/{first['id']}/merge", data=told)
        client.post(f"/speakers/{first['id']}/merge", data={**told, "into": second["id"]})

    assert f'name="into" value="{second["id"]}"' in offers
    assert wrong.status_code == 404
    assert 'value="One &lt;man&gt;."' in wrong.text
    assert [(each["target"], each["into"]) for each in record.decided] == [
        (first["id"], second["id"])
    ]


def test_the_api_page_leads_to_answers_and_shows_one(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/api").text
        link = re.search(r'<a href="(/api/v1/questions[^"]*)">GET', text)
        assert link
        assert client.get(link[1]).status_code == 200

    assert "<pre" in text


def test_a_report_has_the_colours_of_the_sides(tmp_path: Path) -> None:
    record = Memory(["orvan"])
    claim = next(
        each
        for each in record.claims(ClaimFilter(), Clock(), Page(500)).items
        if each["side"] == "meresk"
    )
    with pages(tmp_path, record) as client:
        named(client)
        text = client.get(f"/reports/{claim['where']['id']}").text

    colour = {each["id"]: number for number, each in enumerate(record.sides(), start=1)}["meresk"]
    assert re.search(
        rf'<li class="k c\d+ s{colour} t{colour}">(?:(?!</li>).)*id="w-{claim["id"]}"',
        text,
        re.DOTALL,
    )


def test_a_claim_of_few_words_is_listed_with_what_stands_around_it(tmp_path: Path) -> None:
    record = Memory()
    claim = next(each for each in record._claims.values() if len(each["content"]["text"]) > 30)
    start, _ = claim["content"]["spans"][0]
    word = claim["content"]["text"].split()[0]
    claim["content"] = {"spans": [[start, start + len(word)]], "text": word}
    passage = record.claim(claim["id"])["passage"]["text"]  # type: ignore[index]
    with pages(tmp_path, record) as client:
        said = main_of(client.get(f"/claims?text={word}").text)

    assert " ".join(passage.split())[:25] in " ".join(said.split())
