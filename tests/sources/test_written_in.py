"""The language of a text is told from its letters and small words, and from statistics only where they do not tell."""

import subprocess
import sys
import time

import pytest

from kg.sources.written_in import code_of, language_of

TEXTS = {
    "ru": "Премьер-министры двух стран обсудили в Женеве торговлю и транспорт. Переговоры прошли в расширенном составе.",
    "kk": "Қазақстанның Премьер-министрі Мұрат Сеитов Женевада әріптесімен кездесті. Тараптар сауда мен көлік туралы әңгімелесті.",
    "ky": "Кыргызстандын өкмөт башчысы Женевада кесиптеши менен жолугушту. Тараптар соода жана транспорт боюнча сүйлөштү.",
    "uz": "O‘zbekiston Bosh vaziri Jenevada hamkasbi bilan uchrashdi. Tomonlar savdo va transport sohasi haqida gaplashdilar.",
    "az": "Azərbaycanın Baş naziri Cenevrədə həmkarı ilə görüşüb. Tərəflər ticarət və nəqliyyat haqqında danışıblar.",
    "tr": "Başbakan Kemal Demir, Cenevre'de mevkidaşıyla görüştü. Görüşmede ticaret ve ulaştırma alanlarında iş birliği ele alındı.",
    "en": "The prime ministers of the two states met in Geneva to discuss trade and transport. The talks were held in an extended format.",
    "tg": "Сарвазири Тоҷикистон дар Женева бо ҳамтои худ вохӯрд. Ҷонибҳо оид ба савдо ва нақлиёт суҳбат карданд.",
    "uk": "Прем'єр-міністри двох країн обговорили у Женеві торгівлю. Переговори пройшли у розширеному складі.",
    "tk": "Türkmenistanyň Baş ministri Ženewada kärdeşi bilen duşuşdy. Taraplar söwda we ulag barada gürleşdiler.",
    "bg": "Министър-председателят се срещна в Женева с колегата си. Двамата обсъдиха търговията и транспорта между страните.",
    "de": "Der Bundeskanzler empfing in Berlin den Präsidenten der Republik. Beide Seiten sprachen über den Handel.",
    "zh": "两国总理在日内瓦会见。双方就贸易交换了意见。",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_languages_are_told_apart(language: str) -> None:
    assert language_of(TEXTS[language]) == language
    assert language_of(TEXTS[language].upper().replace("İ", "I")) == language or language in {"tr", "az"}


@pytest.mark.parametrize("language", ["ru", "kk", "ky", "uz", "az", "tr", "en", "tg"])
def test_a_few_words_are_enough(language: str) -> None:
    assert language_of(TEXTS[language][:45]) == language


def test_uzbek_is_read_in_both_scripts() -> None:
    assert language_of("Ўзбекистон Бош вазири Женевада ҳамкасби билан учрашди. Томонлар савдо ҳақида гаплашдилар.") == "uz"


def test_names_spelt_as_at_home_make_no_other_language() -> None:
    assert language_of("Президент Қасым-Жомарт Тоқаев прибыл в Женеву и встретился с коллегой, сообщили в Ақорде.") == "ru"


@pytest.mark.parametrize("text", ["", "12.03.2024", "—", "№ 5"])
def test_no_letters_no_language(text: str) -> None:
    assert language_of(text) is None


def test_codes_are_read_with_their_region() -> None:
    assert [code_of(name) for name in ("ru", "RU", "kk_KZ", "uz-Latn-UZ", "Russian", "")] == ["ru", "ru", "kk", "uz", None, None]


def test_russian_needs_no_statistics() -> None:
    code = f"import sys; from kg.sources.written_in import language_of as of; of({TEXTS['ru']!r}); print('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_statistics_warn_of_nothing() -> None:
    code = f"from kg.sources.written_in import language_of as of; print(of({TEXTS['bg']!r}))"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("bg\n", "")


def test_a_long_text_takes_no_longer_than_a_short_one() -> None:
    start = time.process_time()
    assert language_of(TEXTS["kk"] * 100_000) == "kk"
    assert time.process_time() - start < 1
