"""The walk of one article through the steps of reading."""

from collections.abc import Collection, Sequence

from kg.model import Article, Issue, Mention, Reading
from kg.reading.bystanders import Told, authors, mentions
from kg.reading.completing import completed
from kg.reading.dating import Dating
from kg.reading.figures import Figure, figures
from kg.reading.frames import Frame
from kg.reading.gathering import Gatherer
from kg.reading.headings import Headings
from kg.reading.known import Known
from kg.reading.listing import announced, is_line, listed, opens_list, signing, spoken_by
from kg.reading.names import Tags, more_names, names, surnames
from kg.reading.outcomes import outcomes
from kg.reading.people import People
from kg.reading.reports import is_headline, reports
from kg.reading.scene import Dated, Placed, Surroundings, scene
from kg.reading.settled import to_come_only
from kg.reading.speech import attribution, statements
from kg.reading.telling import frames
from kg.reading.tokens import Sentence
from kg.reading.topics import topics
from kg.reading.transcripts import speakers
from kg.reading.view import View

_TELLS = {"VERB", "PRTS", "INFN"}  # a line without any, such as a by-line, speaks of nobody


class Walk:
    """One article on its way from sentences to reports."""

    def __init__(self, article: Article, known: Known, tags: Tags, found: Sequence[Sentence], *, told: int = 0) -> None:
        """Find the figures of every sentence and who is who.

        Args:
            article: the article.
            known: what is recognised.
            tags: the names that the tagger found, by the number of the sentence.
            found: its sentences, or a stretch of them where it is too long for one story.
            told: how many reports the stretches before have.
        """
        self.article = article
        self.known = known
        self.told = told
        self.begins = speakers(article, found, known)
        named = {s.number: names(s, known, tags.get(s.number, ())) for s in found}
        stems = surnames((span for spans in named.values() for span in spans.values()), known)
        more = {s.number: more_names(s, known, named[s.number], stems) for s in found}
        day = article.published
        people = {s.number: completed(s.tokens, known, figures(s, known, more[s.number])) for s in found}
        self.views = [View(s, known, people[s.number], spoken=s.number in self.begins, published=day) for s in found]
        seen: list[tuple[int, Figure]] = [(view.sentence.number, figure) for view in self.views for figure in view.named]
        headline = frozenset(s.number for s in found if is_headline(article, s))
        self.people = People(seen, known, article.published, headline)
        self.gatherer = Gatherer(self.people, headline)
        self.headings = Headings(article, self.views)
        self.dating = Dating(self.gatherer.story, known, day, self.headings)
        self.headline = headline
        self.announced = announced(self.views)
        self.thought: list[Frame] = []
        self.loose_places: list[Placed] = []
        self.loose_dates: list[Dated] = []
        self.coming_dates: list[Dated] = []
        self.own_dates: list[Dated] = []  # «Оно состоится в четверг»

    def reading(self) -> Reading:
        """Return what the article says."""
        listing: View | None = None
        for before, view in zip([None, *self.views], self.views, strict=False):
            listing = self._listing(view, before, listing)
            if listing is not view and listing is not None and not any(frame.partners for frame in frames(view)):
                self._line(view)
            else:
                self._gather(view)
        setting = scene(
            *(self.article, self.known, self.loose_places, self.loose_dates),
            first=self.headings.first, own_dates=self.own_dates, coming_dates=self.coming_dates,
        )  # fmt: skip
        around = Surroundings(setting, self._visitors(), self.headline, self.told)
        kept, dropped = reports(self.article, self.known, self.gatherer.story.drafts, around)
        return Reading(
            self.article,
            source=attribution(self.views),
            reports=tuple(report for report, _ in kept),
            mentions=(*mentions(self.views, self.people, Told(kept, dropped, self.thought, self.headline)), *self._authors()),
            statements=statements(self.article, self.views, self.people, kept),
            outcomes=outcomes(self.views, self.people, kept, self.headline),
            issues=tuple(self._issues()),
        )

    def _listing(self, view: View, before: View | None, listing: View | None) -> View | None:
        """Return the sentence that announced the list a line belongs to, the sentence itself where it announces one."""
        if view.sentence.number in self.announced or opens_list(view):
            signs = any("sign" in verb.kinds for verb in view.verbs) or any(t.lemmas & self.known.words["signature"] for t in view.tokens)
            if signs and self.gatherer.story.last_talks is None:
                self.gatherer.open(signing(view), view.days)
            return view
        return listing if listing is not None and before is not None and is_line(view, after=before) else None

    def _line(self, view: View) -> None:
        frame = listed(view, spoken=view.spoken)
        if frame is not None:
            self.gatherer.add(frame, None)

    def _speaker(self, view: View) -> None:
        """Let the speaker of a transcript take part in the meeting told before."""
        start = self.begins.get(view.sentence.number)
        named = [
            figure for figure in view.named if figure.name is not None and start is not None and view.tokens[figure.start].start < start
        ]
        if named:
            self.gatherer.add(spoken_by(view, named[0]), None)

    def _gather(self, view: View) -> None:
        self._speaker(view)
        found = frames(view)
        for frame in found:
            frame.places = frame.places or self.headings.place(frame)
            if frame.standing.status == "hypothetical":
                self.thought.append(frame)
            else:
                self.gatherer.add(frame, self.dating.day_of(view, frame, found))
        if (
            all(frame.about for frame in found) or (view.sentence.number in self.headline and not self.gatherer.story.drafts)
        ) and not view.spoken:
            self._beside(view, {span.start for frame in found if frame.mode == "visit" and not frame.back for span in frame.places})
        elif (colon := next((k for k, token in enumerate(view.tokens) if token.text == ":"), None)) is not None:
            self._places_beside(view, range(colon))  # «Политический вечер в Сочи: Владимир Путин провёл переговоры»
        if not view.spoken:
            self.gatherer.told_of_body(view)
        if not view.spoken and (view.sentence.number in self.headline or any(token.pos in _TELLS for token in view.tokens)):
            self.gatherer.meaning.spoke_of(view.sentence.number, tuple(figure for figure in view.named if figure.start not in view.speech))
        if self.gatherer.story.last_talks is not None:
            for topic in topics(view):
                self.gatherer.story.last_talks.topics.setdefault(topic, view.sentence)
            self._quoted_date(view)

    def _beside(self, view: View, taken: Collection[int]) -> None:
        """Keep where and when a sentence plays that tells of no meeting: «Пятница в Бишкеке выдалась насыщенной».

        Where a meeting spoken of is to be is taken: «говорили о визите в Баку».
        """
        self._places_beside(view, [k for k in range(len(view.tokens)) if k not in taken])
        today = self.article.published.isoformat() if self.article.published else None
        found = [(span, view.sentence) for span in view.days if span.start not in view.speech]
        apart = not view.named and any("occur" in verb.kinds for verb in view.verbs)  # «Сегодня начались столкновения»
        self.loose_dates += [dated for dated in found if dated[0].edtf == today and not apart]
        self.coming_dates += [dated for dated in found if today is not None and len(dated[0].edtf) == len(today) and dated[0].edtf > today]
        if view.tokens[0].lower in self.known.words["it"] and any(
            token.lemmas & self.known.words["takes_place"] for token in view.tokens[1:3]
        ):
            self.own_dates += found[-1:]

    def _places_beside(self, view: View, among: Collection[int]) -> None:
        found = [span for span in view.places if span.prep in self.known.words["in"] and span.start in among and not view.apart(span)]
        self.loose_places += [(span, view.sentence) for span in found]

    def _quoted_date(self, view: View) -> None:
        """«результаты сегодняшней встречи», said at it, gives its day."""
        last = self.gatherer.story.last_talks
        if last is None or last.date is not None or not view.quoted_triggers:
            return
        days = view.days
        near = next((day for day in days for match in view.quoted_triggers if day.end == match.start), None)
        if near is not None:
            last.date = (near, view.sentence)

    def _authors(self) -> tuple[Mention, ...]:
        """Return the journalists of by-lines, once for the whole article."""
        return authors(self.article) if self.views and self.views[0].sentence.number == 0 else ()

    def _visitors(self) -> frozenset[int]:
        """Return who came on a visit: as a draft tells it, or a participle beside his name."""
        visits = {key for draft in self.gatherer.story.drafts if draft.mode == "visit" and not to_come_only(draft) for key in draft.roles}
        arriving = {one.key for view in self.views for figure in view.arriving if (one := self.people.who(view.sentence.number, figure))}
        return frozenset(visits | arriving)

    def _issues(self) -> list[Issue]:
        several = (one for one in self.people.individuals if one.candidates)
        said = "{0.name}: {1} persons fit ({2}); linked to none"
        return [Issue("warning", said.format(one, len(one.candidates), ", ".join(one.candidates))) for one in several]
