import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reports.markup import plain

PIECES = [
    "<!--",
    "-->",
    "<![",
    "<![CDATA[",
    "]]>",
    "<a ",
    "<",
    ">",
    "&",
    "&#9",
    '="',
    "='",
    "<script>",
    "</",
    "<?",
    "p",
]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        (
            "<p>The mayor <b>denied</b> it.</p><script>x()</script>He left.",
            "The mayor denied it.\n\nHe left.",
        ),
        ("One<br>two<br/>three", "One\n\ntwo\n\nthree"),
        ('<a title="a > b" href=x>She</a> said', "She said"),
        ('<a title="never closed>She</a> said', "She said"),
        ("<!-- not this -->She said", "She said"),
        ("She said<!-- cut", "She said"),
        ("<![ it held", "<![ it held"),
        ("<![CDATA[<p>She said</p>]]>", "She said"),
        ("3 < 5, and R&D; and <3", "3 < 5, and R&D; and <3"),
        ("a <b", "a <b"),
        ("<style>p{}", ""),
        ("&ldquo;No&rdquo; &#8211; she&nbsp;said", "“No” – she\u00a0said"),
        ("&#99999999999;", "\ufffd"),
        ("İ<script>x</script>y", "İy"),
    ],
)
def test_words_come_out_of_markup(marked: str, words: str) -> None:
    assert plain(marked) == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("&lt;p&gt;Kline said &amp;ldquo;no&amp;rdquo;.&lt;/p&gt;", "Kline said “no”."),
        ("&amp;lt;p&amp;gt;No, &amp;amp;amp; no&amp;lt;/p&amp;gt;", "No, & no"),
        ("Smith &amp;amp; Sons said", "Smith & Sons said"),
        (
            "&lt;br /&gt;He&amp;#8217;s in &lt;a href=&quot;x&quot;&gt;Mirova&lt;/a&gt;",
            "He’s in Mirova",
        ),
    ],
)
def test_what_was_escaped_again_is_unescaped_again(marked: str, words: str) -> None:
    assert plain(marked) == words


@pytest.mark.parametrize(
    "words", ["R&amp;D costs", "x &lt; y &gt; z", "&lt;Kline&gt; said", "AT&amp;T; and more"]
)
def test_what_only_looks_like_markup_stays(words: str) -> None:
    assert plain(words) == words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_markup_gives_words(pieces: list[str]) -> None:
    assert isinstance(plain("".join(pieces)), str)


@given(
    st.text(
        st.characters(exclude_characters="<>&", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]),
        max_size=40,
    )
)
def test_words_without_markup_stay_as_they_are(words: str) -> None:
    assert plain(words) == words.strip()
