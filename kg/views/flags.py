"""The flags of the states on a page, as pictures inside it: emoji flags are missing on some systems."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from urllib.parse import quote

__all__ = ["flags_of"]


def flags_of(sides: Iterable[str]) -> dict[str, str]:
    """Return the flag of each state that has one, as a data URI of an SVG; of organisations there is none."""
    found = {side: _flag(side.removeprefix("state/")) for side in sides if side.startswith("state/")}
    return {side: flag for side, flag in found.items() if flag}


@cache
def _flag(code: str) -> str:
    path = files("kg.views").joinpath("assets", "flags", f"{code.upper()}.svg")
    known = code.isalpha() and len(code) == 2 and path.is_file()
    return f"data:image/svg+xml,{quote(path.read_text('utf-8').strip(), safe=_PLAIN)}" if known else ""


_PLAIN = " ='/:;,()!*$@-_.~"
