"""A typed name finds the one it means, whatever the spelling; it never finds somebody else."""

from dataclasses import replace

import pytest

from kg.errors import AmbiguousError, NotFoundError
from kg.identity.naming import Named, NameIndex, build_lines
from kg.identity.spelling import nominatives, rough_of, sounds_of
from kg.sources.spelling import load_spelling

PEOPLE = {
    "olzhas-bektenov": ("Олжас Бектенов", "Olzhas Bektenov", "Олжас Абаевич Бектенов"),
    "ali-asadov": ("Али Асадов", "Ali Asadov", "Али Идаят оглы Асадов", "Əli Əsədov"),
    "adylbek-kasymaliev": ("Адылбек Касымалиев", "Adylbek Kasymaliev"),
    "cevdet-yilmaz": ("Джевдет Йылмаз", "Cevdet Yılmaz"),
    "abdulla-aripov": ("Абдулла Арипов", "Abdulla Aripov"),
    "kubanychbek-omuraliev": ("Кубанычбек Омуралиев", "Kubanychbek Omuraliev"),
    "sadyr-japarov": ("Садыр Жапаров", "Sadyr Japarov"),
    "akylbek-japarov": ("Акылбек Жапаров", "Akylbek Japarov"),
    "kassym-jomart-tokayev": ("Касым-Жомарт Токаев", "Kassym-Jomart Tokayev"),
    "shavkat-mirziyoyev": ("Шавкат Мирзиёев", "Shavkat Mirziyoyev"),
    "ilham-aliyev": ("Ильхам Алиев", "Ilham Aliyev"),
    "heydar-aliyev": ("Гейдар Алиев", "Heydar Aliyev"),
    "mehriban-aliyeva": ("Мехрибан Алиева", "Mehriban Aliyeva"),
    "recep-tayyip-erdogan": ("Реджеп Тайип Эрдоган", "Recep Tayyip Erdoğan"),
    "viktor-orban": ("Виктор Орбан", "Viktor Orbán"),
    "gurbanguly-berdimuhamedov": ("Гурбангулы Бердымухамедов", "Gurbanguly Berdimuhamedov"),
    "serdar-berdimuhamedov": ("Сердар Бердымухамедов", "Serdar Berdimuhamedov"),
    "jeyhun-bayramov": ("Джейхун Байрамов", "Jeyhun Bayramov"),
    "xi-jinping": ("Си Цзиньпин", "Xi Jinping", "习近平"),
    "wang-yi": ("Ван И", "Wang Yi"),
    "sergey-lavrov": ("Сергей Лавров", "Sergey Lavrov"),
    "volodymyr-zelenskyy": ("Владимир Зеленский", "Volodymyr Zelenskyy"),
    "alexander-lukashenko": ("Александр Лукашенко", "Alexander Lukashenko"),
    "emmanuel-macron": ("Эмманюэль Макрон", "Emmanuel Macron"),
    "aleksandar-vucic": ("Александр Вучич", "Aleksandar Vučić"),
    "muhammad-bin-salman": ("Мухаммед бин Салман", "Mohammed bin Salman"),
    "dmitry-peskov": ("Дмитрий Песков", "Dmitry Peskov"),
    "igor-dodon": ("Игорь Додон", "Igor Dodon"),
}
FOUND = {
    "Олжас Бектенов": ("olzhas-bektenov", "exact"),
    "Бектенов": ("olzhas-bektenov", "exact"),
    "бектенов олжас": ("olzhas-bektenov", "exact"),
    "  БЕКТЕНОВ ": ("olzhas-bektenov", "exact"),
    "Бекте\u00adнов": ("olzhas-bektenov", "exact"),
    "Бектено\u0301в": ("olzhas-bektenov", "exact"),
    "Мирзиеев": ("shavkat-mirziyoyev", "exact"),
    "Али Идаят оглы Асадов": ("ali-asadov", "exact"),
    "习近平": ("xi-jinping", "exact"),
    "Ван И": ("wang-yi", "exact"),
    "Алиева": ("mehriban-aliyeva", "exact"),
    "Касым Жомарт Токаев": ("kassym-jomart-tokayev", "exact"),
    "Бектенову": ("olzhas-bektenov", "inflected"),
    "Бектеновым": ("olzhas-bektenov", "inflected"),
    "Олжаса Бектенова": ("olzhas-bektenov", "inflected"),
    "Садыром Жапаровым": ("sadyr-japarov", "inflected"),
    "Джевдете Йылмазе": ("cevdet-yilmaz", "inflected"),
    "Эрдоганом": ("recep-tayyip-erdogan", "inflected"),
    "Зеленского": ("volodymyr-zelenskyy", "inflected"),
    "Мехрибан Алиевой": ("mehriban-aliyeva", "inflected"),
    "Сергею Лаврову": ("sergey-lavrov", "inflected"),
    "Дмитрием Песковым": ("dmitry-peskov", "inflected"),
    "Игорем Додоном": ("igor-dodon", "inflected"),
    "Касым-Жомарта Токаева": ("kassym-jomart-tokayev", "inflected"),
    "Олжаса Абаевича Бектенова": ("olzhas-bektenov", "inflected"),
    "Си Цзиньпином": ("xi-jinping", "inflected"),
    "О. Бектенов": ("olzhas-bektenov", "initials"),
    "О.Бектенов": ("olzhas-bektenov", "initials"),
    "Бектенов О.": ("olzhas-bektenov", "initials"),
    "О. А. Бектеновым": ("olzhas-bektenov", "initials"),
    "А.Н. Арипов": ("abdulla-aripov", "initials"),
    "Дж. Байрамову": ("jeyhun-bayramov", "initials"),
    "С. Жапаров": ("sadyr-japarov", "initials"),
    "A. Japarov": ("akylbek-japarov", "initials"),
    "И. Алиев": ("ilham-aliyev", "initials"),
    "bektenow": ("olzhas-bektenov", "transliteration"),
    "Oljas Bektenov": ("olzhas-bektenov", "transliteration"),
    "Olcas Bektenov": ("olzhas-bektenov", "transliteration"),
    "Ўлжас Бектенов": ("olzhas-bektenov", "transliteration"),
    "Əsədov": ("ali-asadov", "exact"),
    "Esedov": ("ali-asadov", "exact"),
    "Adılbek Kasımaliyev": ("adylbek-kasymaliev", "transliteration"),
    "Одилбек Қосималиев": ("adylbek-kasymaliev", "transliteration"),
    "Kasymalyev": ("adylbek-kasymaliev", "transliteration"),
    "Йилмаз": ("cevdet-yilmaz", "transliteration"),
    "Жавдат Йилмаз": ("cevdet-yilmaz", "transliteration"),
    "Djevdet Yılmaz": ("cevdet-yilmaz", "transliteration"),
    "Өмүралиев": ("kubanychbek-omuraliev", "transliteration"),
    "Kubanıçbek Ömüraliyev": ("kubanychbek-omuraliev", "transliteration"),
    "Sadır Caparov": ("sadyr-japarov", "transliteration"),
    "Оқилбек Жапаров": ("akylbek-japarov", "transliteration"),
    "Тўқаев": ("kassym-jomart-tokayev", "transliteration"),
    "Qosim-Jo‘mart To‘qayev": ("kassym-jomart-tokayev", "transliteration"),
    "Qasım-Jomart Tokayev": ("kassym-jomart-tokayev", "transliteration"),
    "Касымжомарт Токаев": ("kassym-jomart-tokayev", "transliteration"),
    "Şevket Mirziyoyev": ("shavkat-mirziyoyev", "transliteration"),
    "Mirziyoev": ("shavkat-mirziyoyev", "transliteration"),
    "İlham Əliyev": ("ilham-aliyev", "transliteration"),
    "Ilhom Aliyev": ("ilham-aliyev", "transliteration"),
    "Rəcəb Tayyib Ərdoğan": ("recep-tayyip-erdogan", "transliteration"),
    "Ердоған": ("recep-tayyip-erdogan", "transliteration"),
    "رجب طيب أردوغان": ("recep-tayyip-erdogan", "transliteration"),
    "محمد بن سلمان": ("muhammad-bin-salman", "transliteration"),
    "Ceyhun Bayramov": ("jeyhun-bayramov", "transliteration"),
    "Zelensky": ("volodymyr-zelenskyy", "transliteration"),
    "Zelenskij": ("volodymyr-zelenskyy", "transliteration"),
    "Lukaschenko": ("alexander-lukashenko", "transliteration"),
    "Makron": ("emmanuel-macron", "transliteration"),
    "Vucic": ("aleksandar-vucic", "exact"),
    "Lavrow": ("sergey-lavrov", "transliteration"),
    "Serdar Berdimuhamedow": ("serdar-berdimuhamedov", "transliteration"),
    "Kurbankulu Berdimuhammedov": ("gurbanguly-berdimuhamedov", "transliteration"),
    "Qurbanqulu Berdiməmmədov": ("gurbanguly-berdimuhamedov", "transliteration"),
    "Олжас Бектемов": ("olzhas-bektenov", "similar spelling"),
    "Бекетнов": ("olzhas-bektenov", "similar spelling"),
    "Кубаныбчек Омуралиев": ("kubanychbek-omuraliev", "similar spelling"),
    "person/wang-yi": ("wang-yi", "id"),
    "olzhas-bektenov": ("olzhas-bektenov", "id"),
    "https://w3id.org/dmkg/person/xi-jinping": ("xi-jinping", "id"),
}  # fmt: skip
NOBODY = (
    *("Иванов", "Петренко", "Сидорова", "Smith", "Müller", "Асанов", "Али Асанов", "Токарев", "Токаренко", "Бекетов", "Бекменов"),
    *("Бектуров", "Касымов", "Олжас Петров", "Петр Бектенов", "Жапар", "Лавренев", "Песоцкий", "Лукашевич", "О. Петров", "Б.", "О."),
    *("Садыков", "Орлов", "Байрам", "Доронин", "Макаров", "Ли", "Си Дзю", "Ван Гог", "Арипова Лола", "Зеленин", "Мухамедов", "Гюлен"),
    *("Байден", "Гора", "Кулибин", "", "…", "123", "президент", "Abu", "Иван Алиев-Петров"),
    *("محمود عباس", "金正恩", "Омаров", "Касым Омаров", "Эрдели", "Виктор Орлов", "Додонов", "Вучковский"),
)  # fmt: skip
SEVERAL = {
    "Жапаров": {"sadyr-japarov", "akylbek-japarov"},
    "Жапаровым": {"sadyr-japarov", "akylbek-japarov"},
    "Zhaparov": {"sadyr-japarov", "akylbek-japarov"},
    "Алиев": {"ilham-aliyev", "heydar-aliyev"},
    "Əliyev": {"ilham-aliyev", "heydar-aliyev"},
    "Бердымухамедов": {"gurbanguly-berdimuhamedov", "serdar-berdimuhamedov"},
    "Александр": {"alexander-lukashenko", "aleksandar-vucic"},
}


