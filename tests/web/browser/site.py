"""Pages that a browser is at, and what must not happen on any of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sayso.record.json import Json
from sayso.web.record import BoardFilter, Clock, Record
from sayso.web.record import Page as Part
from tests.web.browser.kinds import Browser, Dialog, Page

_HERE = ("http://127.0.0.1:", "blob:http://127.0.0.1:", "data:")
SCRIPTED = (
    "matchMedia('(scripting: enabled)').matches && document.querySelector('script[type=module]') "
    "!== null"
)
ASLEEP = "[data-island]:not([data-awake])"
PATIENCE = 60_000
"""Milliseconds after which a test gives up to wait."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages of a record are."""

    address: str
    record: Record

    def open(self, page: Page, path: str) -> None:
        """Go to a page, and wait until its scripts, if any run, have taken it over."""
        page.goto(self.address + path)
        awake(page)

    def name(self, page: Page, name: str = "Ada Bell") -> None:
        """Set the name that decisions are recorded under."""
        page.goto(self.address + "/name")
        page.fill("main input[name=name]", name)
        page.click("main button")

    def questions(self, **wanted: str) -> tuple[Json, ...]:
        """Questions on the board."""
        return self.record.board(BoardFilter(**wanted), Clock(), Part(200)).items  # type: ignore[arg-type]

    def added(self, page: Page) -> str:
        """Wait until what was sent is read; what the page says became of it."""
        page.wait_for_selector("h1:text-matches('added$')")
        return page.inner_text("main")

    def shows(self, page: Page, many: int) -> None:
        """Wait until the board has so many cards."""
        page.wait_for_selector(f".cards > li:nth-child({many}):last-child" if many else ".empty")

    def longest(self) -> Json:
        """The question with the most positions, and of several that with the most changes of
        standing.
        """
        return max(
            self.questions(), key=lambda each: (len(each["positions"]), len(each["history"]))
        )

    def decided(self) -> list[str]:
        """The verdicts that were appended, the first first."""
        return [each["verdict"] for each in reversed(self.record.decisions("", Part(100)).items)]


def awake(page: Page) -> None:
    """Wait until every part of the page that scripts move is moved by them."""
    if page.evaluate(SCRIPTED):
        page.locator(ASLEEP).first.wait_for(state="detached")


@contextmanager
def watched(browser: Browser, *, scripts: bool, width: int = 1440) -> Iterator[Page]:
    """A page on which nothing breaks, no dialog opens and nothing is asked for elsewhere."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page, wrong = context.new_page(), list[str]()
    page.set_default_timeout(PATIENCE)

    def dismiss(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on(
        "request", lambda asked: None if asked.url.startswith(_HERE) else wrong.append(asked.url)
    )
    try:
        yield page
    finally:
        context.close()
    assert not wrong, wrong
