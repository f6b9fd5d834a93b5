"""The graph as an rdflib Dataset, for programs that speak rdflib; only to be read."""

from pathlib import Path
from typing import Any, NoReturn

from oxrdflib import OxigraphStore
from rdflib import Dataset, Namespace

from kg.errors import UsageError
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES

__all__ = ["dataset"]


def dataset(path: Path | str) -> Dataset:
    """Return everything in a store's folder as an rdflib `Dataset`, as it was last published.

    Queries run in Oxigraph and see the union of all graphs. It stays as it is whatever a writer does meanwhile; `close()` lets go of it.
    Writing to it raises UsageError.

    Raises:
        NotFoundError: nothing is stored there yet.
        SurroundingsError: the store has another format or cannot be read.
    """
    made = Dataset(store=_Snapshot(Store.reader(path)), default_union=True)
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, Namespace(namespace))
    return made


class _Snapshot(OxigraphStore):
    """A published snapshot behind rdflib's interface of stores."""

    def __init__(self, opened: Store) -> None:
        super().__init__(store=opened.inner)
        self._opened = opened

    def close(self, commit_pending_transaction: bool = False) -> None:  # noqa: FBT001, FBT002 - rdflib's signature
        super().close(commit_pending_transaction)
        self._opened.close()

    def add_graph(self, graph: Any) -> None:
        """Accept a graph that is there already, as rdflib's own accessors do; nothing is written."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise UsageError("this dataset shows what is published and cannot be changed; copy it into an rdflib Dataset of your own")

    add = addN = remove = remove_graph = update = destroy = _refuse  # noqa: N815 - rdflib's names
