"""A title as a sentence prints it, with all that is known of it."""

from dataclasses import dataclass

CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a sentence: «премьер-министрами Казахстана и Узбекистана»."""

    text: str  # nominative, singular, without the state: «премьер-министр»
    roles: tuple[str, ...]
    level: str
    of: tuple[str, ...]  # codes; several for a shared title
    qualifier: str | None  # former | acting | elect | deputy
    bystander: str | None
    organisation: bool
    cases: frozenset[str]
    plural: bool | None  # None: the form leaves it open
    start: int
    end: int
    entry: str  # the row of the lexicon
    bare: bool = False  # «лидер», «коллега»: says for whom, and is no title
    generic: bool = False  # «глава государства»: says the level, not the office
    shown: bool = False  # «лидер»: bare, and yet a title where nothing better is printed
    link: str = " — "  # what is printed between it and the title before it
    part: str | None = None  # the part of a state that he is an official of: «премьер Баварии»
