"""The reader: one article in, its reading out."""

from collections.abc import Iterator, Sequence

from kg.model import Article, Reading
from kg.reading.gate import Gate
from kg.reading.known import Known
from kg.reading.names import Tagger, Tags
from kg.reading.sentences import blocks
from kg.reading.strangers import strangers
from kg.reading.tokens import SOFT_HYPHEN, Sentence
from kg.reading.walk import Walk
from kg.sources.gazetteer import Gazetteer
from kg.sources.lexicon import Lexicon


class Reader:
    """Reads articles of one language; built once, used for many."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, *, tag: Tagger | None = None) -> None:
        """Build the tables of what is recognised; the name tagger is loaded when the first sentence needs it."""
        self.known = Known(gazetteer, lexicon)
        self._gate = Gate(self.known)
        self._tag = tag

    def passes(self, article: Article) -> bool:
        """Say whether the article could tell of a meeting between two sides; most news does not, and is not read."""
        return self._gate.passes(f"{article.title or ''}\n{article.text}".replace(SOFT_HYPHEN, ""))

    def read(self, article: Article) -> Reading:
        """Return what an article says, as its reports, mentions, statements and open issues."""
        return next(self.read_together((article,)))

    def read_together(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield what each of some articles says; strangers are looked for in all of them at once, which is faster than one by one."""
        rests = [blocks(article) if self.passes(article) else iter(()) for article in articles]
        firsts = [next(rest, ()) for rest in rests]
        for article, first, tags, rest in zip(articles, firsts, self._strangers(firsts), rests, strict=True):
            told = self._further(Reading(article), first, tags)
            for block in rest:
                told = self._further(told, block, *self._strangers([block]))
            yield told

    def _strangers(self, blocks: Sequence[Sequence[Sentence]]) -> list[Tags]:
        return strangers(blocks, self.known, self._tag)

    def _further(self, told: Reading, block: Sequence[Sentence], tags: Tags) -> Reading:
        """Return what an article says up to and with a stretch of it."""
        return _joined(told, Walk(told.article, self.known, tags, block, told=len(told.reports)).reading()) if block else told


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
