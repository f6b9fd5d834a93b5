"""Statements as Turtle or TriG, with the same bytes for the same statements."""

import io
from collections.abc import Iterable, Mapping
from typing import BinaryIO, cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.graph.vocabulary import PREFIXES

_ESCAPED = frozenset({"article", "graph", "meeting", "place", "post"})  # their ids hold slashes, which prefixed names must escape

READABLE: Mapping[str, str] = {prefix: PREFIXES[prefix] for prefix in sorted(PREFIXES) if prefix not in _ESCAPED}


def write_turtle(said: Iterable[Quad] | Iterable[Triple], out: BinaryIO, *, prefixes: Mapping[str, str] = READABLE) -> None:
    """Write statements in the order in which they come: triples as Turtle, quads as TriG.

    Args:
        said: the statements; those of one subject belong together.
        out: where to write, in binary; text is UTF-8.
        prefixes: which prefixes to declare, in their order.
    """
    out.writelines(f"@prefix {prefix}: <{namespace}> .\n".encode() for prefix, namespace in prefixes.items())
    without_head = cast("BinaryIO", _WithoutHead(out, lines=len(prefixes)))
    serialize(said, without_head, RdfFormat.TRIG, prefixes=dict(prefixes))


class _WithoutHead(io.RawIOBase):
    """A file that drops its first lines: the serialiser declares prefixes there in an order that changes from run to run."""

    def __init__(self, out: BinaryIO, *, lines: int) -> None:
        self._out = out
        self._lines = lines
        self._held = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes is all it is handed
        held = self._held + bytes(data)
        while self._lines and b"\n" in held:
            _, _, held = held.partition(b"\n")
            self._lines -= 1
        if not self._lines:
            self._out.write(held)
            held = b""
        self._held = held
        return len(data)
