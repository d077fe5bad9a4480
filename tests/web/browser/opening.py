"""Pages of the explorer in a real browser: whatever goes wrong in one is written down.

``Shown`` is a page that is open; ``Opener`` opens one at an address, in a reader's language, theme
and width. No name leads to any host but the one that serves.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Request

Theme = Literal["light", "dark"]
WIDE, NARROW = (1280, 900), (390, 844)
# In which parts of the interface a page is told to be: its language.
LANGUAGES = ("en", "ar", "vi")
THEMES: tuple[Theme, ...] = ("light", "dark")
PATIENCE = 30_000
# The graphics of a machine without any are drawn by the processor.
SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--use-angle=swiftshader",
    "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SHOWN = "document.querySelector('#page')?.dataset.shown === location.pathname + location.search"
# Drawing that is refused for lack of speed is no fault of the page.
_HARMLESS = ("GPU stall due to ReadPixels", "WebGL", "swiftshader")


class Shown:
    """A page that is open. ``troubles``: all that went wrong in it so far."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.troubles: list[str] = []
        self.requests: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("popup", lambda other: self.troubles.append(f"window: {other.url}"))
        page.on("dialog", self._dialog)

    def go(self, path: str) -> Shown:
        """Load an address anew and wait until it is shown."""
        self.page.goto(self.home + path)
        return self.wait()

    def wait(self) -> Shown:
        """Wait until what the address asks for is shown."""
        # The policy lets nothing wait in the page, so it is looked again and again.
        until = monotonic() + PATIENCE / 1000
        while not self.page.evaluate(_SHOWN):
            assert monotonic() < until, f"{self.at()} is not shown: {self.troubles}"
            self.page.wait_for_timeout(20)
        # What takes long to find, as a brief, has its heading when it is there.
        self.page.locator("h1").first.wait_for(state="attached")
        return self

    def follow(self, path: str) -> Shown:
        """Go to an address as a link of the page does, and wait until it is shown."""
        self.page.evaluate(
            "(path) => { history.pushState(null, '', path); dispatchEvent(new Event('isnad:address')); }",
            path,
        )
        return self.wait()

    def at(self) -> str:
        """The address of now, behind the host."""
        return str(self.page.evaluate("location.pathname + location.search"))

    def check(self) -> Shown:
        """Nothing went wrong, nothing is wider than the window, nothing failed."""
        assert not self.troubles, "\n".join(self.troubles)
        wider = self.page.evaluate(_OVERFLOW)
        assert wider <= 1, f"{self.at()}: {wider} pixels wider than the window: {self.widest()}"
        assert not self.page.locator(".failed").count(), self.page.locator(".failed").inner_text()
        return self

    def widest(self) -> list[str]:
        """The elements that stand out of the window, to find out why."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter((one) => {
                const box = one.getBoundingClientRect();
                return box.width && (box.right > innerWidth + 1 || box.left < -1);
            }).slice(0, 5).map((one) => one.outerHTML.slice(0, 160))"""
        )
        return found

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(one in text for one in _HARMLESS):
            self.troubles.append(f"{kind}: {text}")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.troubles.append(f"asked of another host: {request.url}")

    def _dialog(self, dialog: Any) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()


class Opener:
    """Opens pages of one explorer in one browser."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser = browser
        self.home = home

    @contextmanager
    def reader(
        self,
        language: str = "en",
        theme: Theme = "light",
        size: tuple[int, int] = WIDE,
        **more: Any,
    ) -> Iterator[Shown]:
        """A window of a reader; closed in the end."""
        context: BrowserContext = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=language, color_scheme=theme, reduced_motion="reduce", timezone_id="UTC", **more,
        )  # fmt: skip
        try:
            context.add_init_script(_VIOLATIONS)
            yield Shown(context.new_page(), self.home)
        finally:
            context.close()

    @contextmanager
    def page_at(self, path: str, **how: Any) -> Iterator[Shown]:
        """A page that is shown; checked in the end."""
        with self.reader(**how) as shown:
            yield shown.go(path)
            shown.check()
