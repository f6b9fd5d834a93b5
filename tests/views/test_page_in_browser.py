"""The page as a reader uses it: with mouse, keyboard, search, links, languages, on paper and on a telephone."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from . import conftest
from .browsing import Opened, opened

Pages = Callable[..., Path]
BEKTENOV = "person/olzhas-bektenov"


@pytest.mark.parametrize("name", sorted(conftest.VIEWS))
def test_every_view_opens_from_disk_in_both_languages_and_asks_nobody(browser: Browser, page_of: Pages, name: str) -> None:
    with opened(browser, page_of(name, show_all=True)) as shown:
        assert shown.inner_text("h1")
        assert shown.evaluate("document.querySelector('#picture').getBoundingClientRect().width") > 100
        russian = shown.inner_text("body")
        shown.click(".choice button[data-name=en]")
        assert shown.evaluate("document.documentElement.lang") == "en"
        assert shown.inner_text("body") != russian
        shown.click(".choice button[data-name=table]")
        assert shown.locator("#table tbody tr").count() > 2


def test_a_click_on_a_person_tells_the_office_the_meetings_and_the_sentence(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("meeting", language="en")) as shown:
        shown.click(f'.node[data-id="{BEKTENOV}"]')
        panel = shown.panel
        for text in (
            "Olzhas Bektenov",
            "Prime Minister of Kazakhstan",
            "Meeting of heads of government",
            "named as taking part",
            "Ali Asadov",
        ):
            assert text in panel
        assert shown.page.locator("#panel mark").first.inner_text().startswith("Бектен")
        assert shown.picked() == BEKTENOV
        assert shown.locator(f'.node[data-id="{BEKTENOV}"].lit').count() == 1
        assert shown.locator(".picked .node:not(.lit)").count() > 2
        shown.keyboard.press("Escape")
        assert shown.picked() is None


def test_a_click_on_a_meeting_a_line_and_a_state(browser: Browser, page_of: Pages, summit: str) -> None:
    with opened(browser, page_of("meeting", language="en")) as shown:
        shown.click(f'.node[data-id="{summit}"]')
        assert "18 September 2025" in shown.panel
        assert "Bishkek" in shown.panel
        shown.locator(f'.edge[data-id="{summit}#cevdet-yilmaz"] .reach').dispatch_event("click")
        assert "Vice-President of Türkiye" in shown.panel
        assert "Stands at the level" in shown.panel
        shown.locator('.card[data-id="state/az"]').dispatch_event("click")
        assert "Azerbaijan" in shown.panel
        assert "Ali Asadov" in shown.panel


def test_who_is_not_there_by_default_is_there_dashed_when_asked_for(browser: Browser, page_of: Pages, summit: str) -> None:
    with opened(browser, page_of("meeting", language="en")) as shown:
        assert "Tokayev" not in shown.inner_text("body")
    with opened(browser, page_of("meeting", language="en", show_all=True)) as shown:
        edge = f'.edge[data-id="{summit}#quoted/kassym-jomart-tokayev"] .line'
        assert shown.get_attribute(edge, "stroke-dasharray")
        shown.click('.node[data-id="person/kassym-jomart-tokayev"]')
        assert "quoted, not present" in shown.panel


@pytest.mark.parametrize("typed", ["Бектенову", "bektenow", "Bektenov", "BEKTENOF", "بكتنوف", "Олжас"])
def test_search_finds_in_any_spelling(browser: Browser, page_of: Pages, typed: str) -> None:
    with opened(browser, page_of("person-deep")) as shown:
        shown.fill("#search", typed)
        assert "Олжас Бектенов" in shown.inner_text("#found")
        shown.keyboard.press("Enter")
        assert shown.picked() == BEKTENOV


def test_search_says_when_nobody_is_found_and_narrows_the_table(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("meeting", language="en")) as shown:
        shown.fill("#search", "Жозефина")
        assert "Nothing found" in shown.inner_text("#found")
        shown.fill("#search", "asadov")
        shown.click(".choice button[data-name=table]")
        assert shown.locator("#table tbody tr").count() == 1


def test_the_legend_counts_and_filters(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("meeting", language="en")) as shown:
        heads = shown.locator('#legend button[data-key="level head-of-government"]')
        assert heads.inner_text().endswith("4")
        heads.click()
        assert shown.locator(".n-person:not(.gone)").count() < shown.locator(".n-person").count()
        assert shown.locator('#legend button[data-key="level head-of-government"]').get_attribute("aria-pressed") == "false"
        shown.click("#legend .again")
        assert shown.locator(".n-person.gone").count() == 0


def test_dates_narrow_what_is_shown_and_stand_in_the_link(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("timeline-of-state", language="en")) as shown:
        before = shown.locator(".n-meeting:not(.gone)").count()
        shown.focus("#from")
        for _ in range(30):
            shown.keyboard.press("ArrowRight")
        after = shown.locator(".n-meeting:not(.gone)").count()
        assert 0 < after < before
        link = shown.url
    with opened(browser, page_of("timeline-of-state", language="en"), anchor="#" + link.partition("#")[2]) as again:
        assert again.locator(".n-meeting:not(.gone)").count() == after


def test_a_link_leads_to_just_this(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("meeting"), anchor=f"#id={BEKTENOV}&view=table&lang=en") as shown:
        assert "Olzhas Bektenov" in shown.panel
        assert shown.locator("#table").is_visible()
        shown.evaluate("location.hash = '#id=person/ali-asadov'")
        shown.page.wait_for_function("document.querySelector('#panel').innerText.includes('Asadov')")
    with opened(browser, page_of("meeting"), anchor="#id=nobody&from=x&view=<b>") as shown:
        assert shown.picked() is None


def test_dark_mode_and_its_switch(browser: Browser, page_of: Pages) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    with opened(browser, page_of("meeting"), scheme="dark") as shown:
        dark = shown.evaluate(paper)
        shown.click("#theme")
        assert shown.evaluate(paper) != dark


def test_from_start_to_a_quotation_by_keyboard_alone(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("meeting")) as shown:
        for _ in range(60):
            shown.keyboard.press("Tab")
            if shown.evaluate("document.activeElement.dataset.id") == BEKTENOV:
                break
        outline = shown.evaluate("getComputedStyle(document.activeElement.querySelector('.area')).stroke")
        assert outline not in {"none", ""}
        shown.keyboard.press("Enter")
        assert shown.evaluate("document.activeElement.id") == "panel"
        assert shown.page.locator("#panel mark").first.inner_text().startswith("Бектен")
        assert shown.get_attribute("#panel", "aria-live") == "polite"
        shown.keyboard.press("Escape")
        assert shown.evaluate("document.activeElement.dataset.id") == BEKTENOV


def test_the_table_sorts_and_leads_to_the_facts(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("timeline-of-state", language="en")) as shown:
        shown.click(".choice button[data-name=table]")
        shown.click('#table thead button:has-text("Date")')
        dates = shown.evaluate("[...document.querySelectorAll('#table tbody tr')].map((row) => row.dataset.id.slice(8, 18))")
        assert dates == sorted(dates)
        assert shown.locator("th[aria-sort=ascending]").count() == 1
        shown.locator("#table tbody tr").nth(3).locator("td").nth(2).click()
        assert shown.picked() == shown.locator("#table tbody tr.chosen").get_attribute("data-id")


def test_states_fold_and_unfold_and_stand_in_a_matrix(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("states", language="en")) as shown:
        folded = shown.locator(".edge .line").count()
        assert "×6" in shown.text_content("#picture")
        shown.click("#fold")
        assert shown.locator(".edge .line").count() > folded
        shown.click(".choice button[data-name=matrix]")
        shown.locator(".heat.h-5").first.click()
        assert "6 together" in shown.panel
        assert shown.locator("#panel blockquote").count() >= 6


def test_what_is_saved_is_what_is_shown(browser: Browser, page_of: Pages) -> None:
    with opened(browser, page_of("meeting", language="en")) as shown:
        shown.click('#legend button[data-key="side state/tr"]')
        saved = {kind: saved_as(shown, kind) for kind in ("PNG", "SVG", "CSV", "JSON")}
    assert saved["PNG"].startswith(b"\x89PNG")
    assert len(saved["PNG"]) > 20_000
    assert b"Olzhas Bektenov" in saved["SVG"]
    assert b"Cevdet" not in saved["SVG"]
    assert b"var(" not in saved["SVG"]
    rows = list(csv.DictReader(StringIO(saved["CSV"].decode("utf-8-sig"))))
    names = {row["Participant"] for row in rows}
    assert "Olzhas Bektenov" in names
    assert "Cevdet Yılmaz" not in names
    assert all(row["Sentence"] for row in rows)
    facts = json.loads(saved["JSON"])["facts"]
    assert {fact["person"]["names"][1] for fact in facts} == names
    assert all(fact["evidence"][0]["quote"] for fact in facts)


def saved_as(shown: Opened, kind: str) -> bytes:
    with shown.page.expect_download() as waiting:
        shown.click(f"[data-save={kind}]")
    assert waiting.value.suggested_filename.endswith(kind.lower())
    return Path(waiting.value.path()).read_bytes()
