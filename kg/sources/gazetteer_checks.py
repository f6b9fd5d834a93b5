"""What the gazetteer's tables must say of each other: no row refers to nothing, nothing lacks a label, no abbreviation means two states."""

from collections.abc import Mapping

from kg.slugs import slug
from kg.sources.tables import Row, did_you_mean, forms

Tables = Mapping[str, Mapping[tuple[str, ...], Row]]  # by name of the table, then by key of the row

_NAMED = {"states": "state", "entities": "state", "organisations": "organisation", "places": "place", "posts": "post", "persons": "person"}
_LABELLED_IN = ("ru", "en")


def check_together(tables: Tables) -> None:
    """Check what the rows of all tables say of each other.

    Raises:
        DataError: the first row that contradicts another table; the message begins with its file and line.
    """
    _check_ids_once(tables)
    _check_references(tables)
    _check_prefixes(tables)
    _check_landmarks(tables)
    _check_capitals(tables)
    _check_labels(tables)
    _check_exclusive_names(tables)


def _check_ids_once(tables: Tables) -> None:
    seen: dict[str, Row] = {}
    for table in _NAMED:
        for (key,), row in tables[table].items():
            other = seen.setdefault(slug(key) if table in {"states", "entities", "organisations"} else key, row)
            if other is not row:
                raise row.error(f"'{key}' is already used at {other.path.name}:{other.line}")


def _check_references(tables: Tables) -> None:
    for name, form in forms().items():
        for column, targets in form.references.items():
            known = {key for target in targets for (key,) in tables[target]}
            for row in tables[name].values():
                cell = row.cells[column]
                if cell and cell not in known:
                    files = " or ".join(f"{target}.tsv" for target in targets)
                    raise row.error(f"{column} '{cell}' is in no {files}{did_you_mean(cell, known)}")


def _check_prefixes(tables: Tables) -> None:
    for name, form in forms().items():
        if form.prefix is None:
            continue
        for row in tables[name].values():
            expected = slug(row.cells[form.prefix]) + "/"
            if not row.cells["id"].startswith(expected):
                raise row.error(f"the id '{row.cells['id']}' must begin with '{expected}', the {form.prefix} it belongs to")


def _check_landmarks(tables: Tables) -> None:
    for row in tables["places"].values():
        within = row.cells["within"]
        if row.cells["kind"] == "city" and within:
            raise row.error(f"a city lies within no other place, but this one says '{within}'")
        if row.cells["kind"] == "landmark":
            if not within:
                raise row.error("a landmark must say within which city it lies")
            if tables["places"][within,].cells["kind"] != "city":
                raise row.error(f"'{within}' is a landmark itself; name the city")


def _check_capitals(tables: Tables) -> None:
    for row in tables["capitals"].values():
        place = tables["places"][row.cells["place"],].cells
        if place["kind"] != "city" or place["state"] != row.cells["state"]:
            raise row.error(f"'{row.cells['place']}' is no city of {row.cells['state']} in places.tsv")


def _check_labels(tables: Tables) -> None:
    for table, noun in _NAMED.items():
        names = f"{noun}_names"
        labelled = {(row.cells[noun], row.cells["language"]) for row in tables[names].values() if row.cells["kind"] == "label"}
        for (key,), row in tables[table].items():
            for language in _LABELLED_IN:
                if (key, language) not in labelled:
                    raise row.error(f"{noun} '{key}' has no label in language '{language}' in {names}.tsv")


def _check_exclusive_names(tables: Tables) -> None:
    for name, form in forms().items():
        owners: dict[tuple[str, str], Row] = {}
        for row in tables[name].values() if form.exclusive else ():
            noun, language, kind, text = row.cells.values()
            if kind not in form.exclusive:
                continue
            other = owners.setdefault((language, text), row)
            if other.cells[form.columns[0]] != noun:
                raise row.error(
                    f"{kind} '{text}' of '{noun}' already belongs to '{other.cells[form.columns[0]]}' ({other.path.name}:{other.line})"
                )
