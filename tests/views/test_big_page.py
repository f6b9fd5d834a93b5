"""A page of thousands of lines: painted, and yet to be clicked, searched, walked with the keyboard and saved."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.views import draw
from kg.views.words import style

from .browsing import Opened, opened, serious_faults
from .test_page_in_browser import saved_as
from .worlds import findings


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    network = draw.network_of(findings(2_000), "whole")
    assert network.number_of_edges() > style()["renderer"]["elements"]
    path = tmp_path_factory.mktemp("big") / "big.html"
    path.write_text(draw.page(network, language="en"), "utf-8")
    return path


def looks(shown: Opened) -> bytes:
    """Return the canvas as a picture."""
    seen: bytes = shown.page.locator("#picture").screenshot()
    return seen


def test_it_paints_and_a_walk_with_the_keyboard_leads_to_the_facts(browser: Browser, big: Path) -> None:
    with opened(browser, big) as shown:
        assert shown.evaluate("document.getElementById('picture').tagName") == "CANVAS"
        assert len(looks(shown)) > 50_000, "an empty sheet"
        shown.focus("#picture")
        shown.keyboard.press("ArrowLeft")
        assert shown.inner_text("#spoken")
        shown.keyboard.press("Enter")
        assert shown.picked()
        assert "met others" in shown.panel
        assert serious_faults(shown) == []


def test_search_legend_and_table_work_on_it(browser: Browser, big: Path) -> None:
    with opened(browser, big) as shown:
        shown.fill("#search", "Surname 77")
        shown.keyboard.press("Enter")
        assert "Given Surname 7" in shown.panel
        before = looks(shown)
        shown.locator('#legend button[data-key^="level "]').first.click()
        shown.page.wait_for_timeout(100)
        assert looks(shown) != before
        shown.click(".choice button[data-name=table]")
        assert shown.locator("#table tbody tr").count() <= 200
        shown.click("#legend .again")
        shown.fill("#search", "")
        shown.click("#table .more")
        assert shown.locator("#table tbody tr").count() > 200


def test_a_click_picks_and_dragging_moves(browser: Browser, big: Path) -> None:
    with opened(browser, big, scheme="dark") as shown:
        box = shown.page.locator("#picture").bounding_box()
        assert box
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for off in range(0, 60, 3):
            shown.mouse.click(middle[0] + off, middle[1] + off / 2)
            if shown.picked():
                break
        assert shown.picked()
        before = saved_as(shown, "PNG")
        shown.mouse.move(*middle)
        shown.mouse.down()
        shown.mouse.move(middle[0] + 200, middle[1] + 100, steps=4)
        shown.mouse.up()
        shown.page.wait_for_timeout(100)
        assert saved_as(shown, "PNG") != before
        assert saved_as(shown, "SVG").count(b"<path") > 2_000
