"""Choosing one value where several reports speak: the best grounded, then the most independent, then the most recent."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

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
    """Return which reports come from one origin: one outlet, one source they name, or the same words."""
    origin = {account.key: number for number, account in enumerate(accounts)}
    seen: dict[tuple[str, str], int] = {}
    for account in accounts:
        for trait in _traits(account):
            mine, theirs = origin[account.key], seen.setdefault(trait, origin[account.key])
            if mine != theirs:
                origin.update((key, theirs) for key, number in origin.items() if number == mine)
                seen.update((other, theirs) for other, number in seen.items() if number == mine)
    return origin


def _traits(account: Account) -> list[tuple[str, str]]:
    quotes = [("words", " ".join(one.quote.casefold().split())) for one in account.report.grounds.evidence]
    named = (("outlet", account.publisher), ("source", account.source))
    return [*((trait, " ".join(name.casefold().split())) for trait, name in named if name), *quotes]
