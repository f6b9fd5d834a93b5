"""Who is said to be what, against a corpus: spans that overlap or share their words, one to one, counted once a text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Role, Span
from kg.scoring.bootstrap import intervals
from kg.scoring.comparing import Count
from kg.scoring.figures import Counts, f1
from kg.scoring.mistakes import Mistake, clipped
from kg.sources.role_corpora import Chain, RoleFact, RoleText, stems

_PARTS: Mapping[str, tuple[str, ...]] = {
    "person-role": ("person", "role"),
    "person-affiliation": ("person", "affiliation"),
    "person-role-affiliation": ("person", "role", "affiliation"),
}
OVERLAPS = (0.2, 0.5)


@dataclass(frozen=True, slots=True)
class RoleFigure:
    """How well roles are read when spans must overlap by a share of the longer one."""

    name: str
    tau: float
    score: float
    low: float | None
    high: float | None
    precision: float
    recall: float
    right: int
    gold: int
    read: int


@dataclass(frozen=True, slots=True)
class _Text:
    """What came out of one text."""

    article: str
    counts: dict[Count, int]


_Spans = tuple[Span, ...]
_Chains = tuple[Chain, ...]
_Both = Sequence[tuple[RoleText, Sequence[Role]]]


def role_figures(read: Iterable[tuple[RoleText, Sequence[Role]]]) -> tuple[list[RoleFigure], list[Mistake]]:
    """Return the figures of a corpus for each overlap, and what is missed or false at the stricter one.

    Args:
        read: each text with the roles read in it.
    """
    both = list(read)
    figures = [_figure(name, tau, _texts(both, name, tau)) for tau in OVERLAPS for name in _PARTS if _asked(both, name)]
    told = _strictest(both)
    mistakes = [one for text, roles in both for one in _Matching(text, roles, _PARTS[told], OVERLAPS[-1]).mistakes()]
    return figures, mistakes


def _asked(both: _Both, name: str) -> bool:
    """Say whether a corpus tells of such facts."""
    return any(all(getattr(fact, part) is not None for part in _PARTS[name]) for text, _ in both for fact in text.roles)


def _strictest(both: _Both) -> str:
    return "person-role-affiliation" if _asked(both, "person-role-affiliation") else "person-role"


def _texts(both: _Both, name: str, tau: float) -> list[_Text]:
    return [_Text(text.id, _Matching(text, roles, _PARTS[name], tau).counts) for text, roles in both]


def _figure(name: str, tau: float, texts: Sequence[_Text]) -> RoleFigure:
    counts = {key: sum(text.counts[key] for text in texts) for key in (_RIGHT, _READ, _GOLD, _COVERED)}
    low, high = intervals(texts, {name: _f1}).get(name, (None, None))
    precision, recall = _precision(counts), _recall(counts)
    return RoleFigure(name, tau, f1(precision, recall), low, high, precision, recall, counts[_COVERED], counts[_GOLD], counts[_READ])


_RIGHT, _READ, _GOLD, _COVERED = ("roles", "right"), ("roles", "read"), ("roles", "gold"), ("roles", "covered")


def _precision(counts: Counts) -> float:
    return counts[_RIGHT] / counts[_READ] if counts[_READ] else 0.0


def _recall(counts: Counts) -> float:
    return counts[_COVERED] / counts[_GOLD] if counts[_GOLD] else 0.0


def _f1(counts: Counts) -> float | None:
    return f1(_precision(counts), _recall(counts)) if counts[_GOLD] else None


class _Matching:
    """The facts of one kind in one text: annotated ones against those read; equal ones count once."""

    def __init__(self, text: RoleText, roles: Sequence[Role], parts: Sequence[str], tau: float) -> None:
        self.text = text
        self.gold, self.hard = _facts(text.roles, parts)
        self.read = _folded(roles, parts, text.text)
        hits: Callable[[_Spans, _Chains], bool] = lambda spans, chains: all(  # noqa: E731
            _hits(span, chain, text.text, tau) for span, chain in zip(spans, chains, strict=True)
        )
        self.edges = [[at for at, chains in enumerate(self.gold) if hits(spans, chains)] for spans in self.read]
        self.owner = _matched(self.edges)
        easy = [not edges and any(hits(spans, chains) for chains in self.hard) for spans, edges in zip(self.read, self.edges, strict=True)]
        self.wrong = [spans for spans, edges, hard in zip(self.read, self.edges, easy, strict=True) if not edges and not hard]

    @property
    def counts(self) -> dict[Count, int]:
        right = sum(map(bool, self.edges))
        return {_RIGHT: right, _READ: right + len(self.wrong), _GOLD: len(self.gold), _COVERED: len(self.owner)}

    def mistakes(self) -> list[Mistake]:
        missed = [tuple(Span("text", *chain.spans[0]) for chain in self.gold[at]) for at in range(len(self.gold)) if at not in self.owner]
        return [self._mistake("false-role", spans) for spans in self.wrong] + [self._mistake("missed-role", spans) for spans in missed]

    def _mistake(self, kind: str, spans: _Spans) -> Mistake:
        person, *rest = (" ".join(self.text.text[span.start : span.end].split()) for span in spans)
        told = " · ".join(rest)
        quote = clipped(self.text.text[max(0, spans[0].start - 40) : spans[0].end + 40])
        return Mistake(kind, self.text.id, person, told if kind == "missed-role" else None, told if kind == "false-role" else None, quote)


def _facts(roles: Iterable[RoleFact], parts: Sequence[str]) -> tuple[list[_Chains], list[_Chains]]:
    """Return the annotated facts, and apart those that are marked hard throughout."""
    found: dict[tuple[str, ...], tuple[_Chains, bool]] = {}
    for role in roles:
        chains = tuple(chain for part in parts if (chain := getattr(role, part)) is not None)
        if len(chains) == len(parts):
            key = tuple(chain.key for chain in chains)
            found[key] = chains, role.hard and found.get(key, (chains, True))[1]
    return [chains for chains, hard in found.values() if not hard], [chains for chains, hard in found.values() if hard]


def _folded(roles: Iterable[Role], parts: Sequence[str], text: str) -> list[_Spans]:
    found: dict[tuple[object, ...], _Spans] = {}
    for role in roles:
        spans = tuple(span for part in parts if (span := getattr(role, part)) is not None)
        if len(spans) == len(parts):
            found[tuple(stems(text[span.start : span.end]) or span for span in spans)] = spans
    return list(found.values())


def _hits(span: Span, chain: Chain, text: str, tau: float) -> bool:
    length = span.end - span.start
    for start, end in chain.spans:
        shared = min(span.end, end) - max(span.start, start)
        if shared > 0 and shared >= tau * max(length, end - start):
            return True
    words = stems(text[span.start : span.end])
    return bool(words) and (
        any(words == stems(text[start:end]) for start, end in chain.spans) or any(words == stems(n) for n in chain.names)
    )


def _matched(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """Match as many facts as can be, one to one (augmenting paths)."""
    owner: dict[int, int] = {}

    def assign(at: int, seen: set[int]) -> bool:
        for fact in edges[at]:
            if fact not in seen:
                seen.add(fact)
                if fact not in owner or assign(owner[fact], seen):
                    owner[fact] = at
                    return True
        return False

    for at in range(len(edges)):
        assign(at, set())
    return owner
