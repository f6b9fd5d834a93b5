"""A browser without a screen, and a page in it that notes every request, every complaint and every script that ran."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def chromium() -> str | None:
    return next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))


@dataclass(slots=True)
class Opened:
    """A page in a browser, and what it did that a page must not do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)

    @property
    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def picked(self) -> str | None:
        found: str | None = self.page.evaluate("new URLSearchParams(location.hash.slice(1)).get('id')")
        return found


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = 1280, height: int = 860, scheme: str = "light", anchor: str = ""
) -> Iterator[Opened]:
    """Open a file as a reader does, and in the end insist that nothing left the page and nothing went wrong in it."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(8000)
    shown = Opened(page)
    address = path.as_uri()
    page.on(
        "request", lambda request: shown.requests.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None
    )
    page.on("console", lambda message: shown.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: shown.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (shown.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
    try:
        page.goto(address + anchor)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        yield shown
        assert not shown.requests, shown.requests
        assert not shown.complaints, shown.complaints
    finally:
        context.close()


def serious_faults(shown: Opened) -> list[tuple[str, list[str]]]:
    """Return what an accessibility engine holds against the page as it stands, and where."""
    shown.page.evaluate((Path(__file__).parent / "assets" / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = shown.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations)")
    grave = [fault for fault in found if fault["impact"] in {"serious", "critical"}]
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]) for fault in grave]
