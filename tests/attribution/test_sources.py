"""Who speaks, construction by construction; half of the sentences of each are such in which the
rule must not act.
"""

import pytest

from sayso.attribution.corrections.headlines import read_headlines
from sayso.attribution.corrections.questions import drop_questions
from sayso.attribution.corrections.sources.antecedents import find_antecedents
from sayso.attribution.corrections.sources.passives import free_passives
from sayso.attribution.corrections.sources.subjects import return_to_subject

from .drafts import after, draft

BODY = "\n\nThe mill of Drenov has stood empty since the spring."


def headline(line: str) -> list[tuple[str, str]]:
    return [(found["source"], found["content"]) for found in after(read_headlines, line + BODY)]


@pytest.mark.parametrize(
    ("line", "source", "content"),
    [
        (
            "Nine people killed by shelling in Drenov: medics",
            "medics",
            "Nine people killed by shelling in Drenov",
        ),
        ("Two ships sunk off Orlivka: report", "report", "Two ships sunk off Orlivka"),
        (
            "Police: gunmen attacked the mill of Drenov",
            "Police",
            "gunmen attacked the mill of Drenov",
        ),
        (
            "Southern army: bridge of Drenov still standing",
            "Southern army",
            "bridge of Drenov still standing",
        ),
        ("‘We stay here’: residents defy the order to leave Drenov", "residents", "‘We stay here’"),
        ("‘Nothing is left of it’: the long winter in Drenov", "", "‘Nothing is left of it’"),
        (
            "Soldiers pull out of Drenov: ‘They left us nothing’",
            "Soldiers",
            "‘They left us nothing’",
        ),
        ("War in Drenov: ‘They left us nothing to eat’", "", "‘They left us nothing to eat’"),
        ("Bridge of Drenov is lost, says mayor", "mayor", "Bridge of Drenov is lost"),
        (
            "Mill was shelled from the north, claims governor",
            "governor",
            "Mill was shelled from the north",
        ),
    ],
)
def test_the_form_of_a_headline_tells_who_says_what(line: str, source: str, content: str) -> None:
    assert headline(line) == [(source, content)]


@pytest.mark.parametrize(
    "line",
    [
        "Drenov war: two killed in a raid on the mill",
        "Live updates: army leaves the town of Drenov",
        "The bridge of Drenov is lost: what to know",
        "Fighting in its tenth day: a list of key events",
        "Your morning briefing: Hanna Sovik at the bridge",
        "The army leaves the town of Drenov, mills burn",
        "‘Dirty bomb’ fears grow in the port of Orlivka",
        "Army takes the ‘fortress’ at the mill of Drenov",
        "Who holds the bridge of Drenov: a question of days?",
        "The mayor spoke of the mill: it burned on Monday.",
    ],
)
def test_a_headline_of_another_form_says_nothing_by_it(line: str) -> None:
    assert headline(line) == []


def test_what_the_tagger_saw_in_a_headline_is_not_said_twice() -> None:
    line = "Bridge of Drenov is lost, says mayor"
    seen = draft(line, "mayor", "says", "Bridge of Drenov is lost")
    assert len(after(read_headlines, line, seen)) == 1


@pytest.mark.parametrize(
    ("text", "given", "cue"),
    [
        ("Two men accused of arson have fled.", "Two men", "accused"),
        ("Residents urged to leave Drenov.", "Residents", "urged"),
        ("The trader was charged with fraud on Monday.", "The trader", "was charged"),
        ("The brigade, accused of looting, left Drenov.", "The brigade", "accused"),
        ("The garrison is said to have fled.", "The garrison", "is said"),
    ],
)
def test_whom_a_passive_is_said_of_does_not_say_it(text: str, given: str, cue: str) -> None:
    rest = (
        text.split(cue)[1].strip(" .").removeprefix("of ").removeprefix("to ").removeprefix("with ")
    )
    (found,) = after(free_passives, text, draft(text, given, cue, rest.split(",")[0]))
    assert found["source"] == ""
    assert given in found["content"]


@pytest.mark.parametrize(
    ("text", "given", "cue", "content"),
    [
        (
            "The mayor accused the brigade of looting.",
            "The mayor",
            "accused",
            "the brigade of looting",
        ),
        ("The mayor urged residents to leave.", "The mayor", "urged", "residents to leave"),
        ("The mayor has accused two men of arson.", "The mayor", "has accused", "two men of arson"),
        (
            "Prosecutors charged the trader with fraud.",
            "Prosecutors",
            "charged",
            "the trader with fraud",
        ),
        ("The mayor said the garrison had fled.", "The mayor", "said", "the garrison had fled"),
    ],
)
def test_who_accuses_or_urges_somebody_speaks(
    text: str, given: str, cue: str, content: str
) -> None:
    (found,) = after(free_passives, text, draft(text, given, cue, content))
    assert (found["source"], found["content"]) == (given, content)


