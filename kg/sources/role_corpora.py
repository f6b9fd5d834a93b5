"""Two published corpora of who is what: FactRuEval-2016 (facts of occupation) and NEREL (relations of work), in their own file formats."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.sources.likeness import load_likeness

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_SPAN = re.compile(r"span(\d+)")
_BLANK_LINE = re.compile(r"\n\s*\n")
_WORKPLACES = frozenset({"ORGANIZATION", "COUNTRY", "STATE_OR_PROVINCE", "CITY", "DISTRICT"})
_SAME_NAME = frozenset({"ALTERNATIVE_NAME", "ABBREVIATION"})

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything in one text that names the same: a person, a role, an organisation."""

    key: str
    spans: tuple[Bounds, ...]
    names: tuple[str, ...] = ()  # what it is called beside its spans


@dataclass(frozen=True, slots=True)
class RoleFact:
    """Somebody is something, somewhere: one of role and affiliation may be missing."""

    person: Chain
    role: Chain | None
    affiliation: Chain | None
    hard: bool = False


@dataclass(frozen=True, slots=True)
class RoleText:
    """One text of a corpus, with the roles it tells of."""

    id: str
    text: str
    roles: tuple[RoleFact, ...]


def read_corpus(kind: str, folder: Path) -> Iterator[RoleText]:
    """Yield the texts of a corpus.

    Args:
        kind: fre (FactRuEval: .txt, .spans, .objects, .coref, .facts) or nerel (.txt, .ann).
        folder: where its files lie.

    Raises:
        InputError: the folder holds no such files, or one of them is not of that form; the message names it.
    """
    pattern, read = {"fre": ("*.facts", _factrueval), "nerel": ("*.ann", _nerel)}[kind]
    files = sorted(folder.glob(pattern)) if folder.is_dir() else []
    if not files:
        raise InputError(f"{folder}: holds no {pattern} files")
    for path in files:
        try:
            yield read(path)
        except (OSError, ValueError, KeyError, IndexError) as error:
            raise InputError(f"{path}: is not of the form of its corpus ({type(error).__name__}: {error})") from error


# --- FactRuEval --------------------------------------------------------------------------------------------------------------------------


def _factrueval(path: Path) -> RoleText:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    spans = {f[0]: (int(f[2]), int(f[2]) + int(f[3])) for f in _fields(path.with_suffix(".spans"))}
    chains = _chains(path, spans)
    wholes: dict[str, list[Chain]] = {}
    roles: list[RoleFact] = []
    for head, arguments in _facts(path):
        if head == "occupation":
            roles += _occupation(arguments, chains, spans, text)
        elif head == "ispartof":
            parts = [chains[value.split()[0]] for values in arguments.values() for value in values if value.split()[0] in chains]
            for chain in parts:
                wholes.setdefault(chain.key, []).extend(parts)
    return RoleText(path.stem, text, tuple(_with_wholes(role, wholes) for role in roles))


