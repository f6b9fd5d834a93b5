"""What changes in links and meetings when the reports of one article change: only what the article touches is derived again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.graph import iris
from kg.graph.ledger import Finding, Ledger, drop, rederive, relink
from kg.graph.store import Change, Writer
from kg.identity.attending import Protocol
from kg.identity.clustering import Matches, Ruled, component
from kg.identity.derivation import derive
from kg.identity.linking import links
from kg.identity.matching import match
from kg.identity.telling_again import traces_of
from kg.identity.traces import Trace, read_trace
from kg.model import Account
from kg.sources.gazetteer import Gazetteer

_KEPT = 2000  # articles whose reports are kept at hand


class Aligner:
    """Knows a store and the rules by which its reports are drawn together into meetings."""

    def __init__(self, writer: Writer, gazetteer: Gazetteer, protocol: Protocol, ruled: Ruled | None = None) -> None:
        """Take the store, the gazetteer, the order of levels, and what a curator ruled of pairs of reports."""
        self.writer = writer
        self.gazetteer = gazetteer
        self.protocol = protocol
        self.ruled = ruled or Ruled()
        self.ledger = Ledger(writer, gazetteer)
        self._kept: dict[str, tuple[Account, ...]] = {}

    def findings(self, accounts: Iterable[Account]) -> list[Finding]:
        """Return how the reports of an article are found and compared."""
        traces = traces_of(accounts, self.gazetteer.places)
        return [Finding(trace.key, tuple(trace.keys()), trace.text()) for trace in traces]

    def accounts(self, article: str) -> tuple[Account, ...]:
        """Return the reports of an article, which are kept for a while: meetings are told of in bursts."""
        if article not in self._kept:
            self._keep(article, self.ledger.accounts(article))
        return self._kept[article]

    def _keep(self, article: str, accounts: tuple[Account, ...]) -> None:
        self._kept.pop(article, None)
        self._kept[article] = accounts
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]

    def changes(self, article: str, now: tuple[Account, ...]) -> list[Change]:
        """Return the changes of the links and of every meeting concerned, where an article says from now on what is given.

        The article's own graph is still as it was.
        """
        self._keep(article, now)
        return _Realignment(self, article, now).changes()


class _Realignment:
    """One article's news, and what it does to the meetings around it."""

    def __init__(self, aligner: Aligner, article: str, now: tuple[Account, ...]) -> None:
        self.aligner, self.ledger, self.article = aligner, aligner.ledger, article
        self.matches = Matches(aligner.ruled)
        self.before = {trace.key: trace for trace in map(read_trace, self.ledger.traces_of(article))}
        self.now = {trace.key: trace for trace in traces_of(now, aligner.gazetteer.places)}
        self._about: dict[str, str | None] = {}

    def changes(self) -> list[Change]:
        """Return the changes of the links and of every meeting concerned."""
        if not self.before and not self.now:
            return []
        members = self._members()
        known = {one.key: name for one in members if (name := self.about(one.key)) is not None and self._still(one)}
        found = links(members, self.matches, known=known, taken=self._taken(known))
        new = {one.report: one.meeting for one in found}
        gone = self.before.keys() - new.keys()
        touched = self._touched(new)
        meetings = [self._meeting(meeting, new, gone) for meeting in sorted(touched)]
        return [relink(self.aligner.writer, gone, found), *meetings]

    def about(self, report: str) -> str | None:
        """Return the meeting that a report was about so far."""
        if report not in self._about:
            self._about[report] = self.ledger.about(report)
        return self._about[report]

    # --- which reports are concerned ---

    def _members(self) -> list[Trace]:
        """Return every report that may be drawn together with those the article has or had, directly or by way of others."""
        around = Matches(self.aligner.ruled)
        old = component(self.before.values(), self._found_under, around)
        mates = [trace for key in self._mates() if (trace := self._trace(key)) is not None]
        seeds = {one.key: one for one in (*old, *mates) if one.key not in self.before} | self.now
        return component(seeds.values(), self._found_under, self.matches)

    def _mates(self) -> set[str]:
        """Return the reports of the meetings that the article reported so far."""
        meetings = {meeting for key in self.before if (meeting := self.about(key)) is not None}
        return {key for meeting in meetings for key in self.ledger.reports_about(meeting)} - self.before.keys()

    def _found_under(self, keys: Iterable[str]) -> list[Trace]:
        """Return the reports that are found under any of some keys, and those ruled to belong to any, as they are from now on."""
        sought = list(keys)
        stored = map(read_trace, self.ledger.traces_under(sought))
        ruled = self.aligner.ruled
        partners = (self._trace(other) for key in sought for other in sorted(ruled.partners(key))) if ruled.same else ()
        others = [trace for trace in (*stored, *partners) if trace is not None and trace.article != self.article]
        return [*others, *self.now.values()]

    def _trace(self, report: str) -> Trace | None:
        if report in self.now:
            return self.now[report]
        line = self.ledger.trace(report)
        return None if line is None else read_trace(line)

    # --- what they are called ---

    def _still(self, one: Trace) -> bool:
        """Say whether a report that was read anew still tells of the same meeting; only then the meeting's name is its own."""
        old = self.before.get(one.key)
        return old is None or old == one or match(replace(old, key=f"{old.key}~#"), one).joins

    def _taken(self, known: Mapping[str, str]) -> Callable[[str], bool]:
        """Return what says of a name whether a meeting has it that is not about to be named anew."""
        ours = {name for key in self.before if (name := self.about(key)) is not None} - set(known.values())
        return lambda name: name not in ours and self.ledger.is_meeting(name)

    # --- which meetings are derived again ---

    def _touched(self, new: Mapping[str, str]) -> set[str]:
        moved = {key for key, meeting in new.items() if self.about(key) != meeting}
        touched = {self.about(key) for key in (*self.before, *moved)} | {new[key] for key in (*self.now, *moved)}
        return {one for one in touched | self._parts(moved, new) if one is not None}

    def _parts(self, moved: set[str], new: Mapping[str, str]) -> set[str | None]:
        """Return the meetings that are told of as part of one that is now called otherwise."""
        articles = {key.rpartition("#")[0] for key in moved}
        parts = [one for article in articles for one in self._of(article) if f"{article}#{one.report.part_of}" in moved]
        return {new.get(one.key) or self.about(one.key) for one in parts}

    def _meeting(self, meeting: str, new: Mapping[str, str], gone: Iterable[str]) -> Change:
        reports = {key for key in self.ledger.reports_about(meeting) if key not in gone and new.get(key, meeting) == meeting}
        reports |= {key for key, about in new.items() if about == meeting}
        if not reports:
            return drop(self.aligner.writer, iris.meeting_graph(meeting))
        by_article: dict[str, set[str]] = defaultdict(set)
        for key in reports:
            by_article[key.rpartition("#")[0]].add(key)
        accounts = [one for article, keys in sorted(by_article.items()) for one in self._of(article) if one.key in keys]
        about = {
            one.key: where for article in by_article for one in self._of(article) if (where := new.get(one.key) or self.about(one.key))
        }
        derived = derive(meeting, accounts, gazetteer=self.aligner.gazetteer, protocol=self.aligner.protocol, about=about)
        languages = {one.language for one in accounts}
        language = languages.pop() if len(languages) == 1 else None
        return rederive(self.aligner.writer, derived, self.aligner.gazetteer, language=language)

    def _of(self, article: str) -> tuple[Account, ...]:
        return self.aligner.accounts(article)
