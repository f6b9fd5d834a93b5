"""What stands around a story is set apart and says title, author, outlet and day; of the story nothing is ever set apart."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.sources.articles import article_of

STORY = {"headline", "lead", "dateline"}

SAVED = """ date 2024-03-12 Премьеры двух стран сверили позиции в Женеве

Политика
57
Ольга Нечаева
специальный корреспондент

Стороны говорили о торговле и транспорте

Фото: t.me/ministry

Премьер-министр Мурат Сеитов встретился в Женеве с коллегой Рустамом Каримовым, сообщает Gorod.kz

Стороны договорились о встрече осенью.
"""

WEBSITE = """Главная | Новости | Политика | Экономика | Спорт
Как получить справку за день
Синоптики ждут снега на севере
Премьеры двух стран встретились в Женеве
12 марта 2024, 09:30 👁 1 204
В Женеве прошли переговоры премьеров двух стран.

Стороны договорились о встрече осенью.

Поделиться:  Telegram  WhatsApp
Читайте также
Кто выиграл кубок
Погода на выходные
"""

PAGES = {
    "kk": """Сеитов Женевада әріптесімен кездесті

12 наурыз 2024, 09:30
Саясат
Мұрат Ерлан
тілші

Сурет: архив

Премьер-министр Мұрат Сеитов Женевада әріптесімен кездесті, деп хабарлайды Gorod.kz.

Тегтер: сауда
""",
    "az": """Baş nazirlər görüşüb

Siyasət
12 mart 2024, 09:30
Baxış sayı: 212

Baş nazir Rüstəm Kərimov həmkarı ilə görüşüb. Gorod.az xəbər verir ki, tərəflər ticarəti müzakirə ediblər.

Müəllif: Aynur Quliyeva
Bütün hüquqlar qorunur
""",
    "uz": """Bosh vazirlar uchrashdi

12 mart 2024
Muallif: Rustam Karimov

Bosh vazir Murod Seitov Toshkentda hamkasbi bilan uchrashdi. Bu haqda Gorod.uz xabar berdi.

Ulashish
Mavzuga oid:
Kubok kimga nasib etdi
""",
    "tr": """Başbakanlar Cenevre'de görüştü

Gündem | 12 Mart 2024, 09:30 | Okunma: 90
Muhabir: Kemal Şahin

CENEVRE - Başbakan Kemal Demir, mevkidaşıyla ticareti görüştü.

Etiketler: zirve
""",
    "ky": """Премьерлер Бишкекте жолугушту

Коом
12.03.2024
Айбек Токтосунов, кабарчы

Өкмөт башчылары Бишкекте жолугушту. Тараптар соода боюнча сүйлөштү, деп билдирет Gorod.kg.
""",
    "en": """Ministers meet in Geneva

By Jane Miller
Published on March 12, 2024

GENEVA, March 12 (AgN) – The prime ministers of the two states met on Tuesday to discuss trade.