@pytest.fixture(scope="module")
def people() -> NameIndex:
    return NameIndex(build_lines(Named(f"person/{key}", (names[0], names[1]), names) for key, names in PEOPLE.items()))


@pytest.mark.parametrize("typed", [typed for typed, (key, _) in FOUND.items() if key])
def test_typed_name_finds_its_person_and_says_how(people: NameIndex, typed: str) -> None:
    found = people.find(typed, types=["person"])
    assert (found.named.id, found.how) == (f"person/{FOUND[typed][0]}", FOUND[typed][1])


@pytest.mark.parametrize("typed", [*NOBODY, *(typed for typed, (key, _) in FOUND.items() if not key)])
def test_name_of_nobody_known_finds_nobody(people: NameIndex, typed: str) -> None:
    with pytest.raises(NotFoundError):
        people.find(typed, types=["person"])


@pytest.mark.parametrize("typed", SEVERAL)
def test_shared_name_lists_all_who_have_it(people: NameIndex, typed: str) -> None:
    with pytest.raises(AmbiguousError) as caught:
        people.find(typed, types=["person"])
    assert {key for key, _ in caught.value.candidates} == {f"person/{key}" for key in SEVERAL[typed]}


def test_near_miss_suggests_the_nearest(people: NameIndex) -> None:
    with pytest.raises(NotFoundError, match="did you mean Олжас Бектенов"):
        people.find("Бекменов", language="ru")


