"""A broken reading is refused whole, with a message that says which article and what in it; each row breaks one thing."""

from dataclasses import replace
from datetime import date

import pytest

from kg.errors import StatementError
from kg.graph.statements import article_quads
from kg.model import Article, Attribution, Evidence, Grounds, Issue, Mention, Outcome, Participation, Reading, Report, Site, Span, Statement

TEXT = "Премьер-министр Олжас Бектенов принял в Астане министра Жээнбека Кулубаева. Об этом пишет Иван Проба."
WHOLE = Evidence(Span("text", 0, 74), TEXT[:74], (16, 30))
WRONG = Evidence(Span("text", 0, 4), "Прем1")
BY_LINE = Evidence(Span("text", 75, 101), TEXT[75:101])
SURE = Grounds("rule", 0.9, (WHOLE,))
NOTHING = Grounds("rule", 0.9, ())

HOST = Participation(
    "r1p1", "Олжас Бектенов", "olzhas-bektenov", "Премьер-министр", ("kz/prime-minister",), "KZ", "present", "host", "named", 1, SURE
)
GUEST = Participation(
    "r1p2", "Жээнбек Кулубаев", "jeenbek-kulubaev", "министр", ("kg/foreign-minister",), "KG", "present", "guest", "named", 2, SURE
)
REPORT = Report(
    "r1",
    "audience",
    "held",
    SURE,
    date="2025-09-18",
    date_basis="stated",
    place=Site("Астана", "KZ", "kz/astana"),
    states=("KG", "KZ"),
    topics=("trade",),
    participants=(HOST, GUEST),
)
AUTHOR = Mention("Иван Проба", None, None, None, "author", (BY_LINE,))
WORDS = Statement("Олжас Бектенов", "r1", direct=False, text="слова", reports_speaker=None, evidence=(WHOLE,))
PAPER = Outcome("memorandum", "r1", "Меморандум", ("KZ", "KG"), (WHOLE,))
SOUND = Reading(
    Article("проба/2025-09-18/0a1b2c3d", "ru", TEXT, published=date(2025, 9, 18), publisher="Проба"),
    Attribution("пресс-служба", (WHOLE,)),
    (REPORT,),
    (AUTHOR,),
    (WORDS,),
    (PAPER,),
)


def report(**changes: object) -> Reading:
    return replace(SOUND, reports=(replace(REPORT, **changes),))


def host(**changes: object) -> Reading:
    return report(participants=(replace(HOST, **changes), GUEST))


def mention(**changes: object) -> Reading:
    return replace(SOUND, mentions=(replace(AUTHOR, **changes),))


