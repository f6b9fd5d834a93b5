"""Headings that say where and when what follows plays: «КАИР, воскресенье», «6 июля», «ПОНЕДЕЛЬНИК.», «26 октября, Бишкек /Корр. Н/.»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Article
from kg.reading.dates import DateSpan, dates
from kg.reading.frames import Frame
from kg.reading.places import PlaceSpan
from kg.reading.tokens import Sentence
from kg.reading.view import View

_LONGEST = 14  # tokens of a heading
_FIRST = 2  # sentences with which a story may begin
_SIGNS = ".,:;–—-*•·|"
_ASIDE = "/("  # who sent the news stands between such signs
_BLANK = re.compile(r"[^\S\n]*\n[^\S\n]*\n")
_TIME = re.compile(r"\d{1,2}[:.]\d\d")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names a place, a day or both, and nothing else."""

    view: View
    place: PlaceSpan | None

    @property
    def number(self) -> int:
        """Return the number of the sentence."""
        return self.view.sentence.number

    def day(self, *, past: bool | None = None) -> DateSpan | None:
        """Return the day it names, of weekdays the last or the next one."""
        return next(iter(dates(self.view.sentence, self.view.known, self.view.published, past=past)), None)


def heading(view: View) -> Heading | None:
    """Return what a sentence says of where and when, where it says nothing else."""
    if view.spoken or len(view.tokens) > _LONGEST:
        return None
    cities = [span for span in view.places if span.place and span.prep is None]
    days = view.days
    told = {k for city in cities for k in range(city.start, city.end)} | {k for day in days for k in range(day.start, day.end)}
    told |= set(_regions(view))
    end = next((k for k, token in enumerate(view.tokens) if token.text in _ASIDE), len(view.tokens))
    rest = (token.text for k, token in enumerate(view.tokens[:end]) if k not in told and not view.covered(k))  # «Анна Белова, Сочи»
    if not (cities or days) or not all(text in _SIGNS or _TIME.fullmatch(text) for text in rest):
        return None
    return Heading(view, next(iter(cities), None))


def _regions(view: View) -> Iterator[int]:
    """«Московская область, Ново-Огарёво»: the part of the state before the place."""
    for match in view.known.parts.find(view.tokens):
        yield from range(match.start, match.end)


class Headings:
    """The headings of an article; where it has several, each is of the stretch up to the next, or to a blank line."""

    def __init__(self, article: Article, views: Sequence[View]) -> None:
        """Find them."""
        found = [one for view in views[:-1] if (one := heading(view)) is not None]
        self._found = found if len(found) > 1 else []
        self.first = found[0] if len(found) == 1 and found[0].number <= _FIRST else None  # where and when the story is written
        self._article = article

    def _above(self, frame: Frame) -> Heading | None:
        """Return the heading under which a frame stands."""
        above = next((one for one in reversed(self._found) if one.number < frame.number), None)
        return above if above is not None and self._reaches(above.view.sentence, frame.view.sentence) else None

    def _reaches(self, above: Sentence, sentence: Sentence) -> bool:
        """Say whether no blank line ends what stands under a heading; one right behind the heading does not."""
        between = self._article.part(sentence.part)[above.end : sentence.start]
        return _BLANK.match(between) is not None or _BLANK.search(between) is None

    def day(self, frame: Frame) -> DateSpan | None:
        """Return the day under which a frame stands."""
        above = self._above(frame)
        return None if above is None or frame.about or frame.back else above.day(past=frame.standing.status != "planned")

    def place(self, frame: Frame) -> list[PlaceSpan]:
        """Return the city under which a frame stands that was held and says no place itself."""
        above = self._above(frame)
        told = frame.about or frame.back or frame.joins or frame.mode != "meeting" or frame.standing.status not in {"held", None}
        return [] if above is None or above.place is None or told else [above.place]
