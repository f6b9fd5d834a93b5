"""Which of the days that a sentence names is the day of which meeting."""

from collections.abc import Sequence
from datetime import date

from kg.edtf import earliest
from kg.reading.dates import PART_OF_DAY, SPELL, DateSpan, dates, shifted
from kg.reading.drafts import Draft
from kg.reading.frames import Frame
from kg.reading.headings import Headings
from kg.reading.known import Known
from kg.reading.nearness import is_day
from kg.reading.story import Story
from kg.reading.view import View

COUNTED = "date.counted"  # the rule of «днём ранее»
_LATELY = 3  # sentences over which a day told stays in mind
_OWN = 6  # how near behind a noun its own day stands
_WITHIN = 6  # and how far before it a participle may say when it is to be
_NEAR = 4  # how near behind a noun the comma stands before what tells more of it
_BEFORE = 3  # and how near before it an adjective of a season


class Dating:
    """Finds the days of the frames of one article, sentence after sentence."""

    def __init__(self, story: Story, known: Known, published: date | None, headings: Headings) -> None:
        """Take the story that is being gathered, what is recognised, the article's day and its headings."""
        self.story = story
        self.known = known
        self.published = published
        self.headings = headings

    def day_of(self, view: View, frame: Frame, found: Sequence[Frame]) -> DateSpan | None:
        """Return the date nearest to a frame in its clause, else the only one of its sentence."""
        if view.says(view.clause(frame.at), self.known.words["known"]):
            return None  # «о беседе стало известно накануне»: the day is that of the news
        spans = self._spans(view, frame, found)
        telling = bool(frame.agents or frame.places or frame.under)  # «министры увидятся осенью» announces too little
        here = [span for span in spans if view.clause(span.start) == view.clause(frame.at) and (telling or span.rule != SPELL)]
        if not here and (told := self._counted(view, frame)):
            return told
        fit = here or self._beside(view, frame, found, spans)
        nearest = sorted(fit, key=lambda span: (span.rule == SPELL, abs(span.start - frame.at)))
        if not nearest or nearest[0].rule == PART_OF_DAY:
            above = self.headings.day(frame)
            return above or (nearest[0] if nearest and not self._on_another_day() else None)
        return nearest[0]

    def _spans(self, view: View, frame: Frame, found: Sequence[Frame]) -> list[DateSpan]:
        """Return the days of a sentence that are not said of something else."""
        past = {"held": True, "planned": False}.get(frame.standing.status or "")
        spans = dates(view.sentence, self.known, self.published, past=past)
        spans = [span for span in spans if span.start not in view.speech and not _of_another(view, frame, span)]
        spans = [span for span in spans if not any(other is not frame and _others(view, other, frame, span) for other in found)]
        if frame.about and not (frame.mode == "visit" and frame.during):  # only a day of its own: «подготовка к саммиту 18 сентября»
            spans = [span for span in spans if _own(view, frame, span)]
        return [span for span in spans if not any(token.text == ":" for token in view.tokens[frame.at : span.start])]

    @staticmethod
    def _beside(view: View, frame: Frame, found: Sequence[Frame], spans: Sequence[DateSpan]) -> Sequence[DateSpan]:
        """Return the days of clauses that tell of no other meeting, else the only day of the sentence."""
        taken = {view.clause(other.at) for other in found if other is not frame}
        taken |= {view.clause(verb.start) for verb in view.verbs if "meet" in verb.kinds} - {view.clause(frame.at)}
        days = [span for span in spans if span.rule != SPELL]
        free = [span for span in days if view.clause(span.start) not in taken]
        return free or (days if len(days) == 1 and not view.told_apart(frame.at, days[0].start) else [])

    def _on_another_day(self) -> bool:
        """Say whether the story plays on another day than the article's own: «вечером» is then of that day."""
        own = self.published.isoformat() if self.published else None
        return any(draft.date is not None and draft.date[0].edtf != own for draft in self.story.drafts)

    def _counted(self, view: View, frame: Frame) -> DateSpan | None:
        """«В тот же день …», «днём ранее», «на следующий день»: counted from the meeting told before."""
        match = next((found for found in self.known.counted.find(view.tokens) if found.start not in view.speech), None)
        if match is None:
            return None
        last = self.story.last_past(None if frame.standing.status == "planned" else self.published)
        if match.value == 0:
            return DateSpan(match.start, match.end, last.date[0].edtf, "relative", COUNTED) if last and last.date else None
        above = self.headings.day(frame)
        day = earliest(above.edtf) if above is not None else self._from(last, frame.number)
        day = day or (self.published if match.value < 0 else None)
        return None if day is None else DateSpan(match.start, match.end, shifted(day, match.value).isoformat(), "relative", COUNTED)

    def _from(self, last: Draft | None, number: int) -> date | None:
        """Return the day of a meeting told not long before."""
        told = last.date if last is not None else None
        near = told is not None and number - told[1].number <= _LATELY and is_day(told[0].edtf)
        return earliest(told[0].edtf) if told is not None and near else None


def _others(view: View, other: Frame, frame: Frame, span: DateSpan) -> bool:
    """Say whether a day is of what is spoken of in the same breath, or of what is planned where this was held."""
    apart = other.about or (other.standing.status == "planned" and frame.standing.status == "held" and span.start <= other.at)
    return apart and _own(view, other, span)


def _own(view: View, frame: Frame, span: DateSpan) -> bool:
    """«подготовка к саммиту 18 сентября», «повестка осеннего саммита»: no verb between that tells of something else."""
    if span.rule == SPELL and frame.at - _BEFORE <= span.start <= frame.at:
        return True
    if (
        frame.standing.status == "planned"
        and frame.at - _WITHIN <= span.start <= frame.at
        and view.tokens[span.start - 1].lower in view.known.words["on"]
    ):
        return True  # «запланированное на конец мая юбилейное заседание»
    return 0 <= span.start - frame.end <= _OWN and all("occur" in verb.kinds for verb in view.verbs if frame.end <= verb.start < span.start)


def _of_another(view: View, frame: Frame, span: DateSpan) -> bool:
    """«перед саммитом, который открывается сегодня», «итоги переговоров, прошедших накануне»: the day of the noun before the comma."""
    comma = next((k for k in range(span.start - 1, 0, -1) if view.tokens[k].text == ","), None)
    if comma is None or not _attributive(view, comma + 1):
        return False
    if comma < frame.at and all(view.tokens[k].text != "," for k in range(span.end, frame.at)):
        return False  # the frame stands there too
    before = [match for match in view.triggers if comma - _NEAR <= match.end <= comma]
    return bool(before) and not before[-1].start <= frame.at < before[-1].end


def _attributive(view: View, at: int) -> bool:
    """Say whether a participle or «который» begins what tells more of a noun."""
    token = view.tokens[at]
    return token.pos == "PRTF" or bool(token.lemmas & view.known.words["which"])
