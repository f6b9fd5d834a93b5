"""Names, titles and cities that are one in other cases and spellings, and those that are not: the table's own examples."""

import re
import tomllib

import pytest

from kg import resources
from kg.scoring.likeness import Likeness
from kg.sources.likeness import load_likeness

TABLE = tomllib.loads((resources.languages() / "likeness.toml").read_text(encoding="utf-8"))
SAME = {"names": Likeness.same_person, "titles": Likeness.same_title, "places": Likeness.same_city}


def rows(which):
    return [(what, *pair) for what in SAME for row in TABLE["ru"][what] for pair in row[which]]


@pytest.mark.parametrize(("what", "one", "other"), rows("examples"))
def test_two_writings_of_one(what, one, other):
    likeness = Likeness(load_likeness().alike("ru"))
    assert SAME[what](likeness, one, other)
    assert SAME[what](likeness, other, one)


@pytest.mark.parametrize(("what", "one", "other"), rows("counterexamples"))
def test_two_that_are_not_one(what, one, other):
    likeness = Likeness(load_likeness().alike("ru"))
    assert not SAME[what](likeness, one, other)
    assert not SAME[what](likeness, other, one)


def test_in_a_language_without_a_table_only_the_same_words_are_one():
    likeness = Likeness(load_likeness().alike("xx"))
    assert likeness.same_person("Ali Asadov", "ali asadov")
    assert not likeness.same_person("Ali Asadov", "Ali Asadovun")


def test_kinds_and_statuses_are_those_of_the_schemes():
    kinds = (resources.ontology() / "schemes" / "kinds.ttl").read_text(encoding="utf-8")
    top = {block.split('skos:notation "')[1].split('"')[0] for block in kinds.split("\n\n") if "topConceptOf" in block}
    statuses = (resources.ontology() / "schemes" / "statuses.ttl").read_text(encoding="utf-8")
    assert set(load_likeness().families) == top
    assert set(load_likeness().statuses) == set(re.findall(r'skos:notation "([^"]+)"', statuses))
