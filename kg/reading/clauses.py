"""Who does what in a clause: the subject of a verb, whom it is done with, where and under whose roof."""

from collections.abc import Iterator

from kg.reading.frames import Frame
from kg.reading.places import PlaceSpan
from kg.reading.runs import Run
from kg.reading.view import Verb, View

_OBJECT = 14  # words between a verb and whom something is done to
_COLON = 4  # how near behind a verb the colon stands behind which its subjects are listed


class Clauses:
    """The parts that verbs and nouns of one sentence look for; a run spent by one is not taken by another."""

    def __init__(self, view: View) -> None:
        """Take the sentence."""
        self.view = view
        self.words = view.known.words
        self.used: set[int] = set()  # runs spent as complements, by their start
        self.visited: set[int] = set()  # places that a visit goes to, by their start

    def run_at(self, at: int) -> Run | None:
        """Return the run that begins at a token."""
        return self.view.run_at(at)

    def free(self, clause: int) -> Iterator[Run]:
        """Yield the runs of a clause that nothing has taken yet."""
        return (run for run in self.view.runs if run.start not in self.used and self.view.clause(run.start) == clause)

    def opened(self, verb: Verb, kind: str, mode: str, rule: str) -> Frame:
        """Return the frame of a verb, with where its clause plays and how they met."""
        clause, before = self.view.clause(verb.start), self.view.tokens[max(0, verb.start - 3) : verb.start]
        frame = Frame(self.view, verb.start, rule, kind, mode, f"verb.{rule}", verb.end, places=self.places(clause))
        self.medium(frame, clause)
        frame.numbered = any(token.lower in self.words["numbered"] for token in before)
        return frame

    def subject(self, at: int, clause: int) -> Run | None:
        """Return the run in the nominative nearest to a verb: before it, else after it, else earlier in the sentence."""
        free = [
            run for run in self.view.runs if "nomn" in run.cases and run.prep is None and run.start not in self.used and not _stands_by(run)
        ]
        if self.view.first(clause) >= 2 and self.view.relative(clause, "nomn"):
            return self._antecedent(clause)
        here = [run for run in free if self.view.clause(run.start) == clause]
        before = [run for run in here if run.end <= at]
        people = [run for run in before if run.of_people]
        after = [run for run in here if run.start > at and run.of_people]
        if before or after:
            return (_surest(people) or after[:1] or before[-1:])[0]
        if listed := self._behind_colon(at, free):
            return listed
        earlier = [run for run in free if run.end <= at and run.of_people and self._open_clause(run, clause)]
        return earlier[0] if earlier else None

    def going_on(self, run: Run, verb: Verb) -> list[Run]:
        """«участвовали президент А, принимавший гостей, канцлер Б и президент В»: the others behind the verb, up to the next one."""
        stop = min((other.start for other in self.view.verbs if other.start > verb.start), default=len(self.view.tokens))
        own = (r for r in self.free(self.view.clause(verb.start)) if run.end <= r.start < stop and r.prep is None and "nomn" in r.cases)
        return [r for r in own if verb.start < run.start and r.of_people and not _stands_by(r)]

    def he_and(self, run: Run) -> bool:
        """«он и Пленкович провели переговоры»: with a pronoun in one breath."""
        tokens, at = self.view.tokens, run.start
        return at > 1 and tokens[at - 1].lower in self.words["and"] and tokens[at - 2].lower in self.words["he"]

    def _behind_colon(self, at: int, free: list[Run]) -> Run | None:
        """«грамоты вручили: А, Б и В»: those whom a colon behind the verb lists."""
        colon = next((k for k in range(at + 1, min(at + _COLON, len(self.view.tokens))) if self.view.tokens[k].text == ":"), None)
        return next((run for run in free if run.start == colon + 1 and run.of_people), None) if colon is not None else None

    def _antecedent(self, clause: int) -> Run | None:
        """«… премьером Баяром, который находится в Москве»: whom the relative pronoun stands for."""
        run = next((run for run in self.view.runs if run.end == self.view.first(clause) - 1), None)
        return run if run is not None and run.of_people else None

    def _open_clause(self, run: Run, clause: int) -> bool:
        """A subject reaches over what is said of it in between, not back over a colon or a semicolon."""
        return not any(token.text in ";:" for token in self.view.tokens[run.end :] if self.view.clause(run.start) < clause)

    def together(self, clause: int) -> Run | None:
        """Return whom something is done with: «с президентом», in the instrumental."""
        found = (run for run in self.free(clause) if (run.prep in self.words["with"] or self._apposed(run)) and run.cases & {"ablt"})
        return next((run for run in found if not self._flees(run) and not self._alongside(run)), None)

    def _apposed(self, run: Run) -> bool:
        """«переговорил с одним участником форума – премьер-министром Армении»: a dash says who the one before it is."""
        tokens, dash = self.view.tokens, run.start - 1
        if dash < 1 or tokens[dash].text not in {"–", "—"} or run.prep is not None or "nomn" in run.cases:
            return False
        before = range(max(0, dash - _OBJECT), dash)
        start = next((k for k in before if tokens[k].lower in self.words["with"] and tokens[k + 1].cases & {"ablt"}), dash)
        return start < dash and not any(self.run_at(k) for k in range(start, dash))

    def _alongside(self, run: Run) -> bool:
        """«вместе с президентом участвовали министры»: he is on their side."""
        return run.start > 1 and self.view.tokens[run.start - 2].lower in self.words["alongside"]

    def alongside(self, clause: int) -> list[Run]:
        """Return those of whom it is said that others take part together with them: «вместе с президентом», «помимо Лаврова»."""
        found = (run for run in self.free(clause) if run.named)
        return [run for run in found if run.prep in self.words["besides"] or self._alongside(run)]

    def also_with(self, partner: Run, clause: int) -> Iterator[Run]:
        """Yield the others of «с премьером А, а также с президентом Б», each behind a preposition of his own."""
        links, end = {",", *self.words["whereas"], *self.words["and"]}, partner.end
        for run in [run for run in self.free(clause) if run.start > end and run.prep in self.words["with"] and run.cases & {"ablt"}]:
            if not all(token.lower in links for token in self.view.tokens[end : run.start - 1]):
                return
            self.used.add(run.start)
            yield run
            end = run.end

    def with_him(self, clause: int) -> bool:
        """«провёл с ним переговоры»: with somebody spoken of before."""
        here = self.view.within(clause)
        pairs = ((self.view.tokens[k], self.view.tokens[k + 1]) for k in here if k + 1 < len(self.view.tokens))
        return any(a.lower in self.words["with"] and b.lower in self.words["with_whom"] for a, b in pairs)

    def _flees(self, run: Run) -> bool:
        """«с визитом», «с участием», «отношения с Россией»: no partner."""
        before = self.view.tokens[max(0, run.start - 2)]
        ties = run.start > 1 and bool(before.lemmas & self.words["ties"]) and not self.view.covered(run.start - 2)
        return not (run.of_people or (run.figures[0].states and not ties))

    def dative(self, clause: int) -> Run | None:
        """Return whom something is given to: «позвонил президенту»."""
        return next((r for r in self.free(clause) if r.prep is None and r.cases & {"datv"} and "nomn" not in r.cases), None)

    def accusative(self, verb: Verb, clause: int) -> Run | None:
        """Return whom something is done to: «принял посла»; before the verb too, where its subject stands behind."""
        fit = [r for r in self.free(clause) if r.prep is None and "accs" in r.cases and r.of_people]
        after = [r for r in fit if r.start >= verb.end and r.start - verb.end <= _OBJECT and not self._of_noun(r)]
        before = [r for r in fit if r.end <= verb.start and "nomn" not in r.cases]
        subjects = [r for r in self.free(clause) if r.start >= verb.end and "nomn" in r.cases and r.of_people]
        if before and after and subjects and subjects[0].end <= after[0].start:
            return before[-1]  # «глав делегаций принял президент, однофамилец премьера»
        return next(iter(after[:1] or before[-1:]), None)

    def _of_noun(self, run: Run) -> bool:
        """«пост главы организации»: right behind a noun a genitive belongs to it."""
        before = self.view.tokens[run.start - 1] if run.start else None
        if before is None or before.is_capital or self.view.covered(run.start - 1) or before.lemmas & self.words["honorifics"]:
            return False  # «принял госпожу А»
        return any(form.pos == "NOUN" and form.case in {"nomn", "accs"} for form in before.forms[:1]) and "accs" in before.cases

    def places(self, clause: int) -> list[PlaceSpan]:
        """Return the places of a clause."""
        here = (span for span in self.view.places if self.view.clause(span.start) == clause and span.start not in self.visited)
        preps = self.words["place_preps"]
        said = [span for span in here if self._appended(span) or (span.prep in preps and not self._belongs_to_noun(span))]
        return [span for span in said if not self._source(span)]

    def _appended(self, span: PlaceSpan) -> bool:
        """«15.00 – переговоры президентов, Кремль;»: the place behind the last comma of a programme's line."""
        tokens = self.view.tokens
        last = all(not token.is_word for token in tokens[span.end :])
        bare = span.prep is None and span.place is not None and span.start > 0 and tokens[span.start - 1].text == ","
        return last and bare and not any(token.pos in {"VERB", "PRTS"} for token in tokens)

    def _source(self, span: PlaceSpan) -> bool:
        """«как сообщили в Кремле»: where something was said by nobody named is whose words they are."""
        verbs = (verb for verb in self.view.verbs if verb.end == span.start - 1)
        return any("speak" in verb.kinds and verb.plural for verb in verbs)

    def _belongs_to_noun(self, span: PlaceSpan) -> bool:
        """«ситуация в Сирии», «войска в Ираке»: a state right behind a noun that tells of no meeting is where that is."""
        at = span.start - 2
        if self.view.apart(span):
            return True
        if span.place is not None or at < 0 or self.view.covered(at) or self.view.is_trigger(at) or self._tells_when(at):
            return False
        if "loct" not in self.view.tokens[span.start].cases:
            return False  # «на торжества Победы в Россию приедет …»: whither, not where
        return self.view.tokens[at].pos == "NOUN" and self.view.tokens[at + 1].is_word

    def _tells_when(self, at: int) -> bool:
        """«запланирован на октябрь в Баку», «на этой неделе в Израиле»: what stands behind a time is where, not whose time it is."""
        lexicon = self.view.known.lexicon
        return bool(self.view.tokens[at].lemmas & {*lexicon.months, *lexicon.years, *lexicon.weekdays, *self.words["day_words"]})

    def medium(self, frame: Frame, clause: int) -> None:
        """«общались по телефону», «переговоры по видеосвязи»: how they met."""
        if frame.mode != "meeting":
            return
        if self.by_phone(clause):
            frame.kind, frame.mode = "telephone-call", "call"
        elif self.by_video(clause) and not frame.joins:
            frame.kind, frame.mode = "video-conference", "video"

    def by_phone(self, clause: int) -> bool:
        """Say whether what a clause tells was said on the telephone."""
        return self.view.says(clause, self.words["by_phone"], loose=True)

    def by_video(self, clause: int) -> bool:
        """Say whether what a clause tells was done over a screen."""
        return self.view.says(clause, self.words["by_video"], loose=True)

    def extras(self, frame: Frame, clause: int) -> None:
        """Read who is named beside: «под председательством X», «с участием X», «по приглашению X», and under whose roof."""
        for match in self.view.around:
            if self.view.clause(match.start) != clause:
                continue
            if match.value == "sidelines" and not frame.about:  # «на полях бишкекского саммита»
                frame.places += [span for span in self.view.places if 0 <= span.start - match.end <= 1 and not span.prep]
            run = self.run_at(match.end)
            if run is not None and match.value in _FUNCTIONS and run.cases & {"gent", "ablt"}:
                self.used.add(run.start)
                frame.add(run, _FUNCTIONS[match.value], match.value)


_FUNCTIONS = {"chairmanship": "chair", "with-part": "member", "invitation": "host", "as-host": "host"}


def _surest(people: list[Run]) -> list[Run]:
    """Return the last of several in the nominative; «главы государства» may be a genitive, a name beside it is not."""
    last = people[-1:]
    if last and "gent" in last[0].cases and all(figure.name is None for figure in last[0].figures):
        return [run for run in people if run.named][-1:] or last
    return last


def _stands_by(run: Run) -> bool:
    return all(figure.bystander and figure.name is None for figure in run.figures)
