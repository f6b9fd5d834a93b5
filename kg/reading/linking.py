"""Names → known persons, by name, post, state and day; two candidates left mean nobody, never the first of the list."""

from collections.abc import Sequence
from datetime import date

from kg.reading.known import Known
from kg.reading.morphology import plain
from kg.reading.names import NameSpan
from kg.reading.title import Title


def link(  # noqa: PLR0913 - all that speaks for or against a link
    fullest: NameSpan, spans: Sequence[NameSpan], titles: tuple[Title, ...], of: str | None, *, known: Known, day: date | None
) -> tuple[str, ...]:
    """Return the persons that the namings of one individual may mean: one is a link, none is NIL, several are left open.

    Args:
        fullest: the naming with most words.
        spans: every naming.
        titles: the titles printed with him.
        of: the state or organisation they are of.
        known: names and occupancies.
        day: the day of the article; without it a surname alone links to nobody.
    """
    full = {person for span in spans for person in span.persons}
    if full:
        return tuple(sorted(_narrow(full, titles, of, known, day)))
    surname = [word for word in fullest.words if len(word) > 1][-1:]
    candidates = {person for word in surname for person in known.names.with_surname(word) if _given_fits(fullest, person, known)}
    if len([word for word in fullest.words if len(word) > 1]) > 1:
        return tuple(sorted(_narrow(candidates, titles, of, known, day)))
    return tuple(sorted(_in_office(candidates, titles, of, known, day)))


def _given_fits(span: NameSpan, person: str, known: Known) -> bool:
    """Say whether each word of a naming, initials too, fits a word of some name of the person."""
    return any(all(_word_fits(word, way, known) for word in span.words) for way in known.names.names(person))


def _word_fits(word: str, way: tuple[str, ...], known: Known) -> bool:
    if len(word) == 1:
        return any(plain(w)[0] == plain(word) for w in way)
    return any(known.names.forms.same(word, w) for w in way)


def _narrow(candidates: set[str], titles: tuple[Title, ...], of: str | None, known: Known, day: date | None) -> set[str]:
    """Of several of one full name take those in office that day."""
    if len(candidates) < 2:
        return candidates
    return _in_office(candidates, titles, of, known, day) or candidates


def _in_office(candidates: set[str], titles: tuple[Title, ...], of: str | None, known: Known, day: date | None) -> set[str]:
    if day is None or any(title.part and not title.roles for title in titles):
        return set()  # «министр экономики Баварии»: no minister of the state
    roles = {role for title in titles if title.qualifier in {None, "acting"} for role in title.roles}
    return {person for person in candidates if _holds(person, roles, of, known, day)}


def _holds(person: str, roles: set[str], of: str | None, known: Known, day: date) -> bool:
    posts = [known.gazetteer.posts[o.post] for o in known.gazetteer.posts_held(person, day)]
    return any((of is None or post.of == of) and (not roles or roles & set(post.roles)) for post in posts)
