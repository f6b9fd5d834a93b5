"""What an article says, as the statements of its own named graph."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StatementError
from kg.graph import iris
from kg.graph.guards import refuse_broken
from kg.graph.people import People, people_of, person_iri, side_iri
from kg.graph.setting import say_setting
from kg.graph.sheet import Sheet, day, given, plain, share, truth, whole, words
from kg.graph.vocabulary import BASE, DM, SCHEMA, SKOS, code
from kg.model import Article, Attribution, Evidence, Issue, Mention, Outcome, Participation, Reading, Report, Span, Statement
from kg.sources.gazetteer import Gazetteer

_PERSONS = BASE + "person/"
_FIELDS = {"kind": DM.kindEvidence, "status": DM.statusEvidence, "date": DM.dateEvidence, "place": DM.placeEvidence}


def article_quads(reading: Reading, gazetteer: Gazetteer, *, fingerprint: str | None = None) -> list[Quad]:
    """Return the statements of an article's named graph, always in the same order.

    Args:
        reading: what the article says.
        gazetteer: who is known.
        fingerprint: what tells this article, read by these rules, from any other.

    Raises:
        StatementError: the reading is broken; nothing of the article may be written.
    """
    refuse_broken(reading, gazetteer)
    page = _Page(Sheet(iris.article_graph(reading.article.id)), reading.article, people_of(reading, gazetteer))
    try:
        _fill(page, reading, fingerprint)
    except StatementError as wrong:
        raise StatementError(f"{reading.article.id}: {wrong}") from wrong
    return page.sheet.quads


def _fill(page: "_Page", reading: Reading, fingerprint: str | None) -> None:
    page.article(fingerprint)
    if reading.source is not None:
        page.source(reading.source)
    for report in reading.reports:
        page.report(report)
    for number, mention in enumerate(reading.mentions, 1):
        page.mention(f"m{number}", mention)
    for number, statement in enumerate(reading.statements, 1):
        page.statement(f"s{number}", statement)
    for number, outcome in enumerate(reading.outcomes, 1):
        page.outcome(f"o{number}", outcome)
    for number, issue in enumerate(reading.issues, 1):
        page.issue(f"i{number}", issue)


@dataclass(frozen=True, slots=True)
class _Page:
    """One article's sheet, and who is who in it."""

    sheet: Sheet
    source_article: Article
    people: People

    # --- the article ---

    def article(self, fingerprint: str | None) -> None:
        article, say = self.source_article, self.sheet.say
        me = self.sheet.declare(self._me, DM.Article)
        say(me, DM.text, plain(article.text))
        say(me, DM.sha256, plain(hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()))
        say(me, SCHEMA.version, plain(fingerprint))
        say(me, SCHEMA.datePublished, day(article.published))
        say(me, SCHEMA.headline, self._words(article.headline))
        say(me, SCHEMA.name, self._words(article.title or None))  # only the title given apart, in which evidence may lie
        say(me, SCHEMA.author, plain(article.author))
        say(me, SCHEMA.url, plain(article.url))
        say(me, SCHEMA.inLanguage, plain(article.language))
        if article.publisher is not None:
            say(me, SCHEMA.publisher, self._call(iris.outlet(article.publisher), article.publisher))

    def source(self, source: Attribution) -> None:
        body = iris.body(source.name, self.source_article.publisher)
        self.sheet.say(self._me, DM.attributedTo, self._call(body, source.name))
        self.sheet.say(self._me, DM.sourceEvidence, *self._evidence(source.evidence))

    # --- reports and who takes part in them ---

    def report(self, report: Report) -> None:
        say = self.sheet.say
        me = self._part(report.id, DM.Report)
        say(me, DM.kind, code("kind", report.kind))
        say(me, DM.subkind, given(report.subkind, partial(code, "kind")))
        say(me, DM.status, code("status", report.status))
        say(me, DM.under, given(report.under, iris.organisation))
        say(me, DM.state, *(iris.state(one) for one in report.states))
        say(me, DM.group, *(self._group(name) for name in report.groups))
        say(me, DM.topic, *(code("topic", topic) for topic in report.topics))
        say(me, DM.partOf, given(report.part_of, self._within))
        say(me, DM.listComplete, truth(of=report.list_complete))
        say(me, DM.rule, plain(report.grounds.rule))
        say(me, DM.confidence, share(report.grounds.confidence))
        say_setting(self.sheet, me, report, self.source_article.language)
        say(me, DM.dateProposed, plain(report.date_proposed))
        self._grounds(me, report)
        for participation in report.participants:
            self._participation(me, participation)

    def _grounds(self, me: NamedNode, report: Report) -> None:
        """Give the evidence of the report and of each field; a field without its own rests on the report's."""
        whole_report = self._evidence(report.grounds.evidence)
        self.sheet.say(me, DM.evidence, *whole_report)
        fields = {name: self._evidence(grounds.evidence) for name, grounds in report.fields}
        told = {"kind": True, "status": True, "date": report.date is not None, "place": report.place is not None}
        for name, property_ in _FIELDS.items():
            self.sheet.say(me, property_, *(fields.pop(name, []) or (whole_report if told[name] else [])))
        for evidence in fields.values():
            self.sheet.say(me, DM.evidence, *evidence)

    def _participation(self, report: NamedNode, one: Participation) -> None:
        say = self.sheet.say
        me = self.sheet.declare(self._within(one.id), DM.ReportedParticipation)
        say(me, DM.inReport, report)
        say(me, DM.participant, self._somebody(one.person, one.name))
        say(me, DM.printedName, self._words(one.name))
        say(me, DM.statedTitle, self._words(one.title))
        say(me, DM.capacity, *(iris.post(post) for post in one.posts))
        say(me, DM.representing, self._side(one.represents))
        say(me, DM.attendance, code("attendance", one.attendance))
        say(me, DM.function, code("function", one.function))
        say(me, DM.basis, code("basis", one.basis))
        say(me, DM.listPosition, whole(one.position))
        say(me, DM.rule, plain(one.grounds.rule))
        say(me, DM.confidence, share(one.grounds.confidence))
        say(me, DM.evidence, *self._evidence(one.grounds.evidence))
        say(me, DM.named, *self._names(one.grounds.evidence))

    # --- all else an article says ---

    def mention(self, local: str, mention: Mention) -> None:
        say = self.sheet.say
        me = self._part(local, DM.Mention)
        say(me, DM.mentioned, self._somebody(mention.person, mention.name))
        say(me, DM.printedName, self._words(mention.name))
        say(me, DM.statedTitle, self._words(mention.title))
        say(me, DM.representing, self._side(mention.represents))
        say(me, DM.mentionRole, code("mention-role", mention.role))
        say(me, DM.evidence, *self._evidence(mention.evidence))
        say(me, DM.named, *self._names(mention.evidence))

    def statement(self, local: str, statement: Statement) -> None:
        say = self.sheet.say
        me = self._part(local, DM.Statement)
        say(me, DM.speaker, self._named(statement.speaker))
        say(me, DM.saidAt, given(statement.at, self._within))
        say(me, DM.direct, truth(of=statement.direct))
        say(me, DM.text, plain(statement.text))
        say(me, DM.reportsSpeaker, given(statement.reports_speaker, self._named))
        say(me, DM.evidence, *self._evidence(statement.evidence))

    def outcome(self, local: str, outcome: Outcome) -> None:
        say = self.sheet.say
        me = self._part(local, DM.Outcome)
        say(me, DM.outcomeKind, code("outcome", outcome.kind))
        say(me, DM.outcomeOf, given(outcome.of, self._within))
        say(me, SKOS.prefLabel, self._words(outcome.title))
        say(me, DM.signatory, *(self._named(name) for name in outcome.signatories))
        say(me, DM.evidence, *self._evidence(outcome.evidence))

    def issue(self, local: str, issue: Issue) -> None:
        me = self._part(local, DM.Issue)
        self.sheet.say(me, DM.issueLevel, plain(issue.level))
        self.sheet.say(me, DM.message, plain(issue.message))
        span = issue.span
        if span is not None and span.start < span.end:
            quote = self.source_article.part(span.part)[span.start : span.end]
            self.sheet.say(me, DM.evidence, *self._evidence((Evidence(span, quote),)))

    # --- what they are made of ---

    @property
    def _me(self) -> NamedNode:
        return iris.article(self.source_article.id)

    def _within(self, local: str) -> NamedNode:
        return iris.within(self.source_article.id, local)

    def _part(self, local: str, class_: NamedNode) -> NamedNode:
        me = self.sheet.declare(self._within(local), class_)
        self.sheet.say(me, DM.inArticle, self._me)
        return me

    def _evidence(self, evidence: Iterable[Evidence]) -> list[NamedNode]:
        return [self._one_evidence(one) for one in evidence]

    def _one_evidence(self, one: Evidence) -> NamedNode:
        me = self.sheet.declare(iris.evidence(self.source_article.id, one.span), DM.Evidence)
        self.sheet.say(me, DM.inArticle, self._me)
        self.sheet.say(me, DM.part, plain("title") if one.span.part == "title" else None)
        self.sheet.say(me, DM.start, whole(one.span.start))
        self.sheet.say(me, DM.end, whole(one.span.end))
        self.sheet.say(me, DM.quote, plain(one.quote))
        return me

    def _names(self, evidence: Iterable[Evidence]) -> list[NamedNode]:
        """Return where the name stands; such an IRI says all by itself."""
        return [iris.evidence(self.source_article.id, Span(one.span.part, *one.name)) for one in evidence if one.name is not None]

    def _side(self, code_: str | None) -> NamedNode | None:
        return None if code_ is None else side_iri(code_, self.people.gazetteer)

    def _somebody(self, person: str | None, name: str) -> NamedNode:
        return self._introduce(person_iri(person, name, self.people.gazetteer), name)

    def _named(self, name: str) -> NamedNode:
        return self._introduce(self.people.agent(name), name)

    def _introduce(self, agent: NamedNode, name: str) -> NamedNode:
        """Say of somebody the gazetteer does not know what he is called."""
        unknown = agent.value.startswith(_PERSONS) and iris.key_of(agent, "person") not in self.people.gazetteer.persons
        return self._call(agent, name) if unknown else agent

    def _group(self, name: str) -> NamedNode:
        return self._call(iris.group(name), name)

    def _call(self, agent: NamedNode, name: str) -> NamedNode:
        """Say what this article calls somebody; the label to show is chosen from all articles (kg.graph.names)."""
        self.sheet.say(agent, SCHEMA.name, self._words(name))
        return agent

    def _words(self, text: str | None) -> Literal | None:
        return words(text, self.source_article.language)
