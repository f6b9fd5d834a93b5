"""How soon an answer is there: whole processes, medians of five, beside Python that does nothing."""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from kg import resources
from kg.pipeline import Graph

KG = Path(sys.executable).parent / "kg"
RUNS = 5


def main() -> None:
    """Print the seconds of each command and the ratio to starting Python."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        Graph(store).ingest(resources.seeds() / "articles")
        nothing = seconds([sys.executable, "-c", "pass"])
        print(f"  {'python -c pass':34} {nothing:.3f} s")
        for words in (["--version"], ["--help"], ["person", "Бектенов"], ["person", "bektenow"], ["meeting", "Bishkek summit"]):
            taken = seconds([str(KG), "--store", str(store), *words])
            print(f"  {'kg ' + ' '.join(words):34} {taken:.3f} s  {taken / nothing:5.1f} ×")


def seconds(command: list[str]) -> float:
    """Return the median of the wall time of a command."""
    taken = []
    for _ in range(RUNS):
        begun = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(perf_counter() - begun)
    return median(taken)
