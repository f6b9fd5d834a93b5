"""The reader: one article in, its reading out."""

from kg.model import Article, Reading
from kg.reading.names import Tagger, tagger
from kg.reading.known import Known
from kg.reading.walk import Walk
from kg.sources.gazetteer import Gazetteer
from kg.sources.lexicon import Lexicon


class Reader:
    """Reads articles of one language; built once, used for many."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, *, tag: Tagger | None = None) -> None:
        """Build the tables of what is recognised; the name tagger is loaded when the first article passes the gate."""
        self.known = Known(gazetteer, lexicon)
        self._tag = tag

    def passes(self, article: Article) -> bool:
        """Say whether any word of the article could tell of a meeting: one scan, and nothing more for most news."""
        text = f"{article.title or ''}\n{article.text}".lower()
        return any(stem in text for stem in self.known.lexicon.gate)

    def read(self, article: Article) -> Reading:
        """Return what an article says, as its reports, mentions, statements and open issues."""
        if not self.passes(article):
            return Reading(article)
        return Walk(article, self.known, self._tag or tagger()).reading()
