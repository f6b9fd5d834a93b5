"""Whatever the text, reading answers: never an error, and every quote is where it says."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Evidence, Reading
from tests.reading.readings import Read

PIECES = (
    *("Президент Казахстана", "премьер-министры Азербайджана и Узбекистана", "глава МИД", "Касым-Жомарт Токаев", "Садыром Жапаровым", "«"),
    *(
        "встретился с",
        "провели переговоры",
        "в Бишкеке",
        "18 сентября",
        "завтра",
        "саммит ОТГ",
        "не приехал",
        "которая пройдёт",
        "принял",
        "»",
    ),
    *(
        "на полях",
        "под председательством",
        "В.Путин: ",
        "\n– ",
        "; ",
        ", ",
        ". ",
        ":\n",
        "(Казахстан)",
        "и.о. министра",
        "коллегой",
        "II",
        "\u00ad",
    ),
    *(
        "исполняющий обязанности",
        "в тот же день",
        "по телефону",
        "Он",
        "главы государств",
        "посол России в",
        "\n\n",
        '"',
        "–",
        "10:00",
        "31 февраля",
    ),
)

quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quickly
@given(text=st.text(max_size=400))
def test_arbitrary_text_is_read(text: str, read: Read) -> None:
    check(read(f"{text} встреча"), text)


@quickly
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60))
def test_shuffled_phrases_are_read(pieces: list[str], read: Read) -> None:
    text = " ".join(pieces)
    check(read(f"{text} переговоры", title=text[:80] or None), text)


def test_a_long_text_of_phrases_is_read(read: Read) -> None:
    shuffled = random.Random(7)  # noqa: S311 - the same text each time
    text = " ".join(shuffled.choice(PIECES) for _ in range(6_000))
    check(read(text), text)


def test_a_line_without_any_full_stop_is_read(read: Read) -> None:
    line = "встреча президентов России и Казахстана в Москве " * 2_000
    check(read(line), line)


def check(reading: Reading, text: str) -> None:
    found = [e for r in reading.reports for p in r.participants for e in p.grounds.evidence]
    found += [e for r in reading.reports for e in r.grounds.evidence] + [e for m in reading.mentions for e in m.evidence]
    for evidence in found:
        assert quoted(reading, evidence) == evidence.quote, text


def quoted(reading: Reading, evidence: Evidence) -> str:
    return reading.article.part(evidence.span.part)[evidence.span.start : evidence.span.end]