BROKEN = [
    (report(kind="tea-party"), "#r1: 'tea-party' is no kind; there are"),
    (report(status="over"), "#r1: 'over' is no status; there are cancelled, held, planned, postponed"),
    (report(date_basis="guessed"), "#r1: 'guessed' is no date-basis"),
    (report(date="18.09.2025"), "#r1: '18.09.2025' is no date of the form"),
    (report(date="2025-09-20/2025-09-18"), "#r1: '2025-09-20/2025-09-18' ends before it begins"),
    (report(grounds=NOTHING), "#r1: a report needs evidence"),
    (report(grounds=Grounds(None, 1.5, (WHOLE,))), "#r1: a confidence lies between 0 and 1, not at 1.5"),
    (report(states=("XX",)), "#r1: the gazetteer knows no state 'XX'"),
    (report(under="NOSUCH"), "#r1: the gazetteer knows no organisation 'NOSUCH'"),
    (report(place=Site("Астана", "KZ", "kz/nowhere")), "#r1: the gazetteer knows no place 'kz/nowhere'"),
    (report(topics=("weather-forecast",)), "#r1: 'weather-forecast' is no topic"),
    (report(part_of="r1"), "#r1: refers to the report 'r1'; the others of the article are []"),
    (
        report(fields=(("date", Grounds(None, None, (Evidence(Span("text", 0, 4), "Прем1"),))),)),
        "#r1: the text does not say 'Прем1' at 0–4",
    ),
    (host(name=" "), "#r1p1: a participation needs the participant's name"),
    (host(attendance="there"), "#r1p1: 'there' is no attendance"),
    (host(function="cook"), "#r1p1: 'cook' is no function"),
    (host(basis="guessed"), "#r1p1: 'guessed' is no basis"),
    (host(grounds=NOTHING), "#r1p1: a participation needs evidence"),
    (host(posts=("kz/cook",)), "#r1p1: the gazetteer knows no post 'kz/cook'"),
    (host(represents="UZ"), "#r1p1: Олжас Бектенов stands there as 'kz/prime-minister', so he represents 'KZ', not 'UZ'"),
    (host(represents="XX"), "#r1p1: the gazetteer knows no state or organisation 'XX'"),
    (host(grounds=Grounds(None, None, (replace(WHOLE, quote="короче"),))), "#r1p1: the text does not say 'короче' at 0–74"),
    (host(grounds=Grounds(None, None, (replace(WHOLE, name=(80, 90)),))), "#r1p1: the name at 80–90 does not lie in its evidence at 0–74"),
    (host(position=0), "#r1p1: a place in a list is 1 or more, not 0"),
    (host(id="r1p2"), "#r1p2: two things have this id"),
    (mention(name=""), "#m1: a mention needs a name"),
    (mention(role="cook"), "#m1: 'cook' is no mention-role"),
    (mention(evidence=()), "#m1: a mention needs evidence"),
    (mention(name="Олжас Бектенов", person="olzhas-bektenov", role="quoted"), "#m1: Олжас Бектенов takes part (r1p1), so he is no mention"),
    (replace(SOUND, statements=(replace(WORDS, evidence=()),)), "#s1: a statement needs evidence"),
    (replace(SOUND, statements=(replace(WORDS, at="r9"),)), "#s1: refers to the report 'r9'"),
    (replace(SOUND, outcomes=(replace(PAPER, kind="cake"),)), "#o1: 'cake' is no outcome"),
    (replace(SOUND, outcomes=(replace(PAPER, evidence=()),)), "#o1: an outcome needs evidence"),
    (replace(SOUND, source=Attribution("он", (replace(WHOLE, quote="нет"),))), "#source: the text does not say 'нет'"),
    (replace(SOUND, issues=(Issue("fatal", "что-то"),)), "#i1: an issue has a message and is one of error, info, warning, not 'fatal'"),
    (host(title="премьер \ud83d"), ": a text holds half of a character (U+D83D) at 8"),
    (replace(SOUND, article=replace(SOUND.article, title="\udfff")), ": a text holds half of a character (U+DFFF) at 0"),
]


def test_a_sound_reading_is_written(gazetteer):
    assert len(article_quads(SOUND, gazetteer)) > 60


@pytest.mark.parametrize(("reading", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_reading_is_refused_with_the_article_and_what_is_wrong(gazetteer, reading, message):
    with pytest.raises(StatementError) as refused:
        article_quads(reading, gazetteer)
    assert str(refused.value).startswith(f"проба/2025-09-18/0a1b2c3d{message}")


@pytest.mark.parametrize("name", ["", "a\nb", "\ud800"])
def test_an_article_needs_an_id_that_can_be_printed(gazetteer, name):
    with pytest.raises(StatementError, match=r"^news\.jsonl:7: .* id"):
        article_quads(replace(SOUND, article=replace(SOUND.article, id=name, origin="news.jsonl:7")), gazetteer)


@pytest.mark.parametrize("role", ["arrival", "background", "hypothetical", "other-event"])
def test_who_takes_part_may_be_named_beside_for_another_reason(gazetteer, role):
    assert article_quads(mention(name="Олжас Бектенов", person="olzhas-bektenov", role=role), gazetteer)
