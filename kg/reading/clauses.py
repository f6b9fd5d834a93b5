"""Who does what in a clause: the subject of a verb, whom it is done with, where and under whose roof."""

from collections.abc import Iterator

from kg.reading.frames import Frame
from kg.reading.view import PlaceSpan, Run, Verb, View


class Clauses:
    """The parts that verbs and nouns of one sentence look for; a run spent by one is not taken by another."""

    def __init__(self, view: View) -> None:
        """Take the sentence."""
        self.view = view
        self.words = view.known.words
        self.used: set[int] = set()  # runs spent as complements, by their start

    def run_at(self, at: int) -> Run | None:
        """Return the run that begins at a token."""
        return self.view.run_at(at)

    def free(self, clause: int) -> Iterator[Run]:
        """Yield the runs of a clause that nothing has taken yet."""
        return (run for run in self.view.runs if run.start not in self.used and self.view.clause(run.start) == clause)

    def subject(self, at: int, clause: int) -> Run | None:
        """Return the run in the nominative nearest to a verb: before it, else after it, else earlier in the sentence."""
        free = [run for run in self.view.runs if "nomn" in run.cases and run.prep is None and run.start not in self.used]
        here = [run for run in free if self.view.clause(run.start) == clause]
        before = [run for run in here if run.end <= at and _names_people(run)] or [run for run in here if run.end <= at]
        after = [run for run in here if run.start > at and _names_people(run)]
        if before or after:
            return (before[-1:] or after[:1])[0]
        earlier = [run for run in free if run.end <= at and _names_people(run) and self._open_clause(run, clause)]
        return earlier[0] if earlier else None

    def _open_clause(self, run: Run, clause: int) -> bool:
        """A subject reaches over what is said of it in between, not back over a colon or a semicolon."""
        return not any(token.text in ";:" for token in self.view.tokens[run.end :] if self.view.clause(run.start) < clause)

    def together(self, clause: int) -> Run | None:
        """Return whom something is done with: «с президентом», in the instrumental."""
        found = (run for run in self.free(clause) if run.prep in self.words["with"] and run.cases & {"ablt"})
        return next((run for run in found if not self._flees(run)), None)

    def _flees(self, run: Run) -> bool:
        """«с визитом», «с участием»: no partner."""
        return not (_names_people(run) or run.figures[0].states)

    def dative(self, clause: int) -> Run | None:
        """Return whom something is given to: «позвонил президенту»."""
        return next((r for r in self.free(clause) if r.prep is None and r.cases & {"datv"} and "nomn" not in r.cases), None)

    def accusative(self, verb: Verb, clause: int) -> Run | None:
        """Return whom something is done to: «принял посла»; before the verb too, where its subject stands behind."""
        fit = [r for r in self.free(clause) if r.prep is None and "accs" in r.cases and _names_people(r)]
        after = [r for r in fit if r.start >= verb.end and r.start - verb.end <= 8]
        before = [r for r in fit if r.end <= verb.start and "nomn" not in r.cases]
        return (after[:1] or before[-1:] or [None])[0]

    def places(self, clause: int) -> list[PlaceSpan]:
        """Return the places of a clause."""
        return [span for span in self.view.places if self.view.clause(span.start) == clause and span.prep is not None]

    def extras(self, frame: Frame, clause: int) -> None:
        """Read who is named beside: «под председательством X», «с участием X», «по приглашению X», and under whose roof."""
        for match in self.view.around:
            if self.view.clause(match.start) != clause:
                continue
            run = self.run_at(match.end)
            if run is not None and match.value in _FUNCTIONS and run.cases & {"gent", "ablt"}:
                self.used.add(run.start)
                frame.add(run, _FUNCTIONS[match.value], match.value)


_FUNCTIONS = {"chairmanship": "chair", "with-part": "member", "invitation": "host", "as-host": "host"}


def _names_people(run: Run) -> bool:
    return any(figure.name or figure.titles for figure in run.figures)
