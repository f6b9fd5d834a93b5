"""The reader: one article in, its reading out."""

from kg.model import Article, Reading
from kg.reading.gate import Gate
from kg.reading.known import Known
from kg.reading.names import Tagger, tagger
from kg.reading.sentences import blocks
from kg.reading.tokens import SOFT_HYPHEN
from kg.reading.walk import Walk
from kg.sources.gazetteer import Gazetteer
from kg.sources.lexicon import Lexicon


class Reader:
    """Reads articles of one language; built once, used for many."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, *, tag: Tagger | None = None) -> None:
        """Build the tables of what is recognised; the name tagger is loaded when the first article passes the gate."""
        self.known = Known(gazetteer, lexicon)
        self._gate = Gate(self.known)
        self._tag = tag

    def passes(self, article: Article) -> bool:
        """Say whether the article could tell of a meeting between two sides; most news does not, and is not read."""
        return self._gate.passes(f"{article.title or ''}\n{article.text}".replace(SOFT_HYPHEN, ""))

    def read(self, article: Article) -> Reading:
        """Return what an article says, as its reports, mentions, statements and open issues."""
        if not self.passes(article):
            return Reading(article)
        tag, told = self._tag or tagger(), Reading(article)
        for block in blocks(article):
            told = _joined(told, Walk(article, self.known, tag, block, told=len(told.reports)).reading())
        return told


def _joined(before: Reading, after: Reading) -> Reading:
    """Return what two stretches of one article say."""
    return Reading(
        before.article,
        source=before.source or after.source,
        reports=before.reports + after.reports,
        mentions=before.mentions + after.mentions,
        statements=before.statements + after.statements,
        outcomes=before.outcomes + after.outcomes,
        issues=before.issues + after.issues,
    )
