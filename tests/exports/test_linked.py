"""Claims and reports in the forms of others, each read back by somebody else's library."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import given
from hypothesis import strategies as st

from sayso.exports.asked import Asked
from sayso.exports.formats.bibtex import escaped
from sayso.exports.formats.ftm_statements import key_of
from sayso.exports.formats.misp import tags_of
from sayso.exports.formats.webannotation import CONTEXT, quote_of
from sayso.exports.known import format_named
from sayso.exports.quoted import Quoted, one_line, quoted
from sayso.exports.selection import open_selection
from sayso.exports.write import write_export
from sayso.ledger.store import Ledger, open_ledger

from ..ledger.building import add, entry, report
from .conftest import HOSTILE

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
_TERMS = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in (
        "Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "TimeState",
        "TextualBody", "exact", "prefix", "suffix", "start", "end",
    )},
    "body": f"{OA}hasBody",
    "target": f"{OA}hasTarget",
    "selector": f"{OA}hasSelector",
    "state": f"{OA}hasState",
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "cached": {"@id": f"{OA}cachedSource", "@type": "@id"},
    "sourceDate": {"@id": f"{OA}sourceDate"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "first": {"@id": "https://www.w3.org/ns/activitystreams#first", "@type": "@id"},
}  # fmt: skip
"""What of the recommendation's context is used here; nothing is fetched."""


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def claims(desk: Ledger) -> list[Quoted]:
    with open_selection(desk, board=False) as selection:
        return list(quoted(selection))


@pytest.fixture(scope="module")
def annotations(exported: dict[str, Path]) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text_of(exported["webannotation"]))
    return value


def test_annotations_are_read_as_what_they_are_by_rdflib(
    annotations: dict[str, Any], claims: list[Quoted]
) -> None:
    assert annotations["@context"] == CONTEXT
    graph = rdflib.Graph()
    graph.parse(data=json.dumps({**annotations, "@context": _TERMS}), format="json-ld")
    texts = {each.row.report.text_sha256: each.text for each in claims}
    found = set(graph.subjects(rdflib.RDF.type, OA.Annotation))
    assert len(found) == len(claims) > 10
    for annotation in found:
        for target in graph.objects(annotation, OA.hasTarget):
            state = graph.value(target, OA.hasState)
            assert graph.value(state, OA.sourceDate)
            hashes = {str(each).removeprefix("urn:sha256:")
                      for each in graph.objects(state, OA.cachedSource)}  # fmt: skip
            (name,) = hashes & texts.keys()
            _resolves(graph, target, texts[name])


def _resolves(graph: rdflib.Graph, target: Any, text: str) -> None:
    """The position holds the words, and the words with what stands around them are there once."""
    selectors = {
        graph.value(each, rdflib.RDF.type): each for each in graph.objects(target, OA.hasSelector)
    }
    quote, place = selectors[OA.TextQuoteSelector], selectors[OA.TextPositionSelector]
    exact = str(graph.value(quote, OA.exact))
    start, end = (int(str(graph.value(place, name))) for name in (OA.start, OA.end))
    assert text[start:end] == exact
    around = f"{graph.value(quote, OA.prefix)}{exact}{graph.value(quote, OA.suffix)}"
    assert text.index(around) == max(0, start - 32)


def test_offsets_are_code_points_also_behind_emoji_and_combining_marks(tmp_path: Path) -> None:
    text = "🚢🚢 cafe\u0301: Hanna Sovik said the quay in Orlív\u0301ka 🚢 was shut."
    of = report(text, url="https://courier.example/quay")
    content = "the quay in Orlív\u0301ka 🚢 was shut"
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, of, [entry(of, "Hanna Sovik", "said", content)])
        write_export(ledger, format_named("webannotation"), Asked(), tmp_path / "a.jsonld")
    (found,) = json.loads(text_of(tmp_path / "a.jsonld"))["first"]["items"]
    quote, place = found["target"][0]["selector"]
    assert text[place["start"] : place["end"]] == quote["exact"] == content
    assert place["start"] == len("🚢🚢 cafe\u0301: Hanna Sovik said ")
    assert found["target"][0]["source"] == "https://courier.example/quay"


