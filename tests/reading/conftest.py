"""A reader of Russian for the tests of this room: built once, because its tables and its tagger take a second or two."""

from datetime import date

import pytest

from kg.model import Article, Reading
from kg.reading.reader import Reader
from kg.sources.articles import article_of
from kg.sources.gazetteer import Gazetteer
from kg.sources.lexicon import load_lexicon
from tests.reading.readings import Read


@pytest.fixture(scope="session")
def reader(gazetteer: Gazetteer) -> Reader:
    lexicon = load_lexicon("ru")
    assert lexicon is not None
    return Reader(gazetteer, lexicon)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Return what a text says, as published on 18 September 2025."""

    def reading(text: str, title: str | None = None, published: date | None = date(2025, 9, 18)) -> Reading:
        article: Article = article_of(text, title=title, published=published, language="ru")
        return reader.read(article)

    return reading
