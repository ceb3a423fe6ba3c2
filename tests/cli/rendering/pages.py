"""A page taken apart as a browser would, for tests to ask about."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} {# gone #}",
    "\"' onmouseover='x' & &amp; &#60;",
    "<!-- never closed",
    "]]></article></body>",
]
"""Words of a report that would act if they were taken for markup."""
_EMPTY = {"meta", "br", "link", "img", "input", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)
    """Its text and that of the elements in it, in order."""
    inside: list["Element"] = field(default_factory=list)
    """All elements in it, however deep, in order."""

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", of_class: str = "") -> list["Element"]:
        return [
            e for e in self.inside if tag in ("", e.tag) and (not of_class or of_class in e.classes)
        ]


class _Taker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        for around in self.open:
            around.inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if code := self.open[-1].attributes.get("data-code"):
            data = chr(int(code, 16))
        for element in self.open:
            element.texts.append(data)


def take_apart(page: str) -> Element:
    """The page as a tree; a stray or missing end tag fails."""
    taker = _Taker()
    taker.feed(page)
    taker.close()
    assert taker.open == [taker.root]
    return taker.root


def articles(page: str) -> list[str]:
    """The text of each report on the page."""
    return [article.text for article in take_apart(page).all("article")]


def marked(root: Element, pin: int, role: str) -> list[str]:
    """The words on the page that are in ``role`` (``src``, ``cue``, ``via``, ``con``) and belong to
    claim ``pin``.
    """
    (article,) = root.all("article")
    return [e.text for e in article.all(of_class=f"c{pin}") if role in e.classes]
