"""What a curator does with a store: rule, take back, read the archive again, take articles out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, product
from pathlib import Path

from kg.errors import DataError, NotFoundError, UsageError
from kg.graph.ledger import Ledger, Whole
from kg.graph.statements import article_quads
from kg.graph.store import Store
from kg.graph.told_people import people_told
from kg.identity.differences import differences
from kg.identity.duplicates import Duplicate, Told, duplicates
from kg.identity.ruling import applied
from kg.model import Account
from kg.pipeline.curating import Curation, given_again, take_out, writing
from kg.pipeline.reading import Readers
from kg.pipeline.rulebook import Rulebook
from kg.sources.rulings import Ruling, append_ruling, checked, kind_of, load_rulings, take_back

_FILE = "rulings.tsv"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a curator wants to rule, as he typed it."""

    verdict: str
    target: str
    value: str = ""
    field: str = ""
    quote: str = ""
    reason: str = ""
    curator: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that an article says no longer (-), or anew (+)."""

    article: str
    sign: str
    line: str


class Curator:
    """Rulings beside a store, and the store they are on."""

    def __init__(self, store: Path, today: date) -> None:
        """Take the folder of the store, and the day on which is ruled."""
        self.store = store
        self.today = today

    # --- rulings ---

    def rulings(self) -> tuple[tuple[Ruling, str], ...]:
        """Return every ruling with whether it is in force, or waits for its article.

        Raises:
            DataError: a row says something it must not say; the message names the row.
        """
        book = Rulebook.beside(self.store)
        with Store.reader(self.store) as store:
            ledger = Ledger(store, Readers(self.store / "gazetteer").gazetteer)
            return tuple((one, "in force" if self._stored(one, ledger) else "waiting") for one in book.rulings)

    def rule(self, wish: Wish) -> tuple[Ruling, ...]:
        """Write a ruling beside the store and bring it into force; several rows where the target is a meeting of several reports.

        Raises:
            DataError: it says something it must not say, or its target or quote is not there; then nothing was written.
            NotFoundError: there is no such target.
            UsageError: the target is not of a kind that may be ruled on so.
        """
        known = load_rulings(self.store / "rulings")
        with Store.reader(self.store) as store:
            wishes = list(self._resolved(wish, Ledger(store, Readers(self.store / "gazetteer").gazetteer)))
        ids = self._new_ids(known)
        path = self.store / "rulings" / _FILE
        rulings = tuple(self._row(one, next(ids), path, len(known) + number) for number, one in enumerate(wishes, 2))
        for ruling in rulings:
            append_ruling(path, checked(ruling))
        try:
            self._apply()
        except DataError:
            take_back(rulings, [ruling.id for ruling in rulings])
            self._apply()
            raise
        return rulings

    def undo(self, ids: Sequence[str]) -> int:
        """Take rulings back: what was before is there again; say how many.

        Raises:
            NotFoundError: there is no such ruling; then none was taken back.
        """
        known = load_rulings(self.store / "rulings")
        for key in ids:
            if key not in {ruling.id for ruling in known}:
                raise NotFoundError(f"there is no ruling '{key}'; kg rulings lists them")
        take_back(known, ids)
        self._apply()
        return len(ids)

    def duplicates(self) -> list[Duplicate]:
        """Return the people whom articles name apart and who may be one, with what speaks for it."""
        known = Readers(self.store / "gazetteer").gazetteer.persons
        with Store.reader(self.store) as store:
            told = people_told(store)
        people = (Told(key, key in known, tuple(sorted(one.names)), frozenset(one.sides), one.parts) for key, one in told.items())
        return duplicates(people, Rulebook.beside(self.store).apart_people())

    # --- articles ---

    def reread(self, since: date | None = None, *, dry: bool = False) -> Iterator[Difference]:
        """Read stored articles again by today's rules, yielding what changes; written unless only asked for.

        Args:
            since: only articles published on this day or later.
            dry: change nothing, only show.
        """
        if dry:
            readers, book = Readers(self.store / "gazetteer"), Rulebook.beside(self.store)
            with Store.reader(self.store) as store:
                yield from _changes(Ledger(store, readers.gazetteer), readers, book, since)
            return
        with writing(self.store) as curation:
            yield from self._written(curation, since)

    def delete(self, articles: Sequence[str]) -> int:
        """Take articles out, and derive again what rested on them; say how many.

        Raises:
            NotFoundError: one of them is not stored; then nothing has changed.
        """
        with writing(self.store) as curation:
            return take_out(curation.ingestion, [one.removeprefix("article/") for one in articles])

    def _written(self, curation: Curation, since: date | None) -> Iterator[Difference]:
        ingestion = curation.ingestion
        for key, before, stored in _stored_since(curation.ledger, since):
            again = given_again(stored.article)
            ingestion.add(again)
            yield from (Difference(key, *line) for line in differences(before, curation.ledger.accounts(key)))
        for wrong in ingestion.summary.unreadable:
            raise DataError(wrong.message)

    def _apply(self) -> None:
        with writing(self.store):
            pass

    # --- from what is typed to rows ---

    def _resolved(self, wish: Wish, ledger: Ledger) -> Iterator[Wish]:
        """Yield what is wished report by report, participation by participation."""
        if wish.verdict in {"same", "apart"} and kind_of(wish.target) != "person":
            yield from self._pairs(wish, ledger)
            return
        targets = [wish.target]
        if wish.verdict in {"accept", "reject"} and wish.target.startswith("meeting/"):
            targets = ledger.grounds_of(wish.target)
            if not targets:
                raise NotFoundError(f"there is no {wish.target} here; kg meetings lists meetings with their ids")
        yield from (self._guarded(wish, target, ledger) for target in targets)

    def _pairs(self, wish: Wish, ledger: Ledger) -> Iterator[Wish]:
        sides = [_reports(side, ledger) for side in (wish.target, wish.value)]
        if set(sides[0]) <= set(sides[1]) or set(sides[1]) <= set(sides[0]):  # a report of the meeting, and the meeting
            small, large = sorted(sides, key=len)
            sides = [small, [one for one in large if one not in small]]
        for one, other in product(*sides):
            yield Wish(wish.verdict, f"article/{one}", f"article/{other}", reason=wish.reason, curator=wish.curator)

    def _guarded(self, wish: Wish, target: str, ledger: Ledger) -> Wish:
        """Return a wish with the name and the sentence it is on, by which it is found again after another reading."""
        if wish.verdict not in {"accept", "reject"} or kind_of(target) not in {"report", "participation"}:
            return Wish(wish.verdict, target, wish.value, wish.field, wish.quote, wish.reason, wish.curator)
        name, quote = _name_and_quote(target, ledger)
        return Wish(wish.verdict, target, name, "", wish.quote or quote, wish.reason, wish.curator)

    def _row(self, wish: Wish, key: str, path: Path, line: int) -> Ruling:
        day = self.today.isoformat()
        return Ruling(key, wish.verdict, wish.target, wish.field, wish.value, wish.quote, wish.curator, day, wish.reason, path, line)

    def _new_ids(self, known: Iterable[Ruling]) -> Iterator[str]:
        taken = {ruling.id for ruling in known}
        return (key for number in count(1) if (key := f"{self.today:%Y%m%d}-{number}") not in taken)

    def _stored(self, ruling: Ruling, ledger: Ledger) -> bool:
        return all(ledger.fingerprint(article) is not None for article in ruling.articles)


def _reports(side: str, ledger: Ledger) -> list[str]:
    """Return the keys of the reports that an id means: of a meeting or an article all."""
    kind, key = kind_of(side), side.partition("/")[2]
    found = {
        "meeting": lambda: sorted(ledger.reports_about(key)),
        "article": lambda: [account.key for account in ledger.accounts(key)],
        "report": lambda: [key] if ledger.trace(key) is not None else [],
    }.get(kind, list)()
    if kind not in {"meeting", "article", "report"}:
        raise UsageError(f"'{side}' is no meeting, article or report")
    if not found:
        raise NotFoundError(f"there is no {side} here, or it reports no meeting")
    return found


def _name_and_quote(target: str, ledger: Ledger) -> tuple[str, str]:
    article, _, local = target.partition("/")[2].partition("#")
    for account in ledger.accounts(article):
        if account.report.id == local:
            return "", account.report.grounds.evidence[0].quote if account.report.grounds.evidence else ""
        for one in account.report.participants:
            if one.id == local:
                return one.name, one.grounds.evidence[0].quote if one.grounds.evidence else ""
    raise NotFoundError(f"there is no {target} here; kg explain shows the ids of facts")


# --- reading again ------------------------------------------------------------------------------------------------------------------


def _stored_since(ledger: Ledger, since: date | None) -> Iterator[tuple[str, tuple[Account, ...], Whole]]:
    for key in list(ledger.articles()):
        stored = ledger.whole(key)
        if stored is not None and (since is None or (stored.article.published is not None and stored.article.published >= since)):
            yield key, stored.accounts, stored


def _changes(ledger: Ledger, readers: Readers, book: Rulebook, since: date | None) -> Iterator[Difference]:
    for key, before, stored in _stored_since(ledger, since):
        again = given_again(stored.article)
        if ledger.fingerprint(key) != readers.fingerprint(again) + book.mark(key):
            found = applied(readers.read(again), book.of(key), readers.gazetteer)
            after = ledger.read_back(article_quads(found.reading, readers.gazetteer))
            yield from (Difference(key, *line) for line in differences(before, after))
