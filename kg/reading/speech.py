"""Who said what: direct quotations with their speaker, whom they quote in turn, and where the outlet says it has its news from."""

from collections.abc import Sequence

from kg.model import Article, Attribution, Statement
from kg.reading.figures import Figure
from kg.reading.individuals import Individual
from kg.reading.morphology import like, nominative
from kg.reading.people import People
from kg.reading.phrases import Match
from kg.reading.reports import Kept
from kg.reading.view import View


def statements(article: Article, views: Sequence[View], people: People, kept: Kept) -> tuple[Statement, ...]:
    """Return the direct quotations of an article whose speaker is named."""
    found = (_statement(article, view, people, kept) for view in views)
    return tuple(statement for statement in found if statement is not None)


def _statement(article: Article, view: View, people: People, kept: Kept) -> Statement | None:
    if not view.speech:
        return None
    speaker = _speaker(view, people)
    if speaker is None:
        return None
    first, last = min(view.speech), max(view.speech)
    closed = view.tokens[last].text in "»”"
    text = article.part(view.sentence.part)[view.tokens[first].end : view.tokens[last].start if closed else view.tokens[last].end]
    quoted = next(
        (
            one
            for figure in view.named
            if figure.start in view.speech and (one := people.who(view.sentence.number, figure)) and _quoted(view, figure)
        ),
        None,
    )
    return Statement(
        speaker=speaker.name, at=_at(view, speaker, kept), direct=True, text=text,
        reports_speaker=quoted.name if quoted else None, evidence=(view.sentence.evidence(),),
    )  # fmt: skip


def _speaker(view: View, people: People) -> Individual | None:
    """Return who stands in the nominative beside a verb of saying, outside the quotation."""
    for verb in view.verbs:
        if "speak" in verb.kinds:
            beside = [
                f
                for f in view.named
                if f.start not in view.speech and "nomn" in f.cases and view.clause(f.start) == view.clause(verb.start)
            ]
            nearest = min(beside, key=lambda figure: abs(figure.start - verb.start), default=None)
            one = people.who(view.sentence.number, nearest) if nearest is not None else None
            if one is not None:
                return one
    return None


def _quoted(view: View, figure: Figure) -> bool:
    before = view.tokens[max(0, figure.start - 3) : figure.start]
    return any(token.lemmas & set(view.known.lexicon.verbs["speak"]) for token in before)


def _at(view: View, speaker: Individual, kept: Kept) -> str | None:
    """Return the report he speaks at: the last told before these words in which he takes part."""
    told = [
        report.id for report, draft in kept if speaker.key in draft.roles and min(f.number for f in draft.frames) <= view.sentence.number
    ]
    return told[-1] if told else None


def attribution(views: Sequence[View]) -> Attribution | None:
    """Return whom the outlet says it has its news from: «По данным пресс-службы Правительства»."""
    for view in views:
        for match in view.known.sources.find(view.tokens):
            body = _body(view, match)
            if body is not None and match.start not in view.speech:
                start, end = body
                name = " ".join([_nominative(view, start), *(token.text for token in view.tokens[start + 1 : end])])
                return Attribution(name, (view.sentence.evidence((view.tokens[start].start, view.tokens[end - 1].end)),))
    return None


def _body(view: View, match: Match[bool]) -> tuple[int, int] | None:
    """Return the body right behind the phrase, which must be printed as the table has it."""
    printed = tuple(token.lower for token in view.tokens[match.start : match.end])
    if printed != match.words or match.end >= len(view.tokens) or not view.tokens[match.end].lemmas & view.known.words["source_bodies"]:
        return None
    return match.end, _end(view, match.end + 1)


def _end(view: View, at: int) -> int:
    """Let a body's name go on through its genitives: «пресс-службы Правительства»."""
    while (
        at < len(view.tokens)
        and view.tokens[at].is_word
        and "gent" in view.tokens[at].cases
        and view.tokens[at].forms[0].pos in {"NOUN", "ADJF"}
    ):
        at += 1
    return at


def _nominative(view: View, at: int) -> str:
    return like(view.tokens[at].text, nominative(view.tokens[at].text))
