"""Where ontology/ and seeds/ lie: inside the installed package, or beside kg/ in a bare checkout."""

from pathlib import Path

from kg.errors import SurroundingsError

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    for folder in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise SurroundingsError(f"{name}/ is neither in {_PACKAGE / 'data'} nor in {_PACKAGE.parent}; install the package again")


def ontology() -> Path:
    """Return the folder of what can be said: classes, schemes, shapes, mappings.

    Raises:
        SurroundingsError: the installation is incomplete.
    """
    return _folder("ontology")


def seeds() -> Path:
    """Return the folder of what people wrote down: articles, gazetteer, gold answers.

    Raises:
        SurroundingsError: the installation is incomplete.
    """
    return _folder("seeds")


def languages() -> Path:
    """Return the folder with one TOML file a language."""
    return _PACKAGE / "languages"
