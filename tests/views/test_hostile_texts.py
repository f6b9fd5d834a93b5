"""Whatever stands in an article, a name, a link or a date: it is shown as text, runs nothing and breaks no page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.graph.rows import Rows
from kg.views import draw
from kg.views.facts import COLUMNS

from .browsing import Opened, opened
from .test_page_in_browser import saved_as

HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=1</script>",
    '"><script>window.hacked=1</script>',
    "'><img src=x onerror=window.hacked=1>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=window.hacked=1>",
    "<svg><script>window.hacked=1</script></svg>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<body onload=window.hacked=1>",
    "<details open ontoggle=window.hacked=1>",
    "<input autofocus onfocus=window.hacked=1>",
    "<a href='javascript:window.hacked=1'>x</a>",
    "javascript:window.hacked=1",
    "JaVaScRiPt:window.hacked=1",
    " javascript:window.hacked=1",
    "java\tscript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    'http://evil.example/" onmouseover="window.hacked=1',
    "https://evil.example/<script>window.hacked=1</script>",
    "{{7*7}}",
    "{% for x in range(9) %}{{ x }}{% endfor %}",
    "${window.hacked=1}",
    "`;window.hacked=1;//",
    "'};window.hacked=1;//",
    "\\u003cscript>window.hacked=1</script>",
    "<!--<script>",
    "-->",
    "]]><script>window.hacked=1</script>",
    "<![CDATA[<script>window.hacked=1</script>]]>",
    "<style>*{display:none}</style>",
    "</style><style>body{display:none}</style>",
    "}*{display:none}",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example><button>x</button></form>",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "&#x3c;script&#x3e;",
    "\u202egnorw si siht\u202c",
    "\u2028window.hacked=1\u2029",
    "null\x00byte and \x1b[31mbell\x07",
    "\ud800 half a pair",
    "z\u0336a\u0336l\u0336g\u0336o\u0336 " + "\u0301" * 40,
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    '=HYPERLINK("https://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "#id=x&from=2020",
    "a" * 400,
    "слово " * 200,
    "👩‍👩‍👧‍👦" * 20,
    "9999-99-99",
    "2024-13",
    "-0001",
    "..",
)
ALL = " ".join(HOSTILE)
KINDS = ("bilateral-talks", "summit")
WHATS = {
    "meeting": {},
    "person": {"centre": f"person/{HOSTILE[0]}", "depth": 2},
    "pair": {"centre": f"person/{HOSTILE[0]}", "other": f"person/{HOSTILE[1]}"},
    "states": {},
    "timeline": {"centre": f"person/{HOSTILE[0]}"},
    "organisation": {"centre": f"org/{HOSTILE[0]}"},
    "whole": {},
}


@pytest.mark.parametrize("view", sorted(WHATS))
def test_no_script_runs_and_no_page_breaks(browser: Browser, tmp_path: Path, view: str) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(draw.page(draw.network_of(findings(), view, **WHATS[view]), title=ALL, show_all=True), "utf-8")  # type: ignore[arg-type]
    with opened(browser, path) as shown:
        assert shown.evaluate("document.querySelectorAll('script').length") == 2
        walk(shown)
        assert shown.evaluate("window.hacked") is None
        assert (
            shown.evaluate(
                "document.querySelectorAll('iframe, object, embed, base, form, meta[http-equiv=refresh], link[rel=stylesheet]').length"
            )
            == 0
        )
        assert shown.evaluate("document.querySelectorAll('style').length") == 1
        assert "<script>window.hacked=1</script>" in shown.inner_text("body")
        assert "49" not in shown.inner_text("h1")
        links = shown.evaluate("[...document.querySelectorAll('a[href]')].map((link) => new URL(link.href).protocol)")
        assert set(links) <= {"http:", "https:"}


def walk(shown: Opened) -> None:
    """Go through everything a reader can open."""
    for node in shown.page.locator("#picture .node").all()[:12]:
        node.dispatch_event("click")
    shown.fill("#search", HOSTILE[2])
    shown.fill("#search", "")
    shown.click(".choice button[data-name=table]")
    for row in shown.page.locator("#table tbody tr button").all()[:60:4]:
        row.dispatch_event("click")
    shown.click(".choice button[data-name=en]")
    for button in shown.page.locator("#legend button").all()[:6]:
        button.dispatch_event("click")


def test_what_is_saved_of_it_opens_too(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(draw.page(draw.network_of(findings(), "meeting"), title=ALL, show_all=True), "utf-8")
    with opened(browser, path) as shown:
        saved = {kind: saved_as(shown, kind) for kind in ("SVG", "CSV", "JSON")}
    picture = tmp_path / "saved.html"  # an image of it is drawn only where its XML is whole
    (tmp_path / "saved.svg").write_bytes(saved["SVG"])
    picture.write_text("<!doctype html><html data-ready=yes><img src=saved.svg>", "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(picture.as_uri())
    assert page.evaluate("document.images[0].naturalWidth") > 0
    context.close()
    cells = [cell for line in saved["CSV"].decode("utf-8-sig").split("\r\n") for cell in line.split('","')]
    assert not [cell for cell in cells if cell.lstrip('"').startswith(("=", "+", "@"))]


@pytest.mark.parametrize("view", sorted(WHATS))
def test_pictures_and_graph_files_hold_it_too(view: str) -> None:
    network = draw.network_of(findings(), view, **WHATS[view])  # type: ignore[arg-type]
    assert draw.picture(network, form="svg", title=ALL, show_all=True).count(b"<script") == 0
    for form in ("graphml", "gexf"):
        assert "<script" not in draw.graph_file(network, form, show_all=True)


def findings() -> draw.Findings:
    """Return a small world in which every text is hostile: two meetings of everybody, one text a person."""
    people = [(f"person/{text}", text) for text in HOSTILE]
    meetings = [f"meeting/{HOSTILE[0]}", f"meeting/{HOSTILE[3]}"]
    told = [(meeting, person, text) for meeting in meetings for person, text in people]
    return draw.Findings(
        meetings=rows("meetings", [about(meeting, text) for meeting, text in zip(meetings, (HOSTILE[1], HOSTILE[-3]), strict=True)]),
        participations=rows("participations", [part(*one) for one in told]),
        sentences=rows("sentences", [{"participation": f"{meeting}#{text}", **said(text)} for meeting, _, text in told]),
        grounds=rows("grounds", [{"meeting": meeting, "field": "date", **said(HOSTILE[4])} for meeting in meetings]),
        conflicts=rows("conflicts", [{"meeting": meetings[0], "field": "date", "value": text, **said(text)} for text in HOSTILE[:4]]),
        particulars=rows("particulars", [{"meeting": meetings[0], "particular": "group", "value": text} for text in HOSTILE]),
        names=rows("names", [{"person": person, "language": "ru", "main": True, "name": text} for person, text in people]),
        offices=rows("offices", [{"person": person, "post": text, "post_ru": text, "since": text} for person, text in people]),
        articles=rows(
            "articles",
            [{"article": f"article/{text}", "headline": text, "publisher": text, "published": text, "url": text} for text in HOSTILE],
        ),
    )


def about(meeting: str, text: str) -> dict[str, object]:
    names = dict.fromkeys(("meeting_ru", "meeting_en", "date", "place_ru", "place_en", "under_ru"), text)
    return {"meeting": meeting, "kind": KINDS[0], "status": "held", "under": f"org/{HOSTILE[0]}", **names}


def part(meeting: str, person: str, text: str) -> dict[str, object]:
    side = {"represents": f"state/{text[:30]}", "represents_kind": "state", "represents_ru": text, "represents_en": text}
    rest = {"attendance": "present", "function": "member", "basis": "named", "confidence": 1.0, "counted": True}
    return {
        "participation": f"{meeting}#{text}",
        "meeting": meeting,
        "person": person,
        "title": text,
        "post_ru": text,
        "post_en": text,
        **side,
        **rest,
    }


def said(text: str) -> dict[str, object]:
    return {"quote": text, "name_start": 0, "name_end": 1, "article": f"article/{text}"}


def rows(name: str, records: list[dict[str, object]]) -> Rows:
    return Rows(COLUMNS[name], tuple(tuple(record.get(column) for column in COLUMNS[name]) for record in records))
