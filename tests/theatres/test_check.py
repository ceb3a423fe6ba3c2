from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.theatres.check import check_entries
from sayso.theatres.entries import read_entries
from sayso.theatres.load import check_theatre
from sayso.theatres.problem import Problem

from .writing import HARBOUR, write

HEAD = '[theatre]\nid = "x"\nname = "X"\n'


def problems(text: str) -> list[Problem]:
    entries = read_entries(text)
    check_entries(entries)
    return entries.problems


def told(text: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in problems(text)]


def actor(name: str, *lines: str) -> str:
    id_ = name.lower().replace(" ", "-")
    return "\n".join(
        ["[[actor]]", f'id = "{id_}"', f'name = "{name}"', 'kind = "person"', *lines, ""]
    )


SIDES = HEAD + '[[side]]\nid = "north"\nname = "North"\n[[side]]\nid = "south"\nname = "South"\n'
"""Nine lines: the tenth is the first that a test adds."""


def test_nothing_is_wrong_with_a_sound_theatre() -> None:
    assert told(HARBOUR) == []
    assert told(HEAD) == []


def test_problems_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = HARBOUR.replace('side = "third-party"', 'side = "nobody"').replace(
        'id = "north"', 'id = "North"'
    )
    lines = [problem.line or 0 for problem in check_theatre(write(tmp_path, text))]
    assert lines == sorted(lines)
    assert len(set(lines)) > 1


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('note = ["x"]', "T007", 4),
        ("[[actors]]", "T007", 4),
        ('[[side]]\nid = "north"', "T008", 4),
        ('[[phrase]]\nwords = ["x"]', "T008", 4),
        ("started = []", "T013", 4),
        ("languages = 3", "T009", 4),
        ("languages = [\n  3,\n]", "T009", 4),
        ("given_names = [[]]", "T010", 4),
        ("[side]", "T009", 4),
        ('countries = ["Netherlands"]', "T012", 4),
        ('transliteration = ["martian"]', "T012", 4),
        ('started = "2024-02-30"', "T013", 4),
        ("started = 2024-03-01T10:00:00Z", "T013", 4),
        ('[[place]]\nname = "A"\nsaid_by = ["B"]', "T009", 6),
        ('[[place]]\nname = " … "', "T010", 5),
        ('[[place]]\nname = "A"\nsaid_by = { north = ["B"] }', "T015", 6),
        ('[[metonym]]\nnames = ["A"]\nfor = "north"', "T016", 6),
        ('[[side]]\nid = "north"\nname = "North"\nactor = "x"', "T016", 7),
        ('[[side]]\nid = "North Coast"\nname = "North"', "T011", 5),
        ('[[side]]\nid = "north--coast"\nname = "North"', "T011", 5),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_line(
    text: str, code: str, line: int | None
) -> None:
    assert told(HEAD + text) == [(code, line)]


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        (('side = "west"',), "T015", 14),
        (('of = "nobody"',), "T016", 14),
        (('relation = "friend"', 'side = "north"'), "T012", 14),
        (('relation = "held"', 'side = "north"'), "T012", 14),
        (('relation = "own"',), "T023", 14),
        (('pronoun = "her"',), "T012", 14),
        (('aliases = "Anna"',), "T009", 14),
        (('sides = ["north"]',), "T009", 14),
        (
            (
                "sides = [",
                '  { side = "north", to = 2024 },',
                '  { side = "west", from = 2025 },',
                "]",
            ),
            "T015",
            16,
        ),
        (
            ("sides = [", '  { side = "north" },', '  { side = "south", from = 2025 },', "]"),
            "T023",
            16,
        ),
        (("sides = [", '  { side = "north", from = 2025, to = 2024 },', "]"), "T021", 15),
        (('side = "north"', 'sides = [{ side = "south" }]'), "T023", 14),
        (
            (
                "offices = [",
                '  { title = "mayor" },',
                '  { title = "judge", from = 2025, to = 2024 },',
                "]",
            ),
            "T021",
            16,
        ),
        (('offices = [{ title = "judge", from = 2024-05-02, to = 2024-05-01 }]',), "T021", 14),
        (("[[actor.offices]]", "from = 2024"), "T008", 14),
        (('offices = [{ title = "mayor", of = "nobody" }]',), "T016", 14),
        (('offices = [{ title = "mayor", since = 2024 }]',), "T007", 14),
    ],
)
def test_what_is_wrong_with_an_actor_is_told_with_its_line(
    lines: tuple[str, ...], code: str, line: int
) -> None:
    assert told(SIDES + actor("Anna Lind", *lines)) == [(code, line)]


