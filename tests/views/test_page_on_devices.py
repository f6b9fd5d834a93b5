"""The page on a wide screen, a telephone, in the dark, for a screen reader, and in the frame of a notebook."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kg.views import draw

from .browsing import opened, serious_faults

Pages = Callable[..., Path]
BEKTENOV = "person/olzhas-bektenov"
OVERLAPS = """() => {
  const texts = [...document.querySelectorAll('#picture text')].filter((text) => text.textContent.trim());
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const wide = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1;
  const high = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  return boxes.flatMap((one, number) => boxes.slice(number + 1).filter((other) => wide(one, other) && high(one, other))).length;
}"""
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const box = each.getBoundingClientRect();
  const scrolled = each.closest('.sheet, #table, #matrix, .aside, [hidden], thead');
  return !scrolled && box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map((each) => each.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("language", ["ru", "en"])
def test_labels_keep_apart_on_a_wide_page(browser: Browser, page_of: Pages, language: str) -> None:
    for name in ("meeting", "person", "two-states", "organisation", "timeline-of-state"):
        with opened(browser, page_of(name, language=language, show_all=True)) as shown:
            assert shown.evaluate(OVERLAPS) == 0, name


@pytest.mark.parametrize("name", ["meeting", "states", "timeline-of-series", "organisation", "person", "two-people"])
def test_nothing_is_cut_off_on_a_telephone(browser: Browser, page_of: Pages, name: str) -> None:
    with opened(browser, page_of(name, show_all=True), width=420) as shown:
        assert shown.evaluate("document.documentElement.scrollWidth") <= 420
        assert shown.evaluate(CUT_OFF) == []
        assert shown.evaluate("document.querySelector('#picture').getBoundingClientRect().right") <= 421
        assert shown.evaluate(OVERLAPS) == 0
        shown.click(".choice button[data-name=table]")
        assert shown.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("name", ["meeting", "states", "organisation"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_engine_finds_no_serious_fault(browser: Browser, page_of: Pages, name: str, scheme: str) -> None:
    with opened(browser, page_of(name, show_all=True), scheme=scheme) as shown:
        for view in ("picture", "table"):
            shown.click(f".choice button[data-name={view}]")
            assert serious_faults(shown) == []


def test_a_notebook_frame_shows_the_page(browser: Browser, network_named: Any, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!doctype html><html data-ready=yes><meta charset=utf-8><body>{draw.page(network_named('meeting'))._repr_html_()}", "utf-8"
    )
    with opened(browser, path) as shown:
        frame = shown.page.frame_locator("iframe")
        frame.locator(f'.node[data-id="{BEKTENOV}"]').click()
        assert "Олжас Бектенов" in frame.locator("#panel h2").inner_text()
