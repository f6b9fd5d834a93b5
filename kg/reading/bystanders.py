"""Mentions: everybody an article names who takes part in nothing, and why he is named."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Article, Evidence, Mention, Span, Zone
from kg.reading.drafts import Draft
from kg.reading.figures import Figure
from kg.reading.frames import Frame
from kg.reading.individuals import Individual
from kg.reading.participations import evidence
from kg.reading.people import People
from kg.reading.reports import Kept
from kg.reading.view import View


@dataclass(frozen=True, slots=True)
class Told:
    """What an article told of meetings: those reported, those out of our scope, those only thought of, and its headline."""

    kept: Kept
    dropped: Sequence[Draft]
    thought: Sequence[Frame]
    headline: frozenset[int]


def mentions(views: Sequence[View], people: People, told: Told) -> tuple[Mention, ...]:
    """Return the people of an article who take part in nothing, in the order of the text."""
    taking_part = {key for _, draft in told.kept for key in (*draft.roles, *draft.absent)}
    other = {key for draft in told.dropped if draft.mode != "visit" for key in draft.roles}
    hypothetical = {
        one.key for frame in told.thought for agent in frame.agents if (one := people.who(frame.number, agent.figure)) is not None
    }
    found = []
    for one, seen in _seen(views, people):
        if one.key not in taking_part:
            role = _role(one, seen, other, hypothetical)
            view, figure = next((pair for pair in seen if pair[0].sentence.number not in told.headline), seen[0])
            found.append(Mention(one.name, one.person, one.title, one.represents, role, (evidence(view.sentence, figure),)))
    return tuple(found)


def _seen(views: Sequence[View], people: People) -> list[tuple[Individual, list[tuple[View, Figure]]]]:
    """Return each individual with the views that name him."""
    seen: dict[int, list[tuple[View, Figure]]] = {}
    for view in views:
        for figure in view.named:
            one = people.who(view.sentence.number, figure)
            if one is not None and figure.name is not None:
                seen.setdefault(one.key, []).append((view, figure))
    return [(one, seen[one.key]) for one in people.individuals if one.key in seen]


def _role(one: Individual, seen: list[tuple[View, Figure]], other: set[int], hypothetical: set[int]) -> str:
    if one.bystander is not None:
        return one.bystander
    if any(_greets(view, figure) for view, figure in seen):
        return "arrival"
    if one.key in hypothetical:
        return "hypothetical"
    if any(_speaks(view, figure) for view, figure in seen):
        return "quoted"
    return "other-event" if one.key in other else "mentioned"


def _greets(view: View, figure: Figure) -> bool:
    """Say whether somebody greets or is greeted on arrival: «в аэропорту его встретил …»."""
    clause = view.clause(figure.start)
    airport = any(token.lemmas & view.known.words["arrival"] for token in view.tokens)
    greet = any(
        "greet" in verb.kinds and (airport or "speak" not in verb.kinds) and view.clause(verb.start) == clause for verb in view.verbs
    )
    return greet and "nomn" in figure.cases


def _speaks(view: View, figure: Figure) -> bool:
    """Say whether he is the one who says something, or is quoted by another: «Как отметил Президент …»."""
    words = view.known.lexicon
    if figure.start in view.speech:
        before = view.tokens[max(0, figure.start - 3) : figure.start]
        return any(token.lemmas & set(words.verbs["speak"]) for token in before)
    before = view.tokens[max(0, figure.start - 2) : figure.start]
    if any(token.lemmas & view.known.words["quoting"] for token in before) and "gent" in figure.cases:
        return True
    clause = view.clause(figure.start)
    return "nomn" in figure.cases and any("speak" in verb.kinds and view.clause(verb.start) == clause for verb in view.verbs)


def authors(article: Article) -> tuple[Mention, ...]:
    """Return the journalists of by-lines, with the title printed beside them."""
    titles = [zone for zone in article.zones if zone.kind == "byline-title"]
    found = []
    for zone in article.zones:
        if zone.kind == "byline":
            quote = article.text[zone.span.start : zone.span.end]
            name = Evidence(*_line(article, zone.span), (zone.span.start, zone.span.end))
            found.append(Mention(quote, None, _beside(article, zone, titles), None, "author", (name,)))
    return tuple(found)


def _line(article: Article, span: Span) -> tuple[Span, str]:
    """Return the line around a by-line."""
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    line = article.text[start : end if end >= 0 else len(article.text)]
    start += len(line) - len(line.lstrip())
    return Span("text", start, start + len(line.strip())), line.strip()


def _beside(article: Article, byline: Zone, titles: Sequence[Zone]) -> str | None:
    near = [zone for zone in titles if abs(zone.span.start - byline.span.end) <= 4 or abs(byline.span.start - zone.span.end) <= 4]
    return article.text[near[0].span.start : near[0].span.end] if near else None
