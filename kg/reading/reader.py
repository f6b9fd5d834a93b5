"""The reader: one article in, its reading out."""

from kg.model import Article, Issue, Reading
from kg.reading.bystanders import mentions
from kg.reading.dates import DateSpan, dates
from kg.reading.drafts import Draft, Gatherer
from kg.reading.figures import Figure, figures
from kg.reading.finish import reports
from kg.reading.frames import Frame, frames
from kg.reading.known import Known
from kg.reading.names import Tagger, tagger
from kg.reading.people import People
from kg.reading.speech import attribution, statements
from kg.reading.tokens import sentences
from kg.reading.topics import topics
from kg.reading.view import View
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
        return _Walk(article, self.known, self._tag or tagger()).reading()


class _Walk:
    """The walk of one article through the steps of reading."""

    def __init__(self, article: Article, known: Known, tag: Tagger) -> None:
        self.article = article
        self.known = known
        self.views = [View(sentence, known, figures(sentence, known, tag)) for sentence in sentences(article)]
        found: list[tuple[int, Figure]] = [(view.sentence.number, figure) for view in self.views for figure in view.named]
        self.people = People(found, known, article.published)
        self.last: Draft | None = None  # the meeting told of last

    def reading(self) -> Reading:
        gatherer = Gatherer(self.people)
        thought: list[Frame] = []
        for view in self.views:
            self._gather(view, gatherer, thought)
        kept, dropped = reports(self.article, self.known, gatherer.drafts, self.views)
        spoken = statements(self.article, self.views, self.people, kept)
        return Reading(
            self.article,
            source=attribution(self.views),
            reports=tuple(report for report, _ in kept),
            mentions=mentions(self.article, self.views, self.people, kept, dropped, thought),
            statements=spoken,
            issues=tuple(self._issues()),
        )

    def _gather(self, view: View, gatherer: Gatherer, thought: list[Frame]) -> None:
        found = frames(view)
        for frame in found:
            if frame.standing.status == "hypothetical":
                thought.append(frame)
                continue
            self.last = gatherer.add(frame, self._date(view, frame, found)) or self.last
        if self.last is not None:
            for topic in topics(view):
                self.last.topics.setdefault(topic, view.sentence)
            self._quoted_date(view, self.last)

    def _date(self, view: View, frame: Frame, found: list[Frame]) -> DateSpan | None:
        """Return the date nearest to a frame in its clause, else the only one of its sentence."""
        past = {"held": True, "planned": False}.get(frame.standing.status or "")
        spans = [span for span in dates(view.sentence, self.known, self.article.published, past=past) if span.start not in view.speech]
        here = [span for span in spans if view.clause(span.start) == view.clause(frame.at)]
        nearest = sorted(here or (spans if len(spans) == 1 or len(found) == 1 else []), key=lambda span: abs(span.start - frame.at))
        return nearest[0] if nearest else None

    def _quoted_date(self, view: View, last: Draft) -> None:
        """«результаты сегодняшней встречи», said at it, gives its day."""
        if last.date is not None or not view.quoted_triggers:
            return
        days = dates(view.sentence, self.known, self.article.published, past=None)
        near = next((day for day in days for match in view.quoted_triggers if day.end == match.start), None)
        if near is not None:
            last.date = (near, view.sentence)

    def _issues(self) -> list[Issue]:
        out = []
        for one in self.people.individuals:
            if one.candidates:
                out.append(Issue("warning", f"{one.name}: {len(one.candidates)} persons fit ({', '.join(one.candidates)}); linked to none"))
        return out

