"""The words by which people call a meeting, and the months by which they date it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class OccasionWords:
    """What the words of «саммит в Бишкеке» say of the meeting that is meant."""

    multilateral: frozenset[str]
    bilateral: frozenset[str]
    general: frozenset[str]
    small: frozenset[str]
    many: frozenset[str]  # kinds
    months: Mapping[str, int]


@cache
def load_occasion_words() -> OccasionWords:
    """Return the words of kg/languages/occasions.toml and the months of kg/languages/layout.toml."""
    words = tomllib.loads((resources.languages() / "occasions.toml").read_text(encoding="utf-8"))
    months = tomllib.loads((resources.languages() / "layout.toml").read_text(encoding="utf-8"))["months"]
    return OccasionWords(
        **{name: frozenset(words[name]) for name in ("multilateral", "bilateral", "general", "small", "many")},
        months={form: int(number) for number, forms in months.items() for form in forms},
    )