def test_candidates_are_named_in_the_language_asked_for(people: NameIndex) -> None:
    with pytest.raises(AmbiguousError, match="Sadyr Japarov"):
        people.find("Жапаров")
    with pytest.raises(AmbiguousError, match="Садыр Жапаров"):
        people.find("Japarov", language="ru")


def test_type_keeps_states_out_of_persons() -> None:
    index = NameIndex(
        build_lines(
            [
                Named("state/jo", ("Иордания", "Jordan"), ("Иордания", "Jordan")),
                Named("person/jordan-bardella", ("Жордан Барделла", "Jordan Bardella"), ("Жордан Барделла", "Jordan Bardella")),
            ]
        )
    )
    assert index.find("Jordan", types=["state"]).named.id == "state/jo"
    assert index.find("Jordan", types=["person"]).named.id == "person/jordan-bardella"


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    names = ("Шахин Мустафаев", "Shahin Mustafayev")
    index = NameIndex(build_lines(Named(f"person/{key}", names, names) for key in ("shahin-mustafayev", "shahin-mustafayev-historian")))
    with pytest.raises(AmbiguousError, match=r"\(shahin-mustafayev\), .* \(shahin-mustafayev-historian\)"):
        index.find("Shahin Mustafayev", types=["person"])
    assert index.find("shahin-mustafayev-historian", types=["person"]).named.id == "person/shahin-mustafayev-historian"


