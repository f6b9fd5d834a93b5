"""What people, outlets and groups are called that only articles name."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import iris
from kg.graph.names import names_after
from kg.graph.store import Store, Writer
from kg.graph.vocabulary import DM, RDF, SCHEMA, SKOS

DANA, KAZPRAVDA, DELEGATIONS = iris.person("dana"), iris.outlet("Kazpravda"), iris.group("главы делегаций")


def article(writer: Writer, key: str, *names: tuple[NamedNode, str, str]) -> None:
    graph = iris.article_graph(key)
    writer.replace(graph, [Quad(who, SCHEMA.name, Literal(name, language=language), graph) for who, name, language in names])


def labels(store: Store, who: NamedNode) -> set[tuple[str, str]]:
    return {(quad.object.value, quad.object.language) for quad in store.quads(who, SKOS.prefLabel)}


def test_whoever_is_named_gets_a_label_and_a_class(tmp_path):
    with Store.writer(tmp_path / "store") as writer:
        article(writer, "a", (DANA, "Дана", "ru"), (KAZPRAVDA, "Kazpravda.kz", "ru"), (DELEGATIONS, "главы делегаций", "ru"))
        assert labels(writer, DANA) == {("Дана", "ru")}
        classes = [next(iter(writer.quads(who, RDF.type))).object for who in (DANA, KAZPRAVDA, DELEGATIONS)]
        assert classes == [DM.Person, DM.Outlet, DM.CollectiveAgent]


def test_of_several_names_in_a_language_the_first_in_the_alphabet_is_shown_once(tmp_path):
    with Store.writer(tmp_path / "store") as writer:
        article(writer, "a", (DANA, "Дана Б.", "ru"))
        article(writer, "b", (DANA, "Дана А.", "ru"))
        article(writer, "c", (DANA, "Dana", "en"), (DANA, "Дана А.", "ru"))
        assert labels(writer, DANA) == {("Дана А.", "ru"), ("Dana", "en")}
        assert len(list(writer.quads(DANA, SKOS.prefLabel))) == 2


def test_a_name_goes_with_the_last_article_that_prints_it(tmp_path):
    with Store.writer(tmp_path / "store") as writer:
        article(writer, "a", (DANA, "Дана А.", "ru"))
        article(writer, "b", (DANA, "Дана Б.", "ru"))
        article(writer, "a")
        assert labels(writer, DANA) == {("Дана Б.", "ru")}
        article(writer, "b")
        assert len(writer) == 0


def test_a_headline_names_nobody(tmp_path):
    with Store.writer(tmp_path / "store") as writer:
        article(writer, "a", (iris.article("a"), "Заголовок", "ru"))
        assert list(writer.quads(graph=iris.NAMES)) == []


class Said:
    """Statements in memory, with the names of whom articles name kept as the store keeps them."""

    def __init__(self) -> None:
        self.all: set[Quad] = set()

    def quads(self, subject=None, predicate=None, *, graph=None) -> Iterator[Quad]:
        for quad in self.all:
            if subject in {None, quad.subject} and predicate in {None, quad.predicate} and graph in {None, quad.graph_name}:
                yield quad

    def article(self, key: str, names: list[tuple[NamedNode, str, str]]) -> None:
        graph = iris.article_graph(key)
        new = {Quad(who, SCHEMA.name, Literal(name, language=language), graph) for who, name, language in names}
        old = set(self.quads(graph=graph))
        goes, comes = names_after(self, old - new, new - old)
        self.all = (self.all - old - set(goes)) | new | set(comes)


WHO = st.sampled_from([DANA, KAZPRAVDA])
NAMINGS = st.lists(st.tuples(WHO, st.sampled_from(["А", "Б", "В"]), st.sampled_from(["ru", "en"])), max_size=3)


@given(st.lists(st.tuples(st.sampled_from("abc"), NAMINGS), max_size=8))
def test_whatever_happened_before_the_names_are_those_of_the_articles_there_are(steps):
    changed, fresh = Said(), Said()
    for key, names in steps:
        changed.article(key, names)
    for key, names in reversed(dict(steps).items()):
        fresh.article(key, names)
    assert changed.all == fresh.all
