"""Choosing one value where several reports speak: the best grounded, then the most independent, then the most recent."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from kg.identity.reprints import alike
from kg.model import Account

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Claim(Generic[Value]):
    """A report says so, with better or worse grounds: the lower the rank, the better."""

    value: Value
    account: Account
    rank: int = 0


class Scale:
    """Weighs what the reports of one meeting claim."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._origin = _origins(accounts)

    def support(self, keys: Iterable[str]) -> int:
        """Return from how many independent origins these reports come: ten reprints of one press release are one."""
        return len({self._origin[key] for key in keys})

    def choose(self, claims: Iterable[Claim[Value]]) -> Value | None:
        """Return the value that weighs most; None where nothing is claimed."""
        by_value: dict[Value, list[Claim[Value]]] = defaultdict(list)
        for claim in claims:
            by_value[claim.value].append(claim)
        return min(by_value, key=lambda value: self._weight(value, by_value[value]), default=None)

    def _weight(self, value: Value, claims: Sequence[Claim[Value]]) -> tuple[int, int, int, str]:
        rank = min(claim.rank for claim in claims)
        best = [claim.account for claim in claims if claim.rank == rank]
        return rank, -self.support(account.key for account in best), -_latest(best), repr(value)


def claims_of(
    accounts: Iterable[Account], value: Callable[[Account], Value | None], rank: Callable[[Account], int] = lambda _: 0
) -> list[Claim[Value]]:
    """Return what each report claims of one field, those left out that say nothing of it."""
    found = ((account, value(account)) for account in accounts)
    return [Claim(said, account, rank(account)) for account, said in found if said is not None]


def _latest(accounts: Sequence[Account]) -> int:
    return max(0 if account.published is None else account.published.toordinal() for account in accounts)


def _origins(accounts: Sequence[Account]) -> Mapping[str, int]:
    """Return which reports come from one origin: one outlet, one source they name, the same words, nearly the same text."""
    origin = {account.key: number for number, account in enumerate(accounts)}
    for one, other in combinations(accounts, 2):
        mine, theirs = origin[one.key], origin[other.key]
        if mine != theirs and _of_one_origin(one, other):
            origin.update((key, mine) for key, number in list(origin.items()) if number == theirs)
    return origin


def _of_one_origin(one: Account, other: Account) -> bool:
    if one.article == other.article or not _traits(one).isdisjoint(_traits(other)):
        return True
    return one.sketch is not None and other.sketch is not None and alike(one.sketch, other.sketch)


def _traits(account: Account) -> frozenset[tuple[str, str]]:
    quotes = [("words", _folded(one.quote)) for one in account.report.grounds.evidence]
    named = (("outlet", account.publisher), ("source", account.source))
    return frozenset([*((trait, _folded(name)) for trait, name in named if name), *quotes])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
