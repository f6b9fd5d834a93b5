"""The rulings beside a store, sorted by what they are on: ready to be applied to articles and to the drawing together of reports."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from kg.identity.clustering import Ruled
from kg.sources.rulings import Ruling, load_rulings


@dataclass(frozen=True)
class Rulebook:
    """All rulings in force."""

    rulings: tuple[Ruling, ...] = ()

    @staticmethod
    def beside(store: Path) -> "Rulebook":
        """Return the rulings beside a store.

        Raises:
            DataError: a row says something it must not say; the message names the row.
        """
        return Rulebook(load_rulings(store / "rulings"))

    def of(self, article: str) -> tuple[Ruling, ...]:
        """Return the rulings to apply to an article, those that say who is who first."""
        return (*self._people, *self._by_article.get(article, ()))

    def mark(self, article: str) -> str:
        """Return what tells an article read under its rulings from the same article without; empty where there are none."""
        own = self._by_article.get(article, ())
        whole = "\n".join(ruling.fingerprint for ruling in own)
        return "" if not own else "-" + sha256(whole.encode("ascii")).hexdigest()[:8]

    @cached_property
    def pairs(self) -> tuple[Ruling, ...]:
        """Return the rulings that two reports are about one meeting, or about two."""
        return tuple(one for one in self.rulings if one.verdict in {"same", "apart"} and one.kind == "report")

    @cached_property
    def ruled(self) -> Ruled:
        """Return which reports are joined and which kept apart: joined are also those joined to the same third.

        Raises:
            DataError: two reports are ruled to be both; the message names the row.
        """
        same = _closed(_pair(one) for one in self.pairs if one.verdict == "same")
        apart = frozenset(_pair(one) for one in self.pairs if one.verdict == "apart")
        for one in self.pairs:
            if one.verdict == "apart" and _pair(one) in same:
                raise one.error("other rulings join the two; take one of them back")
        return Ruled(same, apart)

    def apart_people(self) -> frozenset[frozenset[str]]:
        """Return the pairs of people who are ruled to be two."""
        return frozenset(frozenset((one.target, one.value)) for one in self.rulings if one.verdict == "apart" and one.kind == "person")

    @cached_property
    def _people(self) -> tuple[Ruling, ...]:
        return tuple(one for one in self.rulings if one.verdict == "same" and one.kind == "person")

    @cached_property
    def _by_article(self) -> dict[str, list[Ruling]]:
        found: dict[str, list[Ruling]] = defaultdict(list)
        for one in self.rulings:
            if one.verdict not in {"same", "apart", "alias"} and one.article is not None:
                found[one.article].append(one)
        return found


def _pair(ruling: Ruling) -> frozenset[str]:
    return frozenset(side.removeprefix("article/") for side in (ruling.target, ruling.value))


def _closed(pairs: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    """Return all pairs of those that are joined directly or by way of others."""
    groups: list[set[str]] = []
    for pair in pairs:
        touching = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [set(pair).union(*touching)]
    return frozenset(frozenset(two) for group in groups for two in combinations(sorted(group), 2))
