"""Figures: who stands in a sentence, by name, by title or as a group, in which case and for which state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.reading.groups import Groups
from kg.reading.known import Known
from kg.reading.morphology import plain
from kg.reading.names import NameSpan, name_at
from kg.reading.title import CASES, Title
from kg.reading.titles import TitleParser
from kg.reading.tokens import Sentence, Token

_COUNTED = 4  # words of «трёх африканских стран»
_SHORT = 3  # letters of a first word that does not bend
_SHORT_STIFF = 4  # and of one before a name that does not bend


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in a sentence: named, or only titled, or a group named as such."""

    start: int
    end: int
    name: NameSpan | None
    titles: tuple[Title, ...]
    of: str | None
    cases: frozenset[str]
    group: str | None = None  # the phrase in the nominative, for groups
    states: tuple[str, ...] = ()  # of a group: the states it is of
    stands_for: bool = False  # «Армению – министр …»: named as the one who stands for his state

    @property
    def telling(self) -> bool:
        """Say whether a group is named by more than the office: «главы делегаций», «руководители спецслужб»."""
        return any(title.roles == () and not title.bare for title in self.titles)

    @property
    def qualifier(self) -> str | None:
        """Return what changes the title: former, acting, elect, deputy."""
        return next((title.qualifier for title in self.titles if title.qualifier), None)

    @property
    def bystander(self) -> str | None:
        """Return the mention role of people so titled, who take part in nothing."""
        return next((title.bystander for title in self.titles if title.bystander), None)


def figures(sentence: Sentence, known: Known, found: dict[int, NameSpan]) -> list[Figure]:
    """Return the figures of a sentence from left to right, given the names in it by the token they begin at."""
    return _Scanner(sentence.tokens, known, found).scan()


