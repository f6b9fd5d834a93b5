"""Runs: figures and states told in one breath, with the preposition before them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Run:
    """Figures told in one breath: «премьеры Бектенов и Касымалиев», with the preposition before them."""

    figures: tuple[Figure, ...]
    start: int
    end: int
    cases: frozenset[str]
    prep: str | None


def runs(tokens: Sequence[Token], known: Known, figures: Iterable[Figure]) -> tuple[Run, ...]:
    """Return the runs of a sentence from left to right."""
    found: list[Run] = []
    for figure in sorted(figures, key=lambda figure: figure.start):
        last = found[-1] if found else None
        if last is not None and _continues(tokens, known, last, figure):
            found[-1] = replace(last, figures=(*last.figures, figure), end=figure.end, cases=last.cases & figure.cases)
        else:
            found.append(Run((figure,), figure.start, figure.end, figure.cases, _preposition(tokens, figure.start)))
    return tuple(found)


def _continues(tokens: Sequence[Token], known: Known, run: Run, figure: Figure) -> bool:
    between = tokens[run.end : figure.start]
    links = {",", ";", "/", "а", *known.words["and"], *known.words["their"]}
    linked = 0 < len(between) <= 3 and all(token.lower in links for token in between)
    return linked and bool(run.cases & figure.cases) and any(token.lower not in known.words["their"] for token in between)


def _preposition(tokens: Sequence[Token], at: int) -> str | None:
    """Return the preposition before a run, over «своим», «самим», «также»."""
    k = at - 1
    while k >= 0 and at - k <= 3 and _light(tokens[k]):
        k -= 1
    before = tokens[k] if k >= 0 else None
    if before is None or not before.forms:
        return None
    return before.lower if before.forms[0].pos == "PREP" else None


def _light(token: Token) -> bool:
    return any(form.pos in {"ADJF", "NPRO", "PRCL", "NUMR"} for form in token.forms[:1]) and not token.is_capital
