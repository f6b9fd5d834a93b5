"""Readings to statements and back: nothing an article says is lost, nothing is said twice, and it stays small."""

import json
from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import BlankNode, Literal

from kg import resources
from kg.graph import iris
from kg.graph.loading import Loader, load_article
from kg.graph.sheet import words
from kg.graph.statements import article_quads
from kg.graph.vocabulary import DM, RDF, SCHEMA
from kg.model import Article, Evidence, Grounds, Mention, Participation, Reading, Report, Site, Span, Statement
from kg.records import from_record

GOLD = sorted(path.stem for path in (resources.seeds() / "gold").glob("*.json") if (resources.seeds() / "articles" / path.name).is_file())


def seed(name: str) -> Reading:
    """Return a dispatch with the right answer beside it."""
    record = json.loads((resources.seeds() / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    given = json.loads((resources.seeds() / "articles" / f"{name}.json").read_text(encoding="utf-8"))
    article = Article(
        id=record["id"] or name,
        language=record["language"],
        text=given["text"],
        title=given.get("title"),
        published=date.fromisoformat(record["published"]),
        publisher=record["publisher"],
        url=record["url"],
        author=record["author"],
    )
    return from_record(record, article)


@pytest.mark.parametrize("name", GOLD)
def test_an_article_comes_back_from_its_graph_as_it_was_given(gazetteer, name):
    reading = seed(name)
    assert load_article(article_quads(reading, gazetteer)) == reading.article


@pytest.mark.parametrize("name", GOLD)
def test_reports_come_back_with_all_but_the_grounds_of_single_fields(gazetteer, name):
    reading = seed(name)
    accounts = Loader(gazetteer).accounts(article_quads(reading, gazetteer))
    assert [account.report for account in accounts] == [_as_loaded(report) for report in reading.reports]
    assert {(account.article, account.published, account.publisher) for account in accounts} <= {
        (reading.article.id, reading.article.published, reading.article.publisher)
    }


def _as_loaded(report: Report) -> Report:
    """Return a report in the order of its graph; evidence of fields without a place of their own counts as the report's."""
    own = {"kind", "status", "date", "place"}
    others = [evidence for name, grounds in report.fields if name not in own for evidence in grounds.evidence]
    evidence = {one.span: replace(one, name=None) for one in (*report.grounds.evidence, *others)}
    return replace(
        report,
        grounds=replace(report.grounds, evidence=tuple(evidence[span] for span in sorted(evidence))),
        states=tuple(sorted(report.states)),
        groups=tuple(sorted(report.groups)),
        topics=tuple(sorted(report.topics)),
        fields=(),
        participants=tuple(replace(one, posts=tuple(sorted(one.posts))) for one in report.participants),
    )


@pytest.mark.parametrize("name", GOLD)
def test_the_same_reading_gives_the_same_statements_each_once_and_no_blank_node(gazetteer, name):
    quads = article_quads(seed(name), gazetteer)
    assert quads == article_quads(seed(name), gazetteer)
    assert len(set(quads)) == len(quads)
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert {quad.graph_name for quad in quads} == {iris.article_graph(seed(name).article.id)}


# --- what is said of whom -------------------------------------------------------------------------------------------------------------

TEXT = "В Астане прошла встреча: Олжас Бектенов, Иван Проба и главы делегаций. Присутствовал и Иван Проба."
FIRST, SECOND = Evidence(Span("text", 0, 70), TEXT[:70], (41, 51)), Evidence(Span("text", 71, 98), TEXT[71:98], (88, 98))


def part(number: int, name: str, person: str | None, *evidence: Evidence) -> Participation:
    grounds = Grounds("rule", 0.9, evidence)
    return Participation(f"r1p{number}", name, person, None, (), "KZ", "present", "member", "named", number, grounds)


def reading(**changes: object) -> Reading:
    people = (part(1, "Олжас Бектенов", "olzhas-bektenov", FIRST), part(2, "Иван Проба", None, FIRST, SECOND))
    one = Report("r1", "summit", "held", Grounds("rule", 0.9, (FIRST,)), groups=("главы делегаций",), participants=people)
    whole = Reading(
        Article("проба/2025-09-18/1", "ru", TEXT), reports=(one,), statements=(Statement("Иван Проба", "r1", True, "…", None, (SECOND,)),)
    )
    return replace(whole, **changes)


def test_somebody_known_is_not_introduced_and_somebody_unknown_is_named_once(gazetteer):
    named = {(quad.subject, quad.object) for quad in article_quads(reading(), gazetteer) if quad.predicate == SCHEMA.name}
    assert named == {
        (iris.person("ivan-proba"), Literal("Иван Проба", language="ru")),
        (iris.group("главы делегаций"), Literal("главы делегаций", language="ru")),
    }


def test_a_namesake_of_somebody_known_is_somebody_else(gazetteer):
    stranger = Mention("Olzhas Bektenov", None, None, None, "mentioned", (FIRST,))
    said = article_quads(reading(mentions=(stranger,)), gazetteer)
    mentioned = next(quad.object for quad in said if quad.predicate == DM.mentioned)
    assert mentioned.value.startswith(iris.person("olzhas-bektenov").value + "-x")


def test_one_sentence_is_one_evidence_whatever_rests_on_it(gazetteer):
    said = article_quads(reading(), gazetteer)
    assert {quad.subject for quad in said if quad.predicate == RDF.type and quad.object == DM.Evidence} == {
        iris.evidence("проба/2025-09-18/1", one.span) for one in (FIRST, SECOND)
    }


@pytest.mark.parametrize(
    ("language", "tag"), [("ru", "ru"), ("kk-Cyrl", "kk-cyrl"), (None, "und"), ("русский", "und"), ("UR-oFjnv-606", "und")]
)
def test_text_in_a_language_nobody_knows_is_of_an_undetermined_one(language, tag):
    assert words("имя", language).language == tag


# --- how much it is -------------------------------------------------------------------------------------------------------------------

SENTENCES = [f"Предложение номер {number:02} называет всех." for number in range(12)]


def said(number: int) -> Evidence:
    """Return one sentence of a longer article, which names somebody at its beginning."""
    start = number * (len(SENTENCES[0]) + 1)
    return Evidence(Span("text", start, start + len(SENTENCES[0])), SENTENCES[number], (start, start + 11))


def full(name: str, people: int, first: int) -> Report:
    """Return a report of which everything is known."""
    sure = [Grounds("ru.rule", 0.9, (said(first + place % 4),)) for place in range(people)]
    given = ("Премьер-министр", ("kz/prime-minister",), "KZ", "present", "member", "named")
    return Report(
        name,
        "heads-of-government-meeting",
        "held",
        Grounds("ru.rule", 0.9, (said(first), said(first + 1))),
        date="2025-09-18",
        date_basis="relative",
        place=Site("Бишкек", "KG", "kg/bishkek"),
        under="OTS",
        states=("AZ", "KG", "KZ", "TR", "UZ"),
        groups=("главы делегаций",),
        topics=("economy", "trade", "transport", "water"),
        fields=tuple((field, sure[0]) for field in ("kind", "status", "date", "place")),
        participants=tuple(
            Participation(f"{name}p{place}", f"Человек {name} {place}", None, *given, place, grounds)
            for place, grounds in enumerate(sure, 1)
        ),
    )


def test_two_reports_and_eight_participations_with_all_their_evidence_stay_below_400_statements(gazetteer):
    article = Article(
        "kazpravda/2025-09-18/1", "ru", " ".join(SENTENCES), "Заголовок", date(2025, 9, 18), "Kazpravda.kz", "https://x/", "Автор"
    )
    mentions = tuple(Mention(f"Кто-то {place}", None, "Президент", "KZ", "quoted", (said(8 + place),)) for place in range(3))
    statement = Statement("Человек r2 1", "r2", direct=True, text="слова", reports_speaker="Кто-то 0", evidence=(said(11),))
    whole = Reading(article, None, (full("r1", 2, 0), full("r2", 6, 4)), mentions, (statement,))
    assert len(article_quads(whole, gazetteer, fingerprint="f")) <= 400
