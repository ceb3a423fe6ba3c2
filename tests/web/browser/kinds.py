"""Names of Playwright for annotations, also where it is not installed."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page
else:
    Browser = BrowserContext = Dialog = Locator = Page = Any

__all__ = ["Browser", "BrowserContext", "Dialog", "Locator", "Page"]
