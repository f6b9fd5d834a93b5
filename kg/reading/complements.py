"""What follows a noun that tells of a meeting: whose it is, with whom, between whom, where, under whose roof."""

from kg.reading.clauses import Clauses
from kg.reading.figures import Figure
from kg.reading.frames import Frame
from kg.reading.runs import Run
from kg.reading.view import View
from kg.sources.lexicon import LevelEntry

_LIGHT = 4  # how far behind a preposition its noun may stand, adjectives before it
_FAR = 40  # a noun's complements do not reach further


class Complements:
    """Reads the complements of the nouns of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words

    def read(self, frame: Frame, at: int) -> None:
        """Read what follows the noun: whose meeting, with whom, between whom, where, under what organisation."""
        stop = min(len(self.view.tokens), at + _FAR)
        while at < stop:
            end = self._complement(frame, at)
            if end is None:
                return
            at = end

    def _complement(self, frame: Frame, at: int) -> int | None:
        run = self.clauses.run_at(at)
        if run is not None:
            return self._dative(frame, run) or self._genitive(frame, run)
        organisation = self.view.organisation_at(at)
        if organisation is not None:
            frame.under = frame.under or organisation.value
            self._of_a_format(frame)
            return organisation.end
        return self._word(frame, at)

    def _of_a_format(self, frame: Frame) -> None:
        """«переговоры «нормандской четверки»»: talks of a format are of all its states."""
        if (
            frame.kind == "bilateral-talks"
            and not frame.agents
            and self.view.known.gazetteer.organisations[frame.under or ""].kind == "format"
        ):
            frame.kind, frame.multilateral = "multilateral-meeting", True

    def _dative(self, frame: Frame, run: Run) -> int | None:
        """«звонок президенту»: whom a call is to."""
        if not (frame.mode == "call" or frame.kind == "audience") or run.prep is not None or "datv" not in run.cases or "gent" in run.cases:
            return None
        self.clauses.used.add(run.start)
        frame.add(run, "member", "with")
        return run.end

    def _dash(self, at: int) -> int | None:
        """«государств – членов …», «встреча … — с директором …»: a dash that goes on with the same."""
        following = self.view.tokens[at + 1] if at + 1 < len(self.view.tokens) else None
        if following is None:
            return None
        with_whom = following.lower in self.words["with"] and self._names_people(at + 2)
        return at + 1 if with_whom or following.lemmas & self.words["members"] else None

    def _word(self, frame: Frame, at: int) -> int | None:
        token = self.view.tokens[at]
        first = token.forms[0].pos if token.forms else None
        if first == "PREP":
            return self._prepositional(frame, at)
        if token.text in "–—-":
            return self._dash(at)
        if token.text in '/«»"' or (token.is_word and first in {"ADJF", "PRTF", "ADVB", "NUMR"}):
            return at + 1
        if first == "NOUN" and "gent" in token.cases and not self.view.is_trigger(at):
            frame.of_group = frame.of_group or bool(token.lemmas & self.words["groups"])
            frame.same_body = frame.same_body or bool(token.lemmas & self.words["same_bodies"])
            return at + 1
        return at + 1 if self._date_like(at) else self._added(frame, at)

    def _added(self, frame: Frame, at: int) -> int | None:
        """«встреча с X, а также с Y»: another partner of the same meeting's word."""
        tokens, links = self.view.tokens, {*self.words["and"], *self.words["whereas"], ","}
        if tokens[at].lower in links:
            following = next((k for k in range(at + 1, min(at + 4, len(tokens))) if tokens[k].lower not in links), None)
            if (
                following is not None
                and tokens[following].lower in self.words["with"]
                and self._names_people(following + 1)
                and frame.partners
            ):
                return following
        return None

    def _names_people(self, at: int) -> bool:
        run = self.clauses.run_at(at)
        return run is not None and run.of_people

    def _date_like(self, at: int) -> bool:
        lexicon = self.view.known.lexicon
        token = self.view.tokens[at]
        return token.text[0].isdecimal() or bool(token.lemmas & {*lexicon.months, *lexicon.years, *lexicon.relative_days})

    def _genitive(self, frame: Frame, run: Run) -> int | None:
        """«встреча глав правительств» names its kind; «встреча Путина и Эрдогана» those who meet."""
        if run.prep is not None or not run.cases & {"gent"}:
            return None
        if frame.mode == "visit" and any(figure in self.view.arriving for figure in run.figures):
            return None  # «принял прибывшего с визитом президента»: the participle is his, not the visit
        if any("receive" in verb.kinds and verb.start == run.end for verb in self.view.verbs) and self._somebody_behind(run):
            return None  # «до заседания глав делегаций принял президент»
        self.clauses.used.add(run.start)
        level = self._level(run) if len(run.figures[0].states) in {0} or len(run.figures[0].states) > 2 else None
        if level is not None and frame.level is None:
            frame.level, frame.level_group = level, run.figures[0].group
        if level is None or any(figure.name or figure.states for figure in run.figures):
            frame.add(run, "member", "genitive")
        self.organisation_in(frame, run)
        return run.end

    def _somebody_behind(self, run: Run) -> bool:
        """«… глав делегаций принял президент», not «переговоры президентов принимал Баку»."""
        return any("nomn" in other.cases and other.of_people for other in self.view.runs if other.start > run.end)

    def organisation_in(self, frame: Frame, run: Run) -> None:
        """Take the organisation named within a group as the roof of the meeting: «лидеры стран ШОС»."""
        inside = self.view.organisation_within(run)
        if inside is not None and all(figure.name is None for figure in run.figures):
            frame.under = frame.under or inside.value

    def level_of(self, frame: Frame, run: Run) -> None:
        """«министры иностранных дел стран-членов провели заседание»: whose session it is, told by its subject."""
        if frame.multilateral and frame.weak and frame.level is None and not frame.agents[1:]:
            frame.level = self._level(run)

    def acting(self, frame: Frame, run: Run) -> None:
        """«на встрече в Брюсселе министры Евросоюза решили …»: those of a body who act there hold its meeting."""
        self.organisation_in(frame, run)
        if frame.general and frame.under and frame.level is None and not frame.partners and self.view.organisation_within(run):
            frame.level, frame.level_group = self._level(run), run.figures[0].group

    def _level(self, run: Run) -> LevelEntry | None:
        figure = run.figures[0]
        if figure.name is not None or not figure.titles or figure.group is None:
            return None
        match = self.view.known.levels.match(self.view.tokens, figure.start)
        return None if match is None or self._of_a_trade(figure, match.end) else match.value

    def _of_a_trade(self, figure: Figure, at: int) -> bool:
        """«лидеры муниципального управления», «президенты федераций»: of no state or body of states, and no office of theirs."""
        behind = self.view.tokens[at : figure.end]
        states = self.view.known.words["members"] | self.view.known.words["delegations"]
        after = self.view.tokens[figure.end : figure.end + 2]
        if figure.titles[0].bare and any(token.lemmas & self.view.known.words["trades"] for token in after):
            return True  # «саммит лидеров в сфере развития транспорта»
        told = any(token.lemmas & states for token in behind) or any(at <= m.start < figure.end for m in self.view.organisations)
        return bool(figure.titles[0].bare and behind and not figure.states and figure.of is None and not told)

    def _prepositional(self, frame: Frame, at: int) -> int | None:
        word = self.view.tokens[at].lower
        run = self._run_behind(at)
        if run is not None and (word in self.words["with"] or word in self.words["between"]) and run.cases & {"ablt"}:
            self.clauses.used.add(run.start)
            frame.add(run, "member", "with" if word in self.words["with"] else "between")
            self.organisation_in(frame, run)
            return run.end
        return self._roof(frame, at) or self._place_after(frame, at, run)

    def _run_behind(self, at: int) -> Run | None:
        """«с политическим директором …»: the run behind a preposition, over an adjective that belongs to no title we know."""
        k = at + 1
        while k < min(at + _LIGHT, len(self.view.tokens)) and self.view.tokens[k].pos == "ADJF" and not self.view.covered(k):
            k += 1
        run = self.clauses.run_at(k)
        return run if run is not None and (k == at + 1 or run.prep is not None) else None

    def _roof(self, frame: Frame, at: int) -> int | None:
        """«в рамках ШОС», «на полях саммита ОТГ»: whose meeting it is a part of, or beside which it stands."""
        match = next((m for m in self.view.around if m.start == at and m.value in {"under", "sidelines"}), None)
        if match is None:
            return None
        organisation = self.view.organisation_at(match.end)
        frame.sidelines = frame.sidelines or match.value == "sidelines"
        if organisation is not None and match.value == "under":
            frame.under = frame.under or organisation.value
        return organisation.end if organisation is not None else match.end

    def _place_after(self, frame: Frame, at: int, run: Run | None) -> int | None:
        word = self.view.tokens[at].lower
        place = next((span for span in self.view.places if span.start == at + 1), None)
        if place is not None:
            frame.places.append(place)
            if frame.mode == "visit":
                self.clauses.visited.add(place.start)
            return place.end
        organisation = self.view.organisation_at(at + 1)
        if organisation is not None:
            frame.under = frame.under or organisation.value
            return organisation.end
        following = self.view.tokens[at + 1] if at + 1 < len(self.view.tokens) else None
        if following is None or run is not None or self.view.is_trigger(at + 1):
            return None
        inner = word in self.words["in"] and bool(following.cases & {"loct", "accs"})
        return at + 2 if self._date_like(at + 1) or inner else None
