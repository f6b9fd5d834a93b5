"""The README's console blocks: `python tests/readme_blocks.py` runs them and writes down what they print; a test compares."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_VARIES = re.compile(r"\b[0-9.]+ [kM]B\b")


def played(text: str) -> str:
    """Return the README with each console block, and the output of its program, as they come out now."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "seeds").symlink_to(ROOT / "seeds")
        text = _BLOCK.sub(lambda block: f"```console\n{''.join(_session(block[1], here))}```", text)
        return _PYTHON.sub(lambda block: f"```python\n{block[1]}```\n\n```text\n{_program(block[1], here)}```", text)


def without_sizes(text: str) -> str:
    """Return a text in which sizes of files, which depend on versions of libraries, are left out."""
    return _VARIES.sub("… kB", text)


def _session(block: str, here: Path) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n"
            yield _run(line[2:], here)


def _run(command: str, here: Path) -> str:
    made = command.startswith("make ")
    where = ROOT if made else here
    if made:  # what setting up prints comes once, and depends on the machine
        subprocess.run(["make", ".venv/.installed"], cwd=ROOT, env=_surroundings(), capture_output=True, check=False)
    shown = subprocess.run(
        ["/bin/sh", "-c", command], cwd=where, env=_surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    ).stdout
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines() if not line.startswith("make["))


def _program(source: str, here: Path) -> str:
    done = subprocess.run([sys.executable, "-c", source], cwd=here, env=_surroundings(), capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _surroundings() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"KG_STORE", "MAKEFLAGS", "MAKELEVEL", "NO_COLOR"}}
    return {**kept, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "COLUMNS": "120"}


if __name__ == "__main__":
    README.write_text(played(README.read_text(encoding="utf-8")), encoding="utf-8")