class _Scanner:
    def __init__(self, tokens: Sequence[Token], known: Known, found: dict[int, NameSpan]) -> None:
        self.tokens = tokens
        self.known = known
        self.names = found
        self._groups = Groups(tokens, known, frozenset(found))
        self.parser = TitleParser(tokens, known, lambda at: at in found)

    def scan(self) -> list[Figure]:
        out: list[Figure] = []
        at = 0
        while at < len(self.tokens):
            found = self._at(at)
            out += found
            at = max(figure.end for figure in found) if found else at + 1
        return out

    def _at(self, at: int) -> list[Figure]:
        if at in self.names:
            return [self._behind(self._named(self.names[at], (), ()))]
        if not self.known.may_begin("figure", self.tokens[at]):
            return []
        listed = self._listed(at)
        if listed:
            return listed
        title = self.parser.parse(at)
        return [] if title is None else self._titled(title)

    def _listed(self, at: int) -> list[Figure]:
        """Read «Казахстан – Президент Касым-Жомарт Токаев», a line of a list."""
        state = self.parser.state_at(at)
        if state is None or not self._is(state[1], "–—-:"):
            return []
        title = self.parser.parse(state[1] + 1) if state[1] + 1 < len(self.tokens) else None
        titles = self._joined(title) if title is not None else ()
        span = self._name(titles[-1].end) if titles and not titles[0].of else None
        if span is None:
            return []
        figure = self._named(span, tuple(replace(title, of=(state[0],)) for title in titles), (state[0],))
        return [replace(figure, start=at, stands_for=True)]

    def _paired(self, title: Title) -> list[Figure]:
        """Read «президентов России — Владимира Путина, Украины — Леонида Кучмы»: one title, then each state with its name."""
        if len(title.of) != 1 or title.plural is not True:
            return []
        found: list[Figure] = []
        code, at, start = title.of[0], title.end, title.start
        while self._is(at, "–—-") and (span := self._name(at + 1)) is not None:
            found.append(replace(self._named(span, (replace(title, of=(code,)),), (code,)), start=start))
            ahead = self._after_comma(span.end)
            state = self.parser.state_at(ahead) if ahead is not None else None
            if state is None or ahead is None:
                break
            code, at, start = *state, ahead
        return found if len(found) > 1 else []

    def _titled(self, title: Title) -> list[Figure]:
        if paired := self._paired(title):
            return paired
        titles = self._joined(title)
        if titles[0].bare and len(titles) == 1 and (office := self._office_behind(titles[0])) is not None:
            return [self._unnamed(replace(office, start=title.start), (office,))]
        end = self._past_count(titles[-1].end) if title.plural is True else titles[-1].end
        at = end + 1 if self._is(end, "–—-:") and title.plural is not False and self._name(end + 1) else end
        spans = [
            span
            for span in self._name_list(at, several=title.plural is not False)
            if self._agrees(title, span, strictly=self._is(end, ":"))
        ]
        if not spans:
            return [self._unnamed(title, titles)]
        if len(spans) > 1 and title.plural is None and len(title.of) < 2:
            spans = spans[:1] if len(title.of) == 1 and "nomn" not in title.cases else spans
        return self._share(titles, spans)

    def _past_count(self, at: int) -> int:
        """«министры двух стран – А и Б», «глав МИД трёх африканских стран: А, Б и В»: over how many states they are of."""
        numerals, words = self.known.lexicon.numerals, self.known.words["counted"]
        if at >= len(self.tokens) or self.tokens[at].lower not in numerals:
            return at
        ends = (k + 1 for k in range(at + 1, min(at + _COUNTED, len(self.tokens))) if self.tokens[k].lemmas & words)
        end = next(ends, at)
        return end if self._is(end, "–—:") else at

    def _joined(self, title: Title) -> tuple[Title, ...]:
        """Read a second title of the same person: «Председатель Кабинета министров — руководитель Администрации …»."""
        titles = [title]
        behind = self.parser.parse(title.end) if title.end < len(self.tokens) and self._name(title.end) is None else None
        if (
            behind is not None
            and not behind.of
            and behind.cases & title.cases
            and self._name(behind.end) is not None
            and title.plural is not True
        ):
            return (title, replace(behind, link=" "))  # «эмир Катара шейх …»
        while self._is(titles[-1].end, "–—-,"):
            following = self.parser.parse(titles[-1].end + 1) if titles[-1].end + 1 < len(self.tokens) else None
            if following is None or self._name(following.end) is None or not self._one_holder(titles[-1], following):
                break
            sign = self.tokens[titles[-1].end].text
            titles.append(replace(following, link=f"{sign} " if sign == "," else f" {sign} "))
        return tuple(titles)

    def _office_behind(self, bare: Title) -> Title | None:
        """«со своим коллегой — главой правительства Казахстана»: the office of whom nobody names."""
        behind = self.parser.parse(bare.end + 1) if self._is(bare.end, "–—") and bare.end + 1 < len(self.tokens) else None
        fits = behind is not None and bool(behind.of) and behind.plural is not True and bool(behind.cases & bare.cases)
        return behind if fits and behind is not None and self._name(behind.end) is None else None

    def _one_holder(self, first: Title, second: Title) -> bool:
        if not first.cases & second.cases or True in {first.plural, second.plural}:
            return False
        dash = self.tokens[first.end].text != ","
        return dash or first.bare or not first.of or first.of == second.of

    def _agrees(self, title: Title, span: NameSpan, *, strictly: bool) -> bool:
        """A name in another case than its title is somebody else: «поприветствовал коллег Касымалиев»."""
        if strictly or (title.bare and title.plural is True):
            return bool(title.cases & self._case(span, CASES))
        return "nomn" in title.cases or not self._upright(span) or self._bends(title, span)

    def _bends(self, title: Title, span: NameSpan) -> bool:
        """«министром Абдель Латифом аз-Заяни»: one word of the name stands in the title's case, and could stand in another."""
        found = [self.known.name_cases(word) for word in span.words]
        return any(cases & title.cases and cases != self.known.lexicon.cases for cases in found)

    def _upright(self, span: NameSpan) -> bool:
        """«с главой правительства Роман Головченко успел поговорить»: a man's given name that no case has bent."""
        token = self.tokens[span.start]
        given = [form for form in token.forms if "Name" in form.marks and form.gender == "masc"]
        return len(span.words) > 1 and bool(given) and all(form.case == "nomn" for form in given)

    def _name_list(self, at: int, *, several: bool) -> list[NameSpan]:
        found: list[NameSpan] = []
        span = self._name(at)
        while span is not None:
            found.append(span)
            ahead = self._after_comma(self._after_state(span.end))
            span = self._name(ahead) if several and ahead is not None else None
        return found

    def _after_state(self, at: int) -> int:
        """«Кошербаев (Казахстан), Кулубаев (Кыргызстан)»: a state in brackets does not end the list."""
        state = self.parser.state_at(at + 1) if self._is(at, "(") and at + 1 < len(self.tokens) else None
        return state[1] + 1 if state is not None and self._is(state[1], ")") else at

    def _after_comma(self, at: int) -> int | None:
        if at < len(self.tokens) and (self.tokens[at].text == "," or self.tokens[at].lower in self.known.lexicon.words["and"]):
            return at + 1
        return None

    def _name(self, at: int) -> NameSpan | None:
        if at >= len(self.tokens):
            return None
        return self.names.get(at) or name_at(self.tokens, at, self.known)

    def _share(self, titles: tuple[Title, ...], spans: list[NameSpan]) -> list[Figure]:
        """Give a shared title and its states to the names in order; one state serves all."""
        of = next((title.of for title in titles if title.of), ())
        out = []
        for k, span in enumerate(spans):
            mine = (of[k],) if len(of) == len(spans) else of[:1] if len(of) == 1 else ()
            own = tuple(replace(title, of=mine if title.of == of else title.of[:1]) for title in titles)
            figure = replace(self._named(span, own, mine), start=titles[0].start if k == 0 else span.start)
            out.append(self._behind(figure) if self._is(span.end, "(") else figure)
        return out

    def _named(self, span: NameSpan, titles: tuple[Title, ...], of: tuple[str, ...]) -> Figure:
        cases = titles[0].cases if titles else CASES
        start = titles[0].start if titles else span.start
        return Figure(start, span.end, span, titles, of[0] if of else None, self._case(span, cases))

    def _case(self, span: NameSpan, cases: frozenset[str]) -> frozenset[str]:
        """Narrow the case by each word that bends, the surname first: «Никола» may be the nominative, «Никола Пашиняна» is not."""
        stiff = self.known.name_cases(span.words[-1]) == self.known.lexicon.cases  # «Вэнь Цзябао»: neither word bends
        for word in reversed(span.words):
            short = len(word) <= (_SHORT_STIFF if stiff else _SHORT) and word is not span.words[-1]
            if len(word) > 1 and word[0].isupper() and not short:
                found = self.known.name_cases(word, given=word is span.words[0] and len(span.words) > 1)
                found = (found - {"nomn"} or CASES - {"nomn"}) if self._bent(word, span) else found
                cases = cases & found or cases
        return cases

    def _bent(self, word: str, span: NameSpan) -> bool:
        """Say whether a word of a known name stands in another form than the name's own: «Путина», «Александра»."""
        alone = all(len(other) == 1 for other in span.words if other is not word)
        known = span.persons or (tuple(self.known.names.with_surname(word)) if alone else ())
        ways = [w for person in known for way in self.known.names.names(person) for w in way if self.known.names.forms.same(w, word)]
        return bool(ways) and not self.known.is_bare(word) and all(plain(w) != plain(word) for w in ways)

    def _behind(self, figure: Figure) -> Figure:
        """Read what stands behind a name: «Бектенов, Премьер-министр Республики Казахстан», «Лавров (Россия)»."""
        at = figure.end
        if self._is(at, "("):
            state = self.parser.state_at(at + 1)
            if state is not None and self._is(state[1], ")"):
                return replace(figure, of=state[0], end=state[1] + 1)
        if not self._is(at, ",(–—"):
            return figure
        title = self.parser.parse(at + 1) if at + 1 < len(self.tokens) else None
        if title is None or title.plural is True or self._name(title.end) is not None or not title.cases & figure.cases:
            return figure
        if title.end < len(self.tokens) and self.tokens[title.end].text not in ",;.)(–—!?»" and not self._is(at, "("):
            return figure
        titles = self._second_behind(title)
        of = next((one.of[0] for one in titles if one.of), None)
        return replace(figure, titles=titles, of=of, end=titles[-1].end + 1 if self._is(titles[-1].end, ")") else titles[-1].end)

    def _second_behind(self, title: Title) -> tuple[Title, ...]:
        """«Жапаров – Председатель Кабинета министров – Руководитель Администрации …»: two offices behind the name."""
        dash = self._is(title.end, "–—") and title.end + 1 < len(self.tokens) and not title.of
        second = self.parser.parse(title.end + 1) if dash else None
        if second is None or not second.cases & title.cases or self._name(second.end) is not None:
            return (title,)
        return (title, replace(second, link=f" {self.tokens[title.end].text} "))

    def _unnamed(self, title: Title, titles: tuple[Title, ...]) -> Figure:
        of = title.of[0] if title.of else None
        several = title.plural is None and self._groups.of_states(title.end)
        if title.plural is True or len(title.of) > 1 or several:
            end = several or self._groups.end(titles[-1].end)
            states = tuple(code for code in title.of if code in self.known.gazetteer.states)
            return Figure(title.start, end, None, titles, of, title.cases, self._groups.phrase(title.start, end), states)
        return Figure(title.start, titles[-1].end, None, titles, of, title.cases)

    def _is(self, at: int, signs: str) -> bool:
        return at < len(self.tokens) and len(self.tokens[at].text) == 1 and self.tokens[at].text in signs
