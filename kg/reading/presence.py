"""Whom a sentence shows at a meeting: hosts, who sits where, who is listed there, who speaks to those gathered."""

from collections.abc import Iterator

from kg.reading.clauses import Clauses
from kg.reading.figures import Figure
from kg.reading.frames import Frame
from kg.reading.runs import Run
from kg.reading.tokens import Token
from kg.reading.view import Verb, View

_SEAT = 5  # words between a seat and the dash behind it


class Presence:
    """Opens frames that join the meeting told before, for those whom phrases show there."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words

    def frames(self) -> Iterator[Frame]:
        """Yield what the phrases of the sentence say of who is there."""
        yield from self._hosts()
        yield from self._named_as_host()
        yield from self._at_the_table()
        yield from self._speeches()

    def standing_at(self, run: Run) -> str | None:
        """Return in what way somebody is there, where it is said: from afar, or as an observer."""
        near = self.view.tokens[max(0, run.start - 4) : run.end + 4]
        if any(token.lemmas & self.words["remote"] for token in self.view.tokens):
            return "remote"
        return "observer" if any(token.lemmas & self.words["observer"] for token in near) else None

    def _hosts(self) -> Iterator[Frame]:
        """«Хозяином встречи был …», «на правах хозяина – …», «среди участников – …»."""
        for match in self.view.around:
            if match.value == "among":
                yield from self._among(match.end)
            if match.value == "as-host":
                run = next((r for r in self.view.runs if r.start >= match.end and r.start - match.end <= 5 and r.named), None)
                run = run or next(
                    (r for r in reversed(self.view.runs) if r.end <= match.start and match.start - r.end <= 2 and r.named), None
                )
                if run is not None:
                    frame = self.plain(match.start, "host")
                    frame.add_figures(run.figures[:1], "host", "subject")
                    yield frame

    def _at_the_table(self) -> Iterator[Frame]:
        """«по правую руку от него – премьер А, по левую – Б», «рядом с ним заняли места министры»: who sits where is there."""
        for match in self.view.around:
            if match.value == "seat" and self._sits_there(match.end):
                yield from self._among(match.end)

    def _sits_there(self, at: int) -> bool:
        """Say whether behind the words for a seat a dash or a verb of sitting stands, or one before them."""
        here = self.view.clause(at - 1)
        sits = any("present" in verb.kinds and self.view.clause(verb.start) == here for verb in self.view.verbs)
        return sits or any(token.text in "–—" for token in self.view.tokens[at : at + _SEAT])

    def _named_as_host(self) -> Iterator[Frame]:
        """«Хозяин, президент США Барак Обама, …»: called the host, or said to receive the guests."""
        for figure in self.view.named:
            called = bool(figure.titles) and figure.titles[0].entry in self.words["host_words"]
            if figure.name and figure.start not in self.view.speech and (called or self._receiving(figure)):
                frame = self.plain(figure.start, "host")
                frame.add_figures((figure,), "host", "subject")
                yield frame

    def _receiving(self, figure: Figure) -> bool:
        """«Назарбаев, принимавший гостей, …»: he holds the meeting told before."""
        behind = self.view.tokens[figure.end : figure.end + _SEAT]
        participle = any(token.pos == "PRTF" and token.lemmas & set(self.view.known.lexicon.verbs["receive"]) for token in behind)
        return participle and behind[0].text == "," and any(token.lemmas & self.words["guests"] for token in behind)

    def _speeches(self) -> Iterator[Frame]:
        """«обратился к собравшимся президент А», «в ответной речи президент Б сослался …»: who speaks so at a session is there."""
        speakers = [f for f in self.view.named if f.name and "nomn" in f.cases and f.start not in self.view.speech and not f.bystander]
        speaks = any(verb.kinds & {"speak", "attend"} for verb in self.view.verbs)
        if speaks and len(speakers) == 1 and not self.view.spoken and self._to_those_gathered():
            frame = self.plain(speakers[0].start, "speech")
            frame.add_figures((speakers[0],), "member", "subject")
            yield frame

    def _to_those_gathered(self) -> bool:
        """Say whether something is said to those at a session; «его послание участникам зачитал …» is a message from elsewhere."""
        unquoted = [token for k, token in enumerate(self.view.tokens) if k not in self.view.speech]
        to_them = any(token.lemmas & self.words["hearers"] and self._many_heard(token) for token in unquoted)
        in_speech = any(token.lemmas & self.words["speeches"] and "loct" in token.cases for token in unquoted)
        return (to_them or in_speech) and not any(token.lemmas & self.words["messages"] for token in unquoted)

    @staticmethod
    def _many_heard(token: Token) -> bool:
        return any(form.number == "plur" and form.case in {"datv", "accs"} for form in token.forms)

    def _among(self, at: int) -> Iterator[Frame]:
        """«среди участников – президент Белоруссии …», «в их составе с российской стороны – А и Б, с украинской – В»."""
        free = [run for run in self.view.runs if run.start >= at and run.prep is None and "nomn" in run.cases and run.named]
        acting = [verb.start for verb in self.view.verbs if not verb.kinds & {"present", "occur"}]
        runs = [run for run in free if not any(at <= verb < run.start for verb in acting)]
        if runs:
            frame = self.plain(at, "attend")
            for run in runs:
                frame.add(run, self.standing_at(run) or "member", "subject")
            yield frame

    def listed(self, verb: Verb) -> Iterator[Frame]:
        """«присутствовали: с российской стороны – министр А, помощник Б; с финляндской – министр В»: all behind the colon."""
        at = verb.end
        colon = at < len(self.view.tokens) and self.view.tokens[at].text == ":"
        if colon and "attend" in verb.kinds and at not in self.view.speech:
            yield from self._among(at + 1)

    def plain(self, at: int, rule: str) -> Frame:
        """Return a frame at a token that joins the meeting told before."""
        return Frame(self.view, at, rule, "other", "meeting", f"phrase.{rule}", at, general=True, weak=True, joins=True)
