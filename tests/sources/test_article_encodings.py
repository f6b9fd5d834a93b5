"""Text comes out as it was written, in whatever encoding the region has used; what is no text is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.decoding import NoTextError, decoded, is_wide

RUSSIAN = (
    "Премьер-министры двух стран обсудили в Женеве торговлю и транспорт. Переговоры прошли в расширенном составе, сообщили в пресс-службе."
)
KAZAKH = "Қазақстанның Премьер-министрі Мұрат Сеитов Женевада әріптесімен кездесті. Тараптар сауда мен көлік туралы әңгімелесті."
TURKISH = "Başbakan Kemal Demir, Cenevre'de mevkidaşıyla görüştü. Görüşmede ticaret ve ulaştırma alanlarında iş birliği ele alındı."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("length", [12, 40, len(RUSSIAN)])
def test_russian_of_any_length(encoding: str, length: int) -> None:
    assert decoded(RUSSIAN[:length].encode(encoding)) == RUSSIAN[:length]


@pytest.mark.parametrize(("text", "encoding"), [(KAZAKH, "kz1048"), (KAZAKH, "utf-16-be"), (TURKISH, "cp1254"), (TURKISH, "utf-16")])
def test_kazakh_and_turkish(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@given(st.text().filter(lambda text: "\x00" not in text))
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    try:
        assert decoded(text.encode()) == text.removeprefix("\ufeff")
    except NoTextError as error:
        assert "control characters" in str(error) or "but" in str(error)  # noqa: PT017 - either outcome is right


def test_a_few_broken_bytes_do_not_spoil_a_text() -> None:
    assert decoded(RUSSIAN.encode()[:-2]) == RUSSIAN[:-2] + "�"
    data = RUSSIAN.encode()
    assert decoded(data[:19] + b"\xff" + data[19:]) == RUSSIAN[:10] + "�" + RUSSIAN[10:]


def test_what_a_page_declares_decides_only_where_it_can() -> None:
    declared = '<meta charset="{}">' + RUSSIAN[:9]
    assert decoded(declared.format("koi8-r").encode("koi8-r")).endswith(RUSSIAN[:9])
    assert decoded(declared.format("windows-1251").encode("utf-8")).endswith(RUSSIAN[:9])
    for nonsense in ("unicode_escape", "utf-7", "rot13", "nothing"):
        assert decoded(declared.format(nonsense).encode("cp1251")).endswith(RUSSIAN[:9])


def test_line_ends_and_blanks_stay() -> None:
    assert decoded(b"a\r\nb\n\r\tc \xc2\xa0") == "a\r\nb\n\r\tc \xa0"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03", b"GIF89a...", bytes(range(1, 32)), b"a\x00" * 5 + b"\x00\xd8", bytes(range(128, 256)) * 3]
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(NoTextError, match="is no text"):
        decoded(data)


def test_wide_text_is_told_by_its_beginning() -> None:
    assert [is_wide(RUSSIAN.encode(encoding)[:40]) for encoding in ("utf-16", "utf-16-le", "utf-8", "cp1251")] == [True, True, False, False]
