"""Runs: figures and states told in one breath, with the preposition before them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.tokens import Token

_NEAR = 7  # words that may stand between


@dataclass(frozen=True, slots=True)
class Run:
    """Figures told in one breath: «премьеры Бектенов и Касымалиев», with the preposition before them."""

    figures: tuple[Figure, ...]
    start: int
    end: int
    cases: frozenset[str]
    prep: str | None

    @property
    def named(self) -> bool:
        """Say whether somebody in it is told by name."""
        return any(figure.name for figure in self.figures)

    @property
    def of_people(self) -> bool:
        """Say whether it tells of people, by name or by office: a state is nobody."""
        return any(figure.name or figure.titles for figure in self.figures)


def runs(tokens: Sequence[Token], known: Known, figures: Iterable[Figure]) -> tuple[Run, ...]:
    """Return the runs of a sentence from left to right."""
    found: list[Run] = []
    for figure in sorted(figures, key=lambda figure: figure.start):
        if _within_phrase(tokens, known, figure):
            continue
        last = found[-1] if found else None
        if last is not None and _headed(tokens, known, last, figure):
            found[-1] = replace(last, figures=(figure,), end=figure.end)
        elif last is not None and _continues(tokens, known, last, figure):
            found[-1] = replace(last, figures=(*last.figures, figure), end=figure.end, cases=last.cases & figure.cases)
        else:
            found.append(Run((figure,), figure.start, figure.end, figure.cases, _preposition(tokens, figure)))
    return tuple(found)


def _continues(tokens: Sequence[Token], known: Known, run: Run, figure: Figure) -> bool:
    between = tokens[run.end : figure.start]
    links = {",", ";", "/", *known.words["whereas"], *known.words["and"], *known.words["their"]}
    if run.start and tokens[run.start - 1].lower in known.words["not"]:
        return False  # «представлял не премьер А, а министр Б»
    if _nobody(run.figures[-1]):
        return False  # «принимавший гостей, канцлер Германии»
    if any(token.text == ";" for token in between) and _acts(tokens, figure):
        return False
    linked = 0 < len(between) <= 3 and all(token.lower in links for token in between)
    return linked and bool(run.cases & figure.cases) and any(token.lower not in known.words["their"] for token in between)


def _nobody(figure: Figure) -> bool:
    """Say whether a figure is only called a guest, host or colleague, of no state that is said."""
    return figure.name is None and figure.of is None and not figure.states and bool(figure.titles) and figure.titles[0].bare


def _acts(tokens: Sequence[Token], figure: Figure) -> bool:
    """«…; губернатор ушёл в отставку»: whom a verb follows is told of anew behind a semicolon."""
    after = tokens[figure.end] if figure.end < len(tokens) else None
    return after is not None and after.pos == "VERB"


def _within_phrase(tokens: Sequence[Token], known: Known, figure: Figure) -> bool:
    """«во главе с министром» speaks of no head."""
    words = " ".join(token.lower for token in tokens[max(0, figure.start - 1) : figure.end + 1])
    return figure.name is None and words in known.words["headed"]


def _headed(tokens: Sequence[Token], known: Known, run: Run, figure: Figure) -> bool:
    """«делегация Узбекистана во главе с министром …»: who leads a delegation stands in its place."""
    words = " ".join(token.lower for token in tokens[max(run.end, figure.start - 3) : figure.start])
    return words in known.words["headed"] and figure.start - run.end <= _NEAR and all(one.name is None for one in run.figures)


def _preposition(tokens: Sequence[Token], figure: Figure) -> str | None:
    """Return the preposition before a run, over «своим», «самим», «также», and over a participle with its own words."""
    at = figure.start
    k = at - 1
    while k >= 0 and at - k <= 3 and _light(tokens[k]):
        k -= 1
    before = tokens[k] if k >= 0 else None
    if before is None or not before.forms:
        return None
    return before.lower if before.forms[0].pos == "PREP" else _before_participle(tokens, figure, k)


def _before_participle(tokens: Sequence[Token], figure: Figure, last: int) -> str | None:
    """«с находящимся в Москве министром …»: the preposition before the participle."""
    for k in range(last, max(0, last - _NEAR), -1):
        if not tokens[k].is_word:
            return None
        if any(form.pos == "PRTF" and form.case in figure.cases for form in tokens[k].forms[:3]):
            before = tokens[k - 1]
            return before.lower if before.forms and before.forms[0].pos == "PREP" else None
    return None


def _light(token: Token) -> bool:
    return token.pos in {"ADJF", "NPRO", "PRCL", "NUMR"} and not token.is_capital
