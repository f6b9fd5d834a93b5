"""Which renderer draws a network of 50 to 20,000 edges fastest, all given the same places: run it, and read kg/views/README.md.

    python tests/bench renderers

What is compared with ours comes from npm, but for vis-network, which is taken from pyvis. Times are medians of three, in milliseconds:
until the page shows the network; main thread and wall for each step of a drag; ours also from a click to the panel.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kg.views import draw
from kg.views.layout import place
from kg.views.words import style
from tests.views.browsing import launch
from tests.views.worlds import findings

OTHERS = ("cytoscape@3.34.4", "sigma@2.4.0", "graphology@0.26.0")
SIZES = (50, 500, 5_000, 20_000)
STEPS = 40
_READY = "document.documentElement.dataset.ready='yes'"
Write = Callable[[draw.Network, Path], str]


# --- the pages compared ------------------------------------------------------------------------------------------------------------------


def ours(elements: int) -> Write:
    def write(network: draw.Network, folder: Path) -> str:
        del folder
        style()["renderer"]["elements"] = elements
        return draw.page(network, language="en")

    return write


def graph(network: draw.Network) -> tuple[list[tuple[str, float, float]], list[tuple[str, str]]]:
    spots = place(network)["picture"]["wide"].spots
    return [(node, spot.x, spot.y) for node, spot in sorted(spots.items())], [(one, other) for one, other in network.edges()]


def vis(network: draw.Network, folder: Path) -> str:
    del folder
    spec = find_spec("pyvis")
    assert spec is not None
    assert spec.origin is not None
    script = Path(spec.origin).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    nodes, edges = graph(network)
    data = {
        "nodes": [{"id": n, "label": n, "x": x, "y": y, "shape": "dot", "size": 8} for n, x, y in nodes],
        "edges": [{"from": a, "to": b} for a, b in edges],
    }
    looks = "{physics:false,layout:{improvedLayout:false},edges:{smooth:false}}"
    start = f"const net=new vis.Network(document.getElementById('g'),data,{looks});net.once('afterDrawing',()=>{{{_READY}}});"
    return _foreign([script], data, start)


def cytoscape(network: draw.Network, folder: Path) -> str:
    nodes, edges = graph(network)
    data = {
        "nodes": [{"data": {"id": n}, "position": {"x": x, "y": y}} for n, x, y in nodes],
        "edges": [{"data": {"source": a, "target": b}} for a, b in edges],
    }
    looks = "[{selector:'node',style:{width:16,height:16,label:'data(id)'}},{selector:'edge',style:{width:1,'curve-style':'haystack'}}]"
    made = f"const cy=cytoscape({{container:document.getElementById('g'),elements:data,layout:{{name:'preset'}},style:{looks}}});"
    start = f"{made}cy.ready(()=>requestAnimationFrame(()=>{{{_READY}}}));"
    return _foreign([next(folder.glob("**/cytoscape.min.js"))], data, start)


def sigma(network: draw.Network, folder: Path) -> str:
    nodes, edges = graph(network)
    data = {
        "nodes": [{"key": n, "attributes": {"x": x, "y": -y, "size": 4, "label": n}} for n, x, y in nodes],
        "edges": [{"source": a, "target": b} for a, b in edges],
    }
    made = "const g=new graphology.Graph({multi:true});g.import(data);const s=new Sigma(g,document.getElementById('g'));"
    start = f"{made}s.once('afterRender',()=>{{{_READY}}});s.refresh();"
    return _foreign([next(folder.glob("**/graphology.umd.min.js")), next(folder.glob("**/sigma.min.js"))], data, start)


def _foreign(scripts: list[Path], data: dict[str, Any], start: str) -> str:
    texts = [script.read_text("utf-8").replace("</script", "<\\/script") for script in scripts]
    codes = "".join(f"<script>{text}</script>" for text in texts)
    body = "<body style='margin:0'><div id=g style='width:1280px;height:860px'></div>"
    return f"<!doctype html><html><meta charset=utf-8>{body}{codes}<script>const data={json.dumps(data)};{start}</script>"


RENDERERS: dict[str, Write] = {
    "ours, SVG": ours(10**9),
    "ours, canvas": ours(0),
    "vis-network": vis,
    "cytoscape": cytoscape,
    "sigma": sigma,
}
NARROW_LIMIT = {"ours, SVG": 5_000, "cytoscape": 20_000}  # beyond it a renderer is not waited for


# --- measuring ---------------------------------------------------------------------------------------------------------------------------


def measured(browser: Browser, path: Path) -> Iterator[dict[str, float]]:
    for _ in range(3):
        context = browser.new_context(viewport={"width": 1280, "height": 860})
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        ready = page.evaluate("performance.now()")
        yield {"ready": float(ready), **dragged(page), **clicked(page)}
        context.close()


def dragged(page: Page) -> dict[str, float]:
    """Return main-thread and wall milliseconds for each step of a drag of the background."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    page.wait_for_timeout(300)
    page.mouse.move(30, 560)
    page.mouse.down()
    before, started = busy(devtools), perf_counter()
    for step in range(STEPS):
        page.mouse.move(30 + 7 * step, 560 - 5 * step)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    wall = (perf_counter() - started) * 1000 / STEPS
    cpu = (busy(devtools) - before) * 1000 / STEPS
    page.mouse.up()
    return {"cpu": cpu, "wall": wall}


def busy(devtools: Any) -> float:
    metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


def clicked(page: Page) -> dict[str, float]:
    """Return milliseconds from choosing a person to the panel laid out, where there is a panel."""
    took = page.evaluate(
        """() => {
          const panel = document.getElementById('panel');
          if (!panel) return -1;
          const start = performance.now();
          location.hash = '';
          const node = document.querySelector('.n-person');
          if (node) node.dispatchEvent(new MouseEvent('click'));
          else {
            const canvas = document.getElementById('picture');
            for (let key = 0; key < 3; key += 1) canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
            canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
          }
          return panel.offsetHeight && performance.now() - start;
        }"""
    )
    return {"click": float(took)}


def main() -> None:
    """Fetch what is compared with ours into a temporary folder, measure, and print a table."""
    with tempfile.TemporaryDirectory() as made:
        for package in OTHERS:
            packed = subprocess.run(
                ["npm", "pack", "--silent", package], cwd=made, check=True, capture_output=True, text=True
            ).stdout.strip()
            name = package.partition("@")[0]
            Path(made, name).mkdir()
            subprocess.run(["tar", "-xzf", packed, "-C", name, "--strip-components=1"], cwd=made, check=True)
        compared(Path(made))


def compared(folder: Path) -> None:
    """Print the figures of every renderer; the others lie in the folder."""
    print("| edges | nodes | renderer | page, KB | ready, ms | main thread a step, ms | wall a step, ms | click to panel, ms |")
    print("|---|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        browser = launch(playwright)
        for size in SIZES:
            network = draw.network_of(findings(size), "whole")
            for name, write in RENDERERS.items():
                if size <= NARROW_LIMIT.get(name, size):
                    path = Path(made) / "page.html"
                    path.write_text(write(network, folder), "utf-8")
                    took = list(measured(browser, path))
                    said = [f"{median(one[key] for one in took):.1f}".replace("-1.0", "–") for key in ("ready", "cpu", "wall", "click")]
                    kilobytes = path.stat().st_size // 1024
                    print(f"| {network.number_of_edges()} | {len(network)} | {name} | {kilobytes} | {' | '.join(said)} |", flush=True)
        browser.close()
