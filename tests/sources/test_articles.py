"""Files of every kind become articles; what gives none says where and why, and the rest is read all the same."""

import csv
import gzip
import io
import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.model import Article
from kg.sources.articles import Unreadable, article_of, read_articles, read_stream

TEXT = "Премьер-министр Мурат Сеитов встретился в Женеве с коллегой Рустамом Каримовым. Они говорили о торговле и транспорте."
OTHER = "Министр торговли Ольга Нечаева провела в Ташкенте переговоры с министром Айнур Алимовой."

FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Город</title><link>https://gorod.kz</link>
<item><title>Премьеры встретились</title><link>https://gorod.kz/news/1</link><pubDate>Tue, 12 Mar 2024 09:30:00 +0500</pubDate>
<dc:creator>Ольга Нечаева</dc:creator><description>Кратко.</description><content:encoded><![CDATA[<p>{TEXT}</p><p>Следующая
встреча &mdash; осенью.</p>]]></content:encoded></item>
<item><title>Пусто</title><link>https://gorod.kz/news/2</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Город</title>
<entry><title>Премьеры встретились</title><link rel="self" href="https://gorod.kz/feed/1"/><link href="https://gorod.kz/news/1"/>
<published>2024-03-12T09:30:00Z</published><author><name>Ольга Нечаева</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>Следующая встреча осенью.</p></div></content>
</entry></feed>"""

PAGE = f"""<!DOCTYPE html><html lang="ru"><head><meta charset="{{charset}}"><title>Премьеры встретились | Gorod.kz</title>
<meta property="og:title" content="Премьеры встретились"><meta property="og:site_name" content="Gorod.kz">
<meta property="article:published_time" content="2024-03-12T09:30:00+05:00"><meta name="author" content="Ольга Нечаева">
<link rel="canonical" href="https://gorod.kz/news/1"></head><body><nav><a href="/">Главная</a><a href="/p">Политика</a></nav>
<article><h1>Премьеры встретились</h1><p>{TEXT}</p><p>{TEXT.replace("торговле", "науке")}</p></article>
<footer>Все права защищены 2019</footer></body></html>"""


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = f"{TEXT}\r\n\r\n{OTHER}\r\n"
    (article,) = articles(file(tmp_path / "a.txt", "\ufeff" + text))
    assert article.text == text
    assert (article.language, article.origin) == ("ru", str(tmp_path / "a.txt"))


def test_all_that_a_line_says_is_kept_and_other_keys_are_ignored(tmp_path: Path) -> None:
    line = {
        "id": 7,
        "lang": "ru-KZ",
        "date": "2024-03-12T09:30:00+05:00",
        "title": "Встреча",
        "text": TEXT,
        "url": "https://gorod.kz/1",
        "x": [1],
    }
    (article,) = articles(lines(tmp_path / "a.jsonl", [line | {"publisher": "Город", "author": "О. Нечаева"}]))
    assert (article.id, article.language, article.published, article.title) == ("7", "ru", date(2024, 3, 12), "Встреча")
    assert (article.url, article.publisher, article.author) == ("https://gorod.kz/1", "Город", "О. Нечаева")
    assert article.origin == f"{tmp_path / 'a.jsonl'}:1"


def test_a_broken_line_says_so_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\n".join([record(text=TEXT), b'{"text": "', b"", b"[1]", b'"a"', b"{}", b"\x00{}", record(text=OTHER)]))
    found = list(read_articles(path))
    assert [one.text for one in found if isinstance(one, Article)] == [TEXT, OTHER]
    assert [str(one).removeprefix(str(path)) for one in unreadable(found)] == [
        ":2: is no JSON: invalid control character at character 11",
        ":4: is no JSON object; an article is an object with at least the key 'text'",
        ":5: is no JSON object; an article is an object with at least the key 'text'",
        ":6: has no text; an article needs at least the key 'text'",
        ":7: is no text: it has bytes of zero",
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": 5}, "text is a number; write it as a string"),
        ({"text": TEXT, "title": ["a"]}, "title is a list; write it as a string"),
        ({"text": TEXT, "date": "2024-13-45"}, "date '2024-13-45' is no day; write it like 2025-09-18"),
        ({"text": TEXT, "published": 20240312}, "date '20240312' is no day; write it like 2025-09-18"),
        ({"text": TEXT, "id": True}, "id is a truth value; write it as a string"),
        ({"text": " \n"}, "has no text; an article needs at least the key 'text'"),
    ],
)
def test_wrong_values_are_data_errors_that_name_the_line(fields: dict[str, Any], message: str) -> None:
    assert [str(one) for one in stream(json.dumps(fields).encode())] == [f"-:1: {message}"]


@pytest.mark.parametrize(
    "day", ["2024-03-12", "2024-03-12 09:30", "12.03.2024", "12 марта 2024 года", "Tue, 12 Mar 2024 09:30:00 +0500", "March 12, 2024"]
)
def test_days_are_read_as_people_write_them(day: str) -> None:
    (article,) = stream(record(text=TEXT, date=day))
    assert article.published == date(2024, 3, 12)


def test_null_is_nothing_said() -> None:
    (article,) = stream(record(text=TEXT, id=None, date=None, title=None, lang=None))
    assert (article.published, article.title, article.language) == (None, None, "ru")


def test_one_object_a_list_and_objects_one_after_another(tmp_path: Path) -> None:
    one, two = {"text": TEXT}, {"text": OTHER}
    for data in (json.dumps(one, indent=1), json.dumps([one]), "\n" + json.dumps(one)):
        assert [article.text for article in articles(file(tmp_path / "a.json", data))] == [TEXT]
    for data in (json.dumps([one, two], indent=1), json.dumps(one) + "\n" + json.dumps(two)):
        assert [article.text for article in articles(file(tmp_path / "b.json", data))] == [TEXT, OTHER]
    assert [article.origin for article in articles(file(tmp_path / "c.json", json.dumps([one, two], indent=1)))] == [
        f"{tmp_path / 'c.json'}:2",
        f"{tmp_path / 'c.json'}:5",
    ]


@pytest.mark.parametrize("name", ["groups.jsonl", "group.json"])
def test_an_object_may_hold_a_list_of_articles(tmp_path: Path, name: str) -> None:
    held = {"group": "august", "articles": [{"id": "a", "text": TEXT}, {"id": "b"}, {"id": "c", "text": OTHER}]}
    (tmp_path / name).write_text(json.dumps(held), encoding="utf-8")
    first, broken, last = read_articles(tmp_path / name)
    assert [one.id for one in (first, last) if isinstance(one, Article)] == ["a", "c"]
    assert str(broken).endswith(f"{name}:1: articles[1] has no text; an article needs at least the key 'text'")


def test_a_list_broken_in_the_middle_gives_what_stands_before(tmp_path: Path) -> None:
    found = list(read_articles(file(tmp_path / "a.json", '[\n{"text": "Премьер прилетел."},\n{"text": \n}]')))
    assert [type(one) for one in found] == [Article, Unreadable]
    assert str(found[1]) == f"{tmp_path / 'a.json'}:4: is no JSON: expecting value at character 1"


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    deep = '{"text":' * 100_000
    assert [str(one) for one in read_articles(file(tmp_path / "a.jsonl", deep))] == [
        f"{tmp_path / 'a.jsonl'}:1: is nested too deep to be an article"
    ]
    assert [str(one) for one in read_articles(file(tmp_path / "a.json", deep))] == [
        f"{tmp_path / 'a.json'}:1: is nested too deep to be an article"
    ]


def test_half_characters_and_zero_characters_are_replaced_one_for_one() -> None:
    (article,) = stream(b'{"text": "\\ud800 \\u0000 ' + TEXT.encode() + b'", "title": "\\udfff", "id": "a\\udc00"}')
    assert article.text == f"� � {TEXT}"
    assert (article.title, article.id) == ("�", "a�")
    article.text.encode()


def test_the_same_address_twice_is_a_new_version_and_another_address_is_an_error() -> None:
    one, two, three = (
        {"id": "a", "url": url, "text": text}
        for url, text in (("https://a.kz/1", TEXT), ("https://a.kz/1", OTHER), ("https://a.kz/2", OTHER))
    )
    found = list(stream(b"\n".join(record(**each) for each in (one, two, three))))
    assert [one.id for one in found if isinstance(one, Article)] == ["a", "a"]
    assert [str(one) for one in unreadable(found)] == ["-:3: id 'a' is that of another article at -:1; give each its own, or none"]


def test_tables_with_commas_semicolons_and_tabs(tmp_path: Path) -> None:
    for delimiter in ",;\t":
        path = tmp_path / ("a.tsv" if delimiter == "\t" else "a.csv")
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out, delimiter=delimiter).writerows(
                [["Date", "Text", "note"], ["2024-03-12", TEXT + "\n" + OTHER, ""], ["", '«Да»; "нет", так', "x"]]
            )
        first, second = articles(path)
        assert (first.published, first.text) == (date(2024, 3, 12), f"{TEXT}\n{OTHER}")
        assert (second.published, second.text, second.origin) == (None, '«Да»; "нет", так', f"{path}:4")


def test_a_quotation_mark_at_the_start_of_a_tabbed_cell_is_text(tmp_path: Path) -> None:
    (article,) = articles(file(tmp_path / "a.tsv", 'text\tdate\n"Союз" провёл съезд в Женеве.\t2024-03-12\n'))
    assert article.text == '"Союз" провёл съезд в Женеве.'


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    (article,) = articles(file(tmp_path / "a.csv", f'text\n"{TEXT * 2_000}"\n'))
    assert len(article.text) == 2_000 * len(TEXT)


def test_tables_say_what_they_lack(tmp_path: Path) -> None:
    path = file(tmp_path / "a.csv", "texte,date\na,2024-03-12\n")
    assert [str(one) for one in read_articles(path)] == [f"{path}:1: has no column 'text'; its header is 'texte,date'"]
    path = file(tmp_path / "a.csv", "text,date\nПремьер прилетел.,2024-03-12,x\nЕго встретили.,\n")
    assert [type(one) for one in read_articles(path)] == [Unreadable, Article]


def test_feeds_give_their_articles(tmp_path: Path) -> None:
    for name, feed in (("a.xml", FEED), ("a.atom", ATOM)):
        first, *rest = read_articles(file(tmp_path / name, feed))
        assert isinstance(first, Article)
        assert first.text.splitlines()[0] == TEXT
        assert (first.title, first.url, first.author) == ("Премьеры встретились", "https://gorod.kz/news/1", "Ольга Нечаева")
        assert (first.published, first.publisher) == (date(2024, 3, 12), "gorod.kz")
        assert [one.where for one in unreadable(rest)] == ([f"{tmp_path / name}:7"] if name == "a.xml" else [])
    assert articles(io.BytesIO(ATOM.encode()))[0].url == "https://gorod.kz/news/1"


def test_feeds_that_could_swell_are_refused(tmp_path: Path) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><item><description>&b;</description></item></rss>'
    )
    assert messages(file(tmp_path / "a.xml", bomb)) == ["declares a document type; save the feed without it"]
    assert messages(file(tmp_path / "a.xml", "<svg><g/></svg>")) == ["is XML, but neither a feed nor a page"]
    assert messages(file(tmp_path / "a.xml", "<rss><channel></channel></rss>")) == ["is a feed without articles"]
    assert messages(file(tmp_path / "a.xml", "<rss><channel>\n</item>")) == ["is broken XML: mismatched tag"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_a_saved_page_gives_the_article_on_it(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.format(charset=charset).encode(charset))
    (article,) = articles(path)
    assert TEXT in article.text
    assert "Главная" not in article.text
    assert (article.title, article.author, article.publisher) == ("Премьеры встретились", "Ольга Нечаева", "Gorod.kz")
    assert (article.published, article.url) == (date(2024, 3, 12), "https://gorod.kz/news/1")
    assert [one.text for one in articles(io.BytesIO(path.read_bytes()))] == [article.text]


def test_a_page_of_links_is_no_article(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='/{number}'>Новость дня номер {number}</a></li>" for number in range(40))
    (message,) = messages(file(tmp_path / "a.html", f"<html><body><ul>{links}</ul></body></html>"))
    assert message.startswith("is a page without an article")
    (message,) = messages(file(tmp_path / "b.html", "<html><body></body></html>"))
    assert message.startswith("is a page without an article")


def test_a_page_saved_with_its_pictures(tmp_path: Path) -> None:
    html = PAGE.format(charset="utf-8")
    bundle = EmailMessage()
    bundle["Snapshot-Content-Location"] = "https://gorod.kz/news/9"
    bundle.set_content(html, subtype="html", cte="quoted-printable")
    bundle.add_related(b"abc", "image", "png")
    (tmp_path / "a.mhtml").write_bytes(bundle.as_bytes())
    (article,) = articles(tmp_path / "a.mhtml")
    assert TEXT in article.text
    assert article.url == "https://gorod.kz/news/9"
    assert messages(file(tmp_path / "b.mht", "Subject: x\n\ny")) == ["is a bundle without a page; save the page as HTML"]


def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    file(tmp_path / "page.html", PAGE.format(charset="utf-8"))
    (tmp_path / "page_files").mkdir()
    file(tmp_path / "page_files" / "script.js", "alert(1)")
    (tmp_path / "own_files").mkdir()
    file(tmp_path / "own_files" / "a.txt", OTHER)
    assert [one.text == OTHER for one in articles(tmp_path)] == [True, False]


def test_a_web_archive_gives_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        archive([("https://gorod.kz/news/1", "text/html", PAGE.format(charset="utf-8")), ("https://gorod.kz/a.css", "text/css", "a {}")])
    )
    (article,) = articles(path)
    assert (article.url, article.title) == ("https://gorod.kz/news/1", "Премьеры встретились")
    plain = tmp_path / "b.warc"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    assert [one.id for one in articles(plain)] == [article.id]


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    for name, data in (("a.txt.gz", TEXT.encode()), ("b.jsonl.gz", record(text=TEXT)), ("c.gz", record(text=TEXT))):
        (tmp_path / name).write_bytes(gzip.compress(data))
        assert [one.text for one in articles(tmp_path / name)] == [TEXT]
    (tmp_path / "e.gz").write_bytes(gzip.compress(gzip.compress(TEXT.encode())))
    assert messages(tmp_path / "e.gz") == ["is packed twice; unpack it first"]
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(TEXT.encode())[:40])
    assert messages(tmp_path / "d.txt.gz") == ["cannot be unpacked: Compressed file ended before the end-of-stream marker was reached"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 abc", "is no text but a PDF; save its text first"),
        (b"PK\x03\x04abc", "is no text but a zipped file (perhaps of an office program); save it as text first"),
        (b"\x89PNG\r\n\x1a\n\x00", "is no text but a picture"),
        (b"abc\x00def", "is no text: it has bytes of zero"),
        (bytes(range(1, 32)) * 9, "is no text: it is full of control characters"),
    ],
)
def test_what_is_no_text_says_so(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a").write_bytes(data)
    assert messages(tmp_path / "a") == [message]
    assert messages(io.BytesIO(data)) == [message]


def test_a_folder_is_read_in_order_with_all_below_it(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    assert [one.text.rpartition(" ")[2] for one in articles(tmp_path)] == ["a.txt", "b/1.txt", "b/2.txt", "c.txt"]


def test_a_file_that_cannot_be_read_does_not_stop_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file(tmp_path / "a.txt", TEXT)
    locked = file(tmp_path / "b.txt", TEXT)
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    file(tmp_path / "d.txt", OTHER)
    opened = Path.open

    def guarded(path: Path, *args: Any) -> Any:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args)

    monkeypatch.setattr(Path, "open", guarded)
    found = list(read_articles(tmp_path))
    assert [type(one) for one in found] == [Article, Unreadable, Unreadable, Article]
    assert [str(one) for one in unreadable(found)] == [
        f"{locked}: cannot be read: Permission denied",
        f"{tmp_path / 'c.txt'}: there is no such file or folder",
    ]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert messages(tmp_path / "a.txt") == ["there is no such file or folder"]


def test_ids_are_minted_once_and_for_all() -> None:
    story = article_of(f"Премьеры встретились\n\n12 марта 2024\nПросмотров: 5\nОльга Нечаева, корреспондент\n\n{TEXT}", publisher="Город")
    assert story.id.startswith("gorod/2024-03-12/")
    assert len(story.id.rpartition("/")[2]) == 8
    # the counter, the by-line and the line ends may change, the headline may be given apart: the article is the same
    again = article_of(f"12 марта 2024\r\nПросмотров: 9\r\n\r\n{TEXT}\r\n", title="Премьеры встретились", publisher="Город")
    assert again.id == story.id
    assert article_of(TEXT + " Да.", publisher="Город", published=date(2024, 3, 12)).id != story.id


def test_an_address_names_the_article_whatever_its_text() -> None:
    first = article_of(TEXT, url="https://www.gorod.kz/news/1", published=date(2024, 3, 12))
    assert first.id == article_of(OTHER, url="https://www.GOROD.kz/news/1?utm_source=x#top", published=date(2024, 3, 12)).id
    assert first.id != article_of(TEXT, url="https://www.gorod.kz/news/2", published=date(2024, 3, 12)).id
    assert first.id.startswith("gorod/2024-03-12/")
    assert article_of(TEXT).id.startswith("unnamed/undated/")
    assert article_of(TEXT, url="https://[").publisher is None


def test_ten_megabytes_in_one_article() -> None:
    (article,) = stream(record(text=(TEXT + "\n\n") * (10_000_000 // len(TEXT))))
    assert len(article.text) > 10_000_000
    assert article.zones == ()


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=80)
    | st.lists(
        st.sampled_from(
            [
                b"{",
                b"}",
                b"[",
                b'"text"',
                b":",
                b'"',
                b"\\ud800",
                b"\n",
                b"\r",
                b"<html>",
                b"<rss>",
                b"<item>",
                b"<p>",
                b"</p>",
                b"\xff\xfe",
                b"\x00",
                b"WARC/1.0\r\n",
                b"\x1f\x8b",
                "Премьер".encode(),
                b"charset=utf-7",
                b"1e999",
                b",",
            ]
        )
    ).map(b"".join)
)
def test_whatever_comes_in_articles_or_reasons_come_out(data: bytes) -> None:
    for one in read_stream(io.BytesIO(data)):
        assert isinstance(one, Article | Unreadable)
        if isinstance(one, Article):
            assert one.text.strip()
            json.dumps([one.id, one.text, one.title], ensure_ascii=False).encode()


@given(st.text(min_size=1, max_size=100), st.text(max_size=20))
def test_json_gives_back_the_text_it_was_given(text: str, title: str) -> None:
    (one,) = stream(record(text=text, title=title))
    assert isinstance(one, Unreadable) if not text.lstrip("\ufeff").strip() else one.text == text.lstrip("\ufeff").replace("\x00", "�")


def file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def lines(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    return file(path, "\n".join(json.dumps(each, ensure_ascii=False) for each in records))


def record(**fields: Any) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def stream(data: bytes) -> Iterator[Any]:
    return read_stream(io.BytesIO(data))


def articles(source: Path | io.BytesIO) -> list[Article]:
    found = list(read_articles(source) if isinstance(source, Path) else read_stream(source))
    assert unreadable(found) == []
    return [one for one in found if isinstance(one, Article)]


def unreadable(found: Iterable[Article | Unreadable]) -> list[Unreadable]:
    return [one for one in found if isinstance(one, Unreadable)]


def messages(source: Path | io.BytesIO) -> list[str]:
    found = list(read_articles(source) if isinstance(source, Path) else read_stream(source))
    assert all(isinstance(one, Unreadable) for one in found)
    return [one.message for one in unreadable(found)]


def archive(pages: Iterable[tuple[str, str, str]]) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, kind, content in pages:
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(content.encode())
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, length=len(content.encode()), http_headers=head))
    return out.getvalue()