Read also
Who won the cup
""",
}


OFFICIAL = (
    "События Телефонный разговор с Премьер-министром Рустамом Каримовым Состоялся телефонный разговор президента с Рустамом Каримовым "
    "Каримов Рустам Азизович Премьер-министр . 12 марта 2024 года 12:55 Обсуждена торговля. География Женева Темы Внешняя политика Лица "
    "Каримов Рустам Азизович Статус материала Опубликован в разделе: Новости Дата публикации: 12 марта 2024 года, 12:55 Ссылка на "
    "материал: example.ru/d/1 Текстовая версия"
)


def test_a_saved_page_gives_headline_author_outlet_and_day() -> None:
    article = article_of(SAVED)
    assert article.headline == "Премьеры двух стран сверили позиции в Женеве"
    assert article.title is None
    assert (article.author, article.publisher, article.published) == ("Ольга Нечаева", "Gorod.kz", date(2024, 3, 12))
    assert zones(article) == [
        ("stamp", "date 2024-03-12"),
        ("headline", "Премьеры двух стран сверили позиции в Женеве"),
        ("rubric", "Политика"),
        ("counter", "57"),
        ("byline", "Ольга Нечаева"),
        ("byline-title", "специальный корреспондент"),
        ("lead", "Стороны говорили о торговле и транспорте"),
        ("credit", "Фото: t.me/ministry"),
    ]


def test_what_is_given_beats_what_is_found() -> None:
    article = article_of(
        SAVED, title="Иной заголовок", author="А. Иной", publisher="Иное", published=date(2024, 3, 13), language="kk", id="x/1"
    )
    assert (article.headline, article.author, article.publisher, article.published) == (
        "Иной заголовок",
        "А. Иной",
        "Иное",
        date(2024, 3, 13),
    )
    assert (article.language, article.id) == ("kk", "x/1")


def test_menu_teasers_and_other_news_are_set_apart() -> None:
    article = article_of(WEBSITE)
    assert article.headline == "Премьеры двух стран встретились в Женеве"
    assert article.published == date(2024, 3, 12)
    assert story(article).split("\n\n") == ["В Женеве прошли переговоры премьеров двух стран.", "Стороны договорились о встрече осенью."]


def test_a_title_given_tells_teasers_from_the_headline() -> None:
    article = article_of(WEBSITE.replace("12 марта 2024, 09:30 👁 1 204\n", ""), title="Премьеры двух стран встретились в Женеве")
    assert story(article).startswith("В Женеве прошли")


def test_an_official_page_on_one_line_loses_labels_cards_and_tags() -> None:
    article = article_of(OFFICIAL, title="Телефонный разговор с Премьер-министром Рустамом Каримовым")
    assert " ".join(story(article).split()) == "Состоялся телефонный разговор президента с Рустамом Каримовым . Обсуждена торговля."
    assert article.published == date(2024, 3, 12)


def test_a_line_that_repeats_the_title_is_set_apart() -> None:
    for line in ("Премьеры встретились", "Премьеры встретились."):
        article = article_of(f"{line}\n\nПремьеры двух стран встретились в Женеве.\n", title="«Премьеры встретились»")
        assert zones(article) == [("header", line)]
    saved = article_of(SAVED, title="Премьеры двух стран сверили позиции в Женеве")
    assert [kind for kind, _ in zones(saved)][:3] == ["stamp", "header", "rubric"]


@pytest.mark.parametrize(
    ("language", "headline", "author", "publisher"),
    [
        ("kk", "Сеитов Женевада әріптесімен кездесті", "Мұрат Ерлан", "Gorod.kz"),
        ("az", "Baş nazirlər görüşüb", "Aynur Quliyeva", "Gorod.az"),
        ("uz", "Bosh vazirlar uchrashdi", "Rustam Karimov", "Gorod.uz"),
        ("tr", "Başbakanlar Cenevre'de görüştü", "Kemal Şahin", None),
        ("ky", "Премьерлер Бишкекте жолугушту", "Айбек Токтосунов", "Gorod.kg"),
        ("en", "Ministers meet in Geneva", "Jane Miller", "AgN"),
    ],
)
def test_pages_of_other_languages(language: str, headline: str, author: str, publisher: str | None) -> None:
    article = article_of(PAGES[language])
    assert (article.language, article.published) == (language, date(2024, 3, 12))
    assert (article.headline, article.author, article.publisher) == (headline, author, publisher)
    assert len(story(article).splitlines()) == 1


def test_a_dateline_stays_in_the_story() -> None:
    article = article_of("ЖЕНЕВА, 12 марта. /АГЕНТ/. Премьеры двух стран провели переговоры.")
    assert zones(article) == [("dateline", "ЖЕНЕВА, 12 марта. /АГЕНТ/.")]
    assert (article.publisher, article.published) == ("АГЕНТ", None)


@pytest.mark.parametrize(
    "text",
    [
        "Премьеры двух стран встретились в Женеве.",
        "Правительство\n\nПремьеры двух стран встретились в Женеве.\nОни говорили о торговле.",  # a rubric beside nothing sure
        "57\n\nПремьеры двух стран встретились в Женеве.\nОни говорили о торговле.",
        "В переговорах участвовали:\n\nМурат Сеитов\n\nРустам Каримов\n\nОльга Нечаева\n",  # the last of a list is no author
        "Премьеры встретились.\n\nОльга Нечаева\nминистр торговли\n",
        "Говорил Мурат Сеитов.\n\nВсё решено.\n\nМурат Сеитов",  # named before: he may be signing a letter, but he may be anybody
        "Стороны обсудили: политику, экономику, спорт.\nТеги и метки в повестку не вошли.",
        "12 марта\n\nПремьеры двух стран встретились в Женеве.",
        "Мурат Сеитов\nРустам Каримов\nОльга Нечаева\nАйнур Алимова",
        "Читайте также\nПремьеры двух стран встретились в Женеве и говорили о торговле.",  # only what follows to the end is other news
    ],
)
def test_nothing_in_doubt_is_set_apart(text: str) -> None:
    kept = story(article_of(text))
    assert "Мурат Сеитов" in kept or "Мурат Сеитов" not in text
    assert {word for word in text.split() if word not in kept.split()} <= {"Читайте", "также"}


def test_two_outlets_are_none() -> None:
    article = article_of("Премьер прилетел, сообщает Gorod.kz. Его встретили, передаёт Selo.kz.")
    assert article.publisher is None


def test_the_host_of_the_address_is_the_outlet() -> None:
    assert article_of("Премьер прилетел, сообщает Selo.kz.", url="https://www.gorod.kz/news/1").publisher == "gorod.kz"


@given(st.text(alphabet="Аа Бб.\n\r\t|•:«»12№#©■—-\x0b\u2028\u00a0", max_size=200), st.none() | st.text(alphabet="Аа Бб", max_size=9))
def test_zones_never_overlap_and_the_story_never_vanishes(text: str, title: str | None) -> None:
    article = article_of(text, title=title)
    at = 0
    for zone in article.zones:
        assert at <= zone.span.start < zone.span.end <= len(article.text)
        at = zone.span.end
    assert story(article).strip() or not text.strip() or not article.zones


@pytest.mark.parametrize(
    "piece", ["Мурат Сеитов\n", "Фото: а\n", "Премьеры встретились в Женеве. ", "География ", "■ааааа ", "ЖЕНЕВА, ", "Аб ", "\n", "1 "]
)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    article_of("Премьер прилетел.\n\nЕго встретили.")  # the table is read once
    short, long = (spent(piece * (size // len(piece))) for size in (60_000, 240_000))
    assert long < 16 * short + 0.2  # four times the text; a quadratic rule would take sixteen times as long, of a time not small


def spent(text: str) -> float:
    start = time.process_time()
    article_of(text)
    return time.process_time() - start


def zones(article: Article) -> list[tuple[str, str]]:
    return [(zone.kind, article.text[zone.span.start : zone.span.end]) for zone in article.zones]


def story(article: Article) -> str:
    """Return the text without what is set apart and without its headline."""
    pieces, at = [], 0
    for zone in article.zones:
        if zone.kind not in STORY - {"headline"}:
            pieces.append(article.text[at : zone.span.start])
            at = zone.span.end
    return "".join([*pieces, article.text[at:]]).strip()
