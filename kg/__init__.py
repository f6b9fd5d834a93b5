"""A diplomatic meeting knowledge graph: who met whom, in what capacity, where, when, about what, and which sentence says so.

    import kg

    reading = kg.read(text, published="2025-09-18")  # what one article says
    graph = kg.open(".kg")  # all that is stored in a folder
    graph.ingest("articles/")
    graph.person("Бектенов").meetings

Importing this module loads nothing else; what a name needs is loaded when it is used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.pipeline import Graph, open, read  # noqa: A004 (kg.open is what one types)

__all__ = ["Graph", "__version__", "open", "read"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from kg import pipeline  # noqa: PLC0415 (loaded when it is used)

    return getattr(pipeline, name)