def test_a_list_of_tables_that_is_none_is_told() -> None:
    assert told("side = 3\n" + HEAD) == [("T009", 1)]


def test_a_file_without_a_head_is_told() -> None:
    assert told(actor("Anna Lind")) == [("T008", None)]


def test_an_unknown_kind_is_told_with_the_known_ones() -> None:
    (problem,) = problems(HEAD + '[[actor]]\nid = "a"\nname = "A"\nkind = "paper"')
    assert (problem.code, problem.line) == ("T012", 7)
    assert problem.sentence == "The actor “a”: “kind” is “paper”, which is not known."
    assert problem.mend == "Use one of: person, office, organisation, state, outlet."


def test_a_misspelt_key_is_told_with_the_one_that_it_resembles() -> None:
    (problem,) = problems(HEAD + 'langauges = ["nl"]')
    assert problem.mend == "Write “languages” if that is meant."


def test_two_actors_with_one_id_are_told() -> None:
    assert told(HEAD + actor("Anna Lind") + actor("Anna Lind").replace("Anna Lind", "Bo Ek")) == [
        ("T014", 9)
    ]


def test_two_sides_with_one_id_are_told() -> None:
    assert told(SIDES + '[[side]]\nid = "south"\nname = "Deep South"\n') == [("T014", 11)]


def test_two_actors_with_one_alias_are_told_once() -> None:
    text = HEAD + actor("Anna Lind", 'aliases = ["The Owl", "The Grey Owl"]')
    found = problems(text + actor("Bo Ek", 'aliases = [\n  "the owl",\n  "The Grey Owl",\n]'))
    assert [(problem.code, problem.line) for problem in found] == [("T018", 13)]
    assert (
        "“the owl” is a name of the actor “anna-lind” and of the actor “bo-ek”" in found[0].sentence
    )


def test_an_alias_that_is_another_actors_name_is_told() -> None:
    assert told(HEAD + actor("Anna Lind") + actor("Bo Ek", 'aliases = ["Anna Lind"]')) == [
        ("T018", 12)
    ]


def test_two_spellings_of_one_name_are_one_name_where_the_rules_say_so() -> None:
    text = actor("Hanna Maliar") + actor("Anna Malyar")
    assert told(HEAD + text) == []
    rules = 'transliteration = ["east-slavic"]\ngiven_names = [["Hanna", "Anna"]]\n'
    assert told(HEAD + rules + text) == [("T018", 12)]


def test_two_persons_who_share_a_surname_are_no_clash() -> None:
    assert told(HEAD + actor("Anna Lind") + actor("Bo Lind")) == []


def test_a_loop_of_aliases_is_told_once_and_not_as_a_clash_too() -> None:
    text = actor("Anna Lind", 'aliases = ["Bo Ek"]') + actor("Bo Ek", 'aliases = ["Anna Lind"]')
    (problem,) = problems(HEAD + text)
    assert (problem.code, problem.line) == ("T017", 8)
    assert problem.sentence == "A loop of aliases: “Anna Lind” is also “Bo Ek” is also “Anna Lind”."


def test_a_long_loop_of_place_names_is_told_once() -> None:
    size = 2000
    text = "".join(
        f'[[place]]\nname = "P{at}"\naliases = ["P{(at + 1) % size}"]\n' for at in range(size)
    )
    assert [code for code, _ in told(HEAD + text)] == ["T017"]


def test_a_chain_of_parts_that_ends_in_itself_is_told() -> None:
    text = actor("Anna", 'of = "bo"') + actor("Bo", 'of = "cy"') + actor("Cy", 'of = "bo"')
    (problem,) = problems(HEAD + text)
    assert (problem.code, problem.line) == ("T017", 13)
    assert problem.sentence == "A loop: “bo” is part of “cy” is part of “bo”."