def _fields(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        found = line.split("#")[0].split()
        if found:
            yield found


def _blocks(path: Path) -> Iterator[list[str]]:
    for block in _BLANK_LINE.split(path.read_text(encoding="utf-8-sig").strip()):
        if block.strip():
            yield block.splitlines()


def _chains(path: Path, spans: Mapping[str, Bounds]) -> dict[str, Chain]:
    mentions: dict[str, list[Bounds]] = {}
    for found in _fields(path.with_suffix(".objects")):
        parts = [spans[one] for one in found[2:]]
        mentions[found[0]] = [(min(start for start, _ in parts), max(end for _, end in parts)), *parts]
    chains = {}
    for block in _blocks(path.with_suffix(".coref")):
        key, *members = block[0].split()
        bounds = {span for one in members for span in mentions.get(one, [spans[one]] if one in spans else [])}
        attributes = [line.strip().split(" ", 1) for line in block[1:] if " " in line.strip()]
        names = tuple(value for name, value in attributes if name in {"name", "lastname"})
        chains[f"obj{key}"] = Chain(key, tuple(sorted(bounds)), names)
    return chains


def _facts(path: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    for block in _blocks(path):
        arguments: dict[str, list[str]] = {}
        for line in block[1:]:
            key, _, value = line.strip().partition(" ")
            arguments.setdefault(key.lower().replace("job", "position"), []).append(value)
        yield block[0].split()[1].lower(), arguments


def _occupation(
    arguments: Mapping[str, list[str]], chains: Mapping[str, Chain], spans: Mapping[str, Bounds], text: str
) -> Iterator[RoleFact]:
    key, value = load_likeness().hard
    hard = arguments.get(key) == [value]
    where = [chains[value.split()[0]] for value in arguments.get("where", []) if value.split()[0] in chains]
    position = [spans[one] for value in arguments.get("position", []) for one in _SPAN.findall(value) if one in spans]
    role = Chain(text[slice(*position[0])].lower(), tuple(sorted(position))) if position else None
    for who in arguments.get("who", []):
        if who.split()[0] in chains:
            yield RoleFact(chains[who.split()[0]], role, where[0] if where else None, hard)


def _with_wholes(role: RoleFact, wholes: Mapping[str, list[Chain]]) -> RoleFact:
    """Let a part stand for its whole, as the scorer of that contest does."""
    if role.affiliation is None or role.affiliation.key not in wholes:
        return role
    spans = tuple(sorted({span for chain in wholes[role.affiliation.key] for span in chain.spans}))
    return replace(role, affiliation=Chain(role.affiliation.key, spans))


# --- NEREL -------------------------------------------------------------------------------------------------------------------------------


def _nerel(path: Path) -> RoleText:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    named = [(fields[0], fields[1]) for fields in lines if fields[0].startswith("T")]
    kinds = {key: value.split()[0] for key, value in named}
    spans = {key: _bounds(value) for key, value in named}
    relations = [_relation(fields[1]) for fields in lines if fields[0].startswith("R")]
    links = [fields[1].split()[1:3] for fields in lines if fields[0].startswith("N") and "NULL" not in fields[1]]
    chains = _merged(text, kinds, spans, relations, links)
    return RoleText(path.stem, text, tuple(_work(kinds, chains, relations)))


def _bounds(value: str) -> Bounds:
    numbers = [int(number) for number in _NUMBER.findall(value.split(" ", 1)[1])]
    return numbers[0], numbers[-1]


def _relation(value: str) -> tuple[str, str, str]:
    name, one, other = value.split()[:3]
    return name, one.split(":")[1], other.split(":")[1]


def stems(text: str) -> tuple[str, ...]:
    """Return the words of a Russian text cut to five letters, in plain lower case, as such corpora are compared.

    >>> stems("Президенту России")
    ('прези', 'росси')
    """
    folded = text.lower()
    for one, other in load_likeness().alike("ru").letters:
        folded = folded.replace(one, other)
    return tuple(word[:5] for word in _WORD.findall(folded))


def _merged(
    text: str,
    kinds: Mapping[str, str],
    spans: Mapping[str, Bounds],
    relations: Iterable[tuple[str, str, str]],
    links: Iterable[list[str]],
) -> dict[str, Chain]:
    """Return the chain of each mention: the same words, the same surname, the same link or a name given for another."""
    groups: dict[object, list[str]] = {}
    for key, kind in kinds.items():
        if kind != "EVENT":
            words = stems(text[slice(*spans[key])])
            groups.setdefault((kind, words), []).append(key)
            if kind == "PERSON":
                groups.setdefault(("surname", words[-1:]), []).append(key)
    for mention, link in links:
        groups.setdefault(("link", link), []).append(mention)
    same = [[one, other] for name, one, other in relations if name in _SAME_NAME]
    return _united(kinds, spans, [*groups.values(), *same])


def _united(kinds: Mapping[str, str], spans: Mapping[str, Bounds], groups: Iterable[list[str]]) -> dict[str, Chain]:
    parent = {key: key for key in kinds}

    def find(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for group in groups:
        for other in group[1:]:
            if group[0] in parent and other in parent and kinds[group[0]] == kinds[other]:
                parent[find(other)] = find(group[0])
    members: dict[str, set[Bounds]] = {}
    for key in kinds:
        members.setdefault(find(key), set()).add(spans[key])
    return {key: Chain(find(key), tuple(sorted(members[find(key)]))) for key in kinds}


def _work(kinds: Mapping[str, str], chains: Mapping[str, Chain], relations: Iterable[tuple[str, str, str]]) -> Iterator[RoleFact]:
    found = list(relations)
    for name, one, other in found:
        if name == "WORKS_AS" and kinds[one] == "PERSON":
            yield RoleFact(chains[one], chains[other], None)
            for place in (third for what, job, third in found if what == "WORKPLACE" and job == other and kinds[job] == "PROFESSION"):
                yield RoleFact(chains[one], None, chains[place])
        elif name == "WORKPLACE" and kinds[one] == "PERSON" and kinds[other] in _WORKPLACES:
            yield RoleFact(chains[one], None, chains[other])