@given(st.text(max_size=80), st.data())
def test_a_quotation_with_what_stands_around_it_is_a_piece_of_the_text(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = quote_of(text, (start, end))
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_rejected_claims_are_left_out_and_no_address_that_is_none_is_given(
    annotations: dict[str, Any], desk: Ledger
) -> None:
    with open_selection(desk, board=False) as selection:
        rejected = {row.id for row in selection.claims(answers=False) if row.review == "reject"}
    items = annotations["first"]["items"]
    assert rejected
    assert not any(item["id"].split(":")[3] in rejected for item in items)
    assert all(
        target["source"].startswith(("https://", "urn:sha256:"))
        for item in items
        for target in item["target"]
    )


def test_hypothesis_is_given_words_to_anchor_by_and_only_pages_of_the_web(
    exported: dict[str, Path],
) -> None:
    value = json.loads(text_of(exported["hypothesis"]))
    assert value["annotations"]
    for each in value["annotations"]:
        assert each["uri"].startswith("https://")
        kinds = {selector["type"] for target in each["target"] for selector in target["selector"]}
        assert kinds == {"TextQuoteSelector"}
    assert {"export_date", "export_userid", "client_version"} <= value.keys()


def test_follow_the_money_reads_every_entity_and_finds_every_value_clean(
    exported: dict[str, Path], claims: list[Quoted]
) -> None:
    lines = text_of(exported["ftm"]).splitlines()
    entities = {}
    for line in lines:
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        read = proxy.to_dict()["properties"]
        assert read.keys() == data["properties"].keys()
        for name in read.keys() - {"summary"}:  # of which the library takes off white space
            assert sorted(read[name]) == sorted(data["properties"][name])
        entities[proxy.id] = proxy
    assert len(entities) == len(lines)
    said = [each for each in entities.values() if each.schema.name == "Documentation"]
    assert len(said) == len(claims)
    for each in said:
        assert each.get("document")[0] in entities
        assert all(entity in entities for entity in each.get("entity"))


def test_follow_the_money_puts_the_same_entities_together_from_statements(
    exported: dict[str, Path],
) -> None:
    proxies: dict[str, EntityProxy] = {}
    lines = [json.loads(line) for line in text_of(exported["ftm-statements"]).splitlines()]
    assert len({each["id"] for each in lines}) == len(lines)
    for each in lines:
        assert each["first_seen"] <= each["last_seen"]
        if each["prop"] == "id":
            proxies[each["value"]] = model.make_entity(each["schema"], key_prefix=None)
            proxies[each["value"]].id = each["canonical_id"]
        else:
            proxies[each["canonical_id"]].add(each["prop"], each["value"], cleaned=True)
    whole = [json.loads(line) for line in text_of(exported["ftm"]).splitlines()]
    assert list(proxies) == [each["id"] for each in whole]  # a library sorts them by their ids
    for each in whole:
        read = proxies[each["id"]].to_dict()
        assert (read["schema"], read["properties"]) == (each["schema"], each["properties"])


def test_the_id_of_a_statement_is_that_of_its_library() -> None:
    assert key_of("e", "name", "Ada") == hashlib.sha1(b"sayso.e.name.Ada").hexdigest()


def test_a_misp_event_grades_neither_source_nor_information(exported: dict[str, Path]) -> None:
    tags = {each["name"] for each in json.loads(text_of(exported["misp"]))["Event"]["Tag"]}
    assert {
        'admiralty-scale:source-reliability="f"',
        'admiralty-scale:information-credibility="6"',
    } <= tags


def test_a_misp_event_has_an_attribute_a_claim_with_its_machinetags(
    exported: dict[str, Path], claims: list[Quoted]
) -> None:
    event = json.loads(text_of(exported["misp"]))["Event"]
    words = [each for each in event["Attribute"] if each["type"] == "text"]
    assert [each["value"] for each in words] == [each.entry["content"]["text"] for each in claims]
    assert {"name": 'sayso:review="accept"'} in words[0]["Tag"]
    assert len({each["uuid"] for each in event["Attribute"]}) == len(event["Attribute"])
    links = [each["value"] for each in event["Attribute"] if each["type"] == "link"]
    assert all(each.startswith("https://") for each in links)


@pytest.mark.parametrize(
    ("band", "tag"),
    [
        ((55, 80), 'estimative-language:likelihood-probability="likely"'),
        ((20, 45), 'estimative-language:likelihood-probability="unlikely"'),
        ((0, 5), 'estimative-language:likelihood-probability="almost-no-chance"'),
        ((95, 100), 'estimative-language:likelihood-probability="almost-certain"'),
        ((40, 50), None),
        ((50, 80), None),
        (None, None),
    ],
)
def test_a_printed_likelihood_is_tagged_where_its_band_is_just_one_of_the_taxonomy(
    claims: list[Quoted], band: tuple[int, int] | None, tag: str | None
) -> None:
    likelihood = {"words": "likely", "low": band[0], "high": band[1]} if band else None
    entry: Any = {**claims[0].entry, "likelihood": likelihood}
    claim = Quoted(claims[0].row, entry, "")
    found = [each for each in tags_of(claim) if each.startswith("estimative")]
    assert found == ([tag] if tag else [])


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Reports with hostile outlets."""
    path = tmp_path_factory.mktemp("titled") / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        for number, words in enumerate([*HOSTILE, *TITLES]):
            made = report(f"Report {number}.", outlet=words, url=f"https://x.example/{number}")
            add(ledger, made, [])
        yield ledger


TITLES = (
    'A "quoted" {title} with 100% & more_of $it# ~^\\',
    "a, b = {c}} @article{evil, title={x}}",
    "two\nlines\r\nER  - \nTY  - BOOK",
    "\u202emirrored\u2066",
    "Ünïcödé 🚢 cafe\u0301",
)


def written(ledger: Ledger, name: str, folder: Path) -> str:
    target = folder / name
    write_export(ledger, format_named(name), Asked(), target)
    return text_of(target)


def outlets(ledger: Ledger) -> list[str]:
    with open_selection(ledger, board=False) as selection:
        return [one_line(row.outlet) for row in selection.reports()]


def test_bibtexparser_reads_every_report(titled: Ledger, tmp_path: Path) -> None:
    library = parse_string(written(titled, "bibtex", tmp_path))
    assert library.failed_blocks == []
    wanted = outlets(titled)
    assert len(library.entries) == len(wanted)
    for entry_, outlet in zip(library.entries, wanted, strict=True):
        fields = {field.key: field.value for field in entry_.fields}
        assert fields["howpublished"] == escaped(outlet)
        assert (entry_.entry_type, fields["year"]) == ("misc", "2024")


def test_rispy_reads_every_report(titled: Ledger, tmp_path: Path) -> None:
    read = rispy.loads(written(titled, "ris", tmp_path))
    assert [each["secondary_title"] for each in read] == outlets(titled)
    assert {each["type_of_reference"] for each in read} == {"NEWS"}


def test_csl_json_has_an_item_a_report(titled: Ledger, tmp_path: Path) -> None:
    read = json.loads(written(titled, "csl-json", tmp_path))
    assert [each["container-title"] for each in read] == outlets(titled)
    assert read[0]["issued"] == {"date-parts": [[2024, 3, 14]]}


@given(st.text(max_size=60))
def test_a_line_is_one_whatever_stands_in_it(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_annotations_hold_every_claim_for_both_tools(
    exported: dict[str, Path], claims: list[Quoted]
) -> None:
    folder = exported["annotations"]
    tasks = json.loads(text_of(folder / "label-studio.json"))
    lines = [json.loads(line) for line in text_of(folder / "doccano.jsonl").splitlines()]
    contents = [
        task["data"]["text"][result["value"]["start"] : result["value"]["end"]]
        for task in tasks
        for result in task["predictions"][0]["result"]
        if result["type"] == "labels" and result["value"]["labels"] == ["content"]
    ]
    assert contents == [each.text[a:b] for each in claims for a, b in each.spans("content")]
    assert contents == [
        line["text"][each["start_offset"] : each["end_offset"]]
        for line in lines
        for each in line["entities"]
        if each["label"] == "content"
    ]