def test_a_whole_name_is_his_who_is_called_just_that() -> None:
    called = {"saud-al-faisal": "Сауд аль-Фейсал", "faisal-al-saud": "Фейсал бен Фархан Аль Сауд", "idriss-deby": "Идрис Деби"}
    called["mahamat-deby"] = "Махамат Идрис Деби"
    index = NameIndex(build_lines(Named(f"person/{key}", (name, name), (name,)) for key, name in called.items()))
    assert index.find("Сауд аль-Фейсал").named.id == "person/saud-al-faisal"
    assert index.find("Идрису Деби").named.id == "person/idriss-deby"
    with pytest.raises(AmbiguousError):
        index.find("Деби")


def test_a_word_alone_may_be_a_surname_or_a_given_name() -> None:
    called = {"boniface-alexandre": "Бонифас Александр", "alexander-novak": "Александр Новак"}
    index = NameIndex(build_lines(Named(f"person/{key}", (name, name), (name,)) for key, name in called.items()))
    with pytest.raises(AmbiguousError):
        index.find("Александр")
    assert index.find("Бонифас").named.id == "person/boniface-alexandre"


@pytest.mark.parametrize("inflection", load_spelling().inflections, ids=lambda inflection: f"-{inflection.nominative}")
def test_endings_lead_to_the_nominative_of_their_examples(inflection: object) -> None:
    spelling = replace(load_spelling(), inflections=(inflection,))
    for typed, nominative in inflection.examples:
        assert nominative in nominatives(typed, spelling)
    for typed, other in inflection.counterexamples:
        assert other not in nominatives(typed, spelling)


def test_sounds_are_alike_in_the_examples_and_not_in_the_counterexamples() -> None:
    table = load_spelling().sounds
    for typed, known in table.examples:
        assert not sounds_of(typed).isdisjoint(sounds_of(known)), (typed, known)
    for typed, other in table.counterexamples:
        assert sounds_of(typed).isdisjoint(sounds_of(other)), (typed, other)


def test_rough_sound_knows_no_vowels_apart() -> None:
    assert rough_of("asadov") == rough_of("esedof")