def test_one_name_of_two_places_is_told() -> None:
    text = '[[place]]\nname = "Ostrand"\n[[place]]\nname = "Vik"\naliases = ["Ostrand"]'
    assert told(HEAD + text) == [("T019", 8)]


def test_a_metonym_that_stands_for_two_is_told() -> None:
    text = (
        actor("Anna")
        + actor("Bo")
        + '[[metonym]]\nnames = ["Hill"]\nfor = "anna"\n[[metonym]]\nnames = ["the Hill"]\n'
    )
    assert told(HEAD + text + 'for = "bo"') == [("T020", 16)]


def test_a_metonym_that_is_the_name_of_another_actor_is_told_but_not_that_of_its_own() -> None:
    assert told(HEAD + actor("Anna") + '[[metonym]]\nnames = ["Anna"]\nfor = "anna"') == []
    assert told(
        HEAD + actor("Anna") + actor("Bo") + '[[metonym]]\nnames = ["Anna"]\nfor = "bo"'
    ) == [("T020", 13)]


def test_an_office_from_before_its_house_was_founded_is_told() -> None:
    text = actor("Harbour Board", 'founded = "2020-05"') + actor(
        "Anna", 'offices = [{ title = "chair", of = "harbour-board", from = "2020-04" }]'
    )
    assert told(HEAD + text) == [("T022", 13)]
    assert told(HEAD + text.replace('"2020-04"', '"2020-05"')) == []


def test_a_phrase_of_two_sides_is_told() -> None:
    text = (
        '[[phrase]]\nwords = ["Orderly transfer"]\nside = "north"\n[[phrase]]\nwords = ["orderly '
        'transfer"]\n'
    )
    assert told(SIDES + text + 'side = "south"') == [("T024", 14)]


def test_a_first_name_in_two_sets_is_told() -> None:
    assert told(HEAD + 'given_names = [\n  ["Anna", "Hanna"],\n  ["Hanna", "Joanna"],\n]') == [
        ("T024", 6)
    ]


def test_lines_are_right_below_text_of_several_lines() -> None:
    notes = 'notes = [\n  """\n[[actor]]\nid = "not me"\n""",\n]\n'
    assert told(HEAD + notes + actor("Anna Lind", 'of = "nobody"')) == [("T016", 14)]


TABLES = st.dictionaries(
    st.sampled_from(
        [
            "id",
            "name",
            "kind",
            "side",
            "sides",
            "offices",
            "aliases",
            "of",
            "names",
            "for",
            "words",
            "said_by",
        ]
    ),
    st.one_of(
        st.sampled_from(
            [
                '"a"',
                '"north"',
                '"person"',
                "[]",
                '["a"]',
                "{}",
                "[{}]",
                "2024",
                "true",
                "1e400",
                "nan",
            ]
        ),
        st.sampled_from(
            [
                '[{ side = "a", from = 2024 }]',
                '[{ title = "a", to = 2020 }]',
                "[[[[]]]]",
                "{ a = [] }",
            ]
        ),
    ),
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["theatre", "side", "actor", "metonym", "place", "phrase", "cue"]),
            TABLES,
        )
    )
)
def test_whatever_a_file_says_is_either_sound_or_told(
    tables: list[tuple[str, dict[str, str]]],
) -> None:
    heads = {"theatre": "[theatre]"}
    seen = {"theatre"} if any(name == "theatre" for name, _ in tables[1:]) else set()
    blocks = [
        "\n".join(
            [heads.get(name, f"[[{name}]]"), *(f"{key} = {value}" for key, value in table.items())]
        )
        for name, table in tables
        if name not in seen
    ]
    text = "\n".join(blocks)
    lines = text.count("\n") + 1
    for problem in problems(text):
        assert problem.code.startswith("T")
        assert problem.sentence.endswith(".")
        assert problem.mend.endswith((".", "}"))
        assert problem.line is None or 1 <= problem.line <= lines