@pytest.mark.parametrize(
    ("text", "given", "cue", "right"),
    [
        (
            "The council passed a resolution calling for a truce.",
            "The council passed a resolution",
            "calling",
            "a resolution",
        ),
        ("A report saying that the mill burned was shown.", "", "saying", "A report"),
        ("The guards found a video showing the raid.", "", "showing", "a video"),
        ("The council has a plan that calls for a truce.", "that", "calls", "a plan"),
        (
            "Officials in Drenov, who said the mill burned, left.",
            "who",
            "said",
            "Officials in Drenov",
        ),
        (
            "The governor blasted the mayor for claiming that the mill burned.",
            "",
            "claiming",
            "the mayor",
        ),
    ],
)
def test_a_relative_or_a_participle_goes_back_to_who_says_it(
    text: str, given: str, cue: str, right: str
) -> None:
    rest = text.split(cue)[1].strip(" .").removeprefix("that ").removeprefix("for ")
    (found,) = after(
        find_antecedents, text, draft(text, given, cue, rest.split(" was ")[0].split(",")[0])
    )
    assert found["source"] == right


@pytest.mark.parametrize(
    ("text", "given", "cue", "content"),
    [
        (
            "The army released a video that it said showed the raid.",
            "it",
            "said",
            "showed the raid",
        ),
        ("The mayor signed the letter, citing a threat.", "The mayor", "citing", "a threat"),
        (
            "The mayor left Drenov, saying the mill burned.",
            "The mayor",
            "saying",
            "the mill burned",
        ),
        (
            "The mayor thanked the crews and said the mill burned.",
            "The mayor",
            "said",
            "the mill burned",
        ),
        (
            "The mayor, who fled on Monday, said the mill burned.",
            "The mayor",
            "said",
            "the mill burned",
        ),
    ],
)
def test_a_source_that_is_right_stays(text: str, given: str, cue: str, content: str) -> None:
    (found,) = after(find_antecedents, text, draft(text, given, cue, content))
    assert found["source"] == given


@pytest.mark.parametrize(
    ("text", "given", "right"),
    [
        (
            "The father of a gunner hurt in Orlivka said the mill burned.",
            "Orlivka",
            "The father of a gunner hurt in Orlivka",
        ),
        ("After the raid of the army the mayor said the mill burned.", "the army", "the mayor"),
        ("The mayor of Drenov said the mill burned.", "The mayor of Drenov", "The mayor of Drenov"),
        ("Hanna Sovik, a mayor, said the mill burned.", "Hanna Sovik", "Hanna Sovik"),
        (
            "The army and the guard said the mill burned.",
            "The army and the guard",
            "The army and the guard",
        ),
    ],
)
def test_the_source_of_a_verb_is_its_own_subject(text: str, given: str, right: str) -> None:
    (found,) = after(return_to_subject, text, draft(text, given, "said", "the mill burned"))
    assert found["source"] == right


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor was asked if the mill had burned.", "asked", "the mill had burned"),
        ("“Who holds the mill?” the envoy asked.", "asked", "“Who holds the mill?”"),
        ("A historian asks how long the mill will stand.", "asks", "how long the mill will stand"),
        ("The raid raised questions about his safety.", "questions", "his safety"),
        ("The report focuses on those who fled.", "on", "those who fled"),
    ],
)
def test_a_question_is_nobodys_claim(text: str, cue: str, content: str) -> None:
    assert after(drop_questions, text, draft(text, "", cue, content)) == []


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor asked the guard to leave the mill.", "asked", "the guard to leave the mill"),
        ("The mayor asked for shells.", "asked for", "shells"),
        ("The mayor questioned the report of the guard.", "questioned", "the report of the guard"),
        ("The mill burned, according to the mayor.", "according to", "The mill burned"),
        ("Asked whether the mill had burned, the mayor said no.", "said", "the mill had burned"),
    ],
)
def test_a_request_and_an_answer_are_claims(text: str, cue: str, content: str) -> None:
    assert (
        len(
            after(
                drop_questions,
                text,
                draft(text, "The mayor" if "The mayor" in text else "", cue, content),
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("In Drenov it is unclear if the mill stands.", "is unclear if", ""),
        ("On Monday it seemed the mill had burned.", "seemed", ""),
        ("In Drenov it is possible that the mill burned.", "is possible", ""),
        ("By night it was feared the mill had burned.", "was feared", ""),
        ("In Drenov it is likely the mill burned.", "is likely", ""),
        ("The army left; it said the mill had burned.", "said", "it"),
        ("The army left; it is confident the mill stands.", "is confident", "it"),
        ("The army left; it was aware the mill had burned.", "was aware", "it"),
        ("The army left; it warned the mill might burn.", "warned", "it"),
        ("The army left; it hopes the mill stands.", "hopes", "it"),
    ],
)
def test_it_is_nobody_where_it_stands_for_what_follows(text: str, cue: str, source: str) -> None:
    (found,) = after(free_passives, text, draft(text, "it", cue, "the mill"))
    assert found["source"] == source
