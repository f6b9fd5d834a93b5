"""What an article says now that it did not say before, line by line. Pure."""

from collections.abc import Iterable, Iterator

from kg.identity.ruling import told_as
from kg.model import Account, Participation, Report

_FIELDS = ("status", "date", "place", "under", "states", "list_complete")
_ABOUT = ("attendance", "function", "represents", "title")


def differences(before: Iterable[Account], after: Iterable[Account]) -> list[tuple[str, str]]:
    """Return what is gone ("-") and what has come ("+"), in the order of the reports; nothing where both say the same.

    Reports are told by what they say, not by their numbers, which change when another report is found.
    """
    old = dict.fromkeys(line for account in before for line in _lines(account.report))
    new = dict.fromkeys(line for account in after for line in _lines(account.report))
    return [*(("-", line) for line in old if line not in new), *(("+", line) for line in new if line not in old)]


def _lines(report: Report) -> Iterator[str]:
    day = report.date or report.date_proposed
    me = " ".join(part for part in (report.kind, day, told_as(report.place)) if part)
    yield me
    for field in _FIELDS:
        value = told_as(getattr(report, field))
        if value not in {"", "no"}:
            yield f"{me}: {field} {value}"
    yield from (f"{me}: {_part(one)}" for one in report.participants)


def _part(one: Participation) -> str:
    return " · ".join([one.name, *filter(None, (told_as(getattr(one, field)) for field in _ABOUT))])
