"""Choosing one value where several reports speak: the best grounded, then the most independent, then the most recent."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    origins: list[set[tuple[str, str]]] = []
    for account in accounts:
        mine = _traits(account)
        touching = [traits for traits in origins if not traits.isdisjoint(mine)]
        origins = [traits for traits in origins if traits.isdisjoint(mine)] + [set(mine).union(*touching)]
    origins = _joined_by_likeness(origins)
    return {account.key: next(n for n, traits in enumerate(origins) if not traits.isdisjoint(_traits(account))) for account in accounts}


def _joined_by_likeness(origins: Sequence[set[tuple[str, str]]]) -> list[set[tuple[str, str]]]:
    """Join origins of which two texts are nearly the same."""
    joined: list[set[tuple[str, str]]] = []
    for traits in origins:
        like = [others for others in joined if _alike(traits, others)]
        joined = [others for others in joined if others not in like] + [set(traits).union(*like)]
    return joined


def _alike(some: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> bool:
    mine, theirs = ([value for trait, value in traits if trait == "sketch"] for traits in (some, others))
    return any(alike(one, other) for one in mine for other in theirs)


def _traits(account: Account) -> frozenset[tuple[str, str]]:
    quotes = [("words", _folded(one.quote)) for one in account.report.grounds.evidence]
    named = (("outlet", account.publisher), ("source", account.source), ("sketch", account.sketch), ("article", account.article))
    return frozenset([*((trait, _folded(name)) for trait, name in named if name), *quotes])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
