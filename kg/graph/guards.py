"""What every statement of its class must have: an article that fails is refused whole, before anything of it is written."""

from collections.abc import Iterable

from kg.edtf import earliest
from kg.errors import StatementError
from kg.graph.people import person_iri
from kg.graph.vocabulary import codes
from kg.model import Article, Evidence, Mention, Participation, Reading, Report, Site
from kg.sources.gazetteer import Gazetteer

# Somebody may take part in one meeting of an article and be named in it for one of these reasons beside.
BESIDE = frozenset({"arrival", "background", "hypothetical", "other-event"})
ISSUE_LEVELS = frozenset({"error", "info", "warning"})


def refuse_broken(reading: Reading, gazetteer: Gazetteer) -> None:
    """Refuse a reading that says less, or other, than every report, participation and mention must.

    Raises:
        StatementError: what is missing or wrong, and where; the message begins with the article and the id within it.
    """
    _Guard(reading, gazetteer).check()


class _Guard:
    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self.reading = reading
        self.article: Article = reading.article
        self.gazetteer = gazetteer
        self.reports = {report.id for report in reading.reports}

    def check(self) -> None:
        if not self.article.id:
            raise StatementError(f"{self.article.origin or 'article'}: an article needs an id")
        if not self.article.id.isprintable():
            raise StatementError(f"{self.article.origin or 'article'}: {self.article.id!r} is no id, for it holds what cannot be printed")
        self._distinct([report.id for report in self.reading.reports])
        self._distinct([one.id for report in self.reading.reports for one in report.participants])
        for report in self.reading.reports:
            self._report(report)
        for number, mention in enumerate(self.reading.mentions, 1):
            self._mention(f"m{number}", mention)
        self._texts()
        self._bystanders()

    def _report(self, report: Report) -> None:
        self._needs_evidence(report.id, "a report", report.grounds.evidence)
        self._share(report.id, report.grounds.confidence)
        self._code(report.id, "kind", report.kind)
        self._code(report.id, "kind", report.subkind)
        self._code(report.id, "status", report.status)
        self._code(report.id, "date-basis", report.date_basis)
        for topic in report.topics:
            self._code(report.id, "topic", topic)
        self._date(report.id, report.date)
        self._date(report.id, report.date_proposed)
        site = report.place or Site(None, None)
        self._known(report.id, (*report.states, site.state), "state", self.gazetteer.states)
        self._known(report.id, (report.under,), "organisation", self.gazetteer.organisations)
        self._known(report.id, (site.place,), "place", self.gazetteer.places)
        self._another_report(report.id, report.part_of, but=report.id)
        for _, grounds in report.fields:
            self._quotes(report.id, grounds.evidence)
        for participation in report.participants:
            self._participation(participation)

    def _participation(self, one: Participation) -> None:
        if not one.name.strip():
            raise self._error(one.id, "a participation needs the participant's name")
        self._needs_evidence(one.id, "a participation", one.grounds.evidence)
        self._share(one.id, one.grounds.confidence)
        self._code(one.id, "attendance", one.attendance)
        self._code(one.id, "function", one.function)
        self._code(one.id, "basis", one.basis)
        self._known(one.id, one.posts, "post", self.gazetteer.posts)
        self._represents(one.id, one.represents)
        if one.position is not None and one.position < 1:
            raise self._error(one.id, f"a place in a list is 1 or more, not {one.position}")
        self._own_state(one)

    def _own_state(self, one: Participation) -> None:
        if one.represents not in self.gazetteer.states:
            return
        for post in one.posts:
            of = self.gazetteer.posts[post].of
            if of in self.gazetteer.states and of != one.represents:
                raise self._error(one.id, f"{one.name} stands there as {post!r}, so he represents {of!r}, not {one.represents!r}")

    def _mention(self, local: str, mention: Mention) -> None:
        if not mention.name.strip():
            raise self._error(local, "a mention needs a name")
        self._needs_evidence(local, "a mention", mention.evidence)
        self._code(local, "mention-role", mention.role)
        self._represents(local, mention.represents)

    def _texts(self) -> None:
        for number, statement in enumerate(self.reading.statements, 1):
            self._needs_evidence(f"s{number}", "a statement", statement.evidence)
            self._another_report(f"s{number}", statement.at)
        for number, outcome in enumerate(self.reading.outcomes, 1):
            self._needs_evidence(f"o{number}", "an outcome", outcome.evidence)
            self._code(f"o{number}", "outcome", outcome.kind)
            self._another_report(f"o{number}", outcome.of)
        for number, issue in enumerate(self.reading.issues, 1):
            if issue.level not in ISSUE_LEVELS or not issue.message:
                raise self._error(
                    f"i{number}", f"an issue has a message and is one of {', '.join(sorted(ISSUE_LEVELS))}, not {issue.level!r}"
                )
        if self.reading.source is not None:
            self._quotes("source", self.reading.source.evidence)

    def _bystanders(self) -> None:
        there = {person_iri(one.person, one.name, self.gazetteer): one for report in self.reading.reports for one in report.participants}
        for number, mention in enumerate(self.reading.mentions, 1):
            one = there.get(person_iri(mention.person, mention.name, self.gazetteer))
            if one is not None and mention.role not in BESIDE:
                raise self._error(f"m{number}", f"{mention.name} takes part ({one.id}), so he is no mention of the role {mention.role!r}")

    # --- what each of these asks ---

    def _needs_evidence(self, local: str, noun: str, evidence: tuple[Evidence, ...]) -> None:
        if not evidence:
            raise self._error(local, f"{noun} needs evidence")
        self._quotes(local, evidence)

    def _quotes(self, local: str, evidence: tuple[Evidence, ...]) -> None:
        for one in evidence:
            span, name = one.span, one.name
            if not one.quote or self.article.part(span.part)[span.start : span.end] != one.quote:
                raise self._error(local, f"the {span.part} does not say {one.quote[:40]!r} at {span.start}–{span.end}")
            if name is not None and not span.start <= name[0] < name[1] <= span.end:
                raise self._error(local, f"the name at {name[0]}–{name[1]} does not lie in its evidence at {span.start}–{span.end}")

    def _code(self, local: str, scheme: str, value: str | None) -> None:
        if value is not None and value not in codes(scheme):
            raise self._error(local, f"{value!r} is no {scheme}; there are {', '.join(sorted(codes(scheme)))}")

    def _date(self, local: str, edtf: str | None) -> None:
        try:
            earliest(edtf)
        except ValueError as wrong:
            raise self._error(local, str(wrong)) from wrong

    def _share(self, local: str, confidence: float | None) -> None:
        if confidence is not None and not 0 <= confidence <= 1:
            raise self._error(local, f"a confidence lies between 0 and 1, not at {confidence}")

    def _known(self, local: str, keys: Iterable[str | None], noun: str, table: Iterable[str]) -> None:
        for key in keys:
            if key is not None and key not in table:
                raise self._error(local, f"the gazetteer knows no {noun} {key!r}")

    def _represents(self, local: str, code: str | None) -> None:
        if code not in self.gazetteer.organisations:
            self._known(local, (code,), "state or organisation", self.gazetteer.states)

    def _another_report(self, local: str, report: str | None, but: str | None = None) -> None:
        if report is not None and (report not in self.reports or report == but):
            raise self._error(local, f"refers to the report {report!r}; the others of the article are {sorted(self.reports - {but})}")

    def _distinct(self, ids: list[str]) -> None:
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice is not None:
            raise self._error(twice, "two things have this id")

    def _error(self, local: str, message: str) -> StatementError:
        return StatementError(f"{self.article.id}#{local}: {message}")
