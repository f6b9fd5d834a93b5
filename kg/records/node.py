"""A JSON value that knows its path, so that every complaint says where."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import DataError


@dataclass(frozen=True, slots=True)
class Node:
    """One value inside a record, and how one gets there.

    >>> Node({"meetings": [{"kind": 7}]}, "")["meetings"].items()[0]["kind"].text()
    Traceback (most recent call last):
    kg.errors.DataError: meetings[0].kind: must be a string, not 7
    """

    value: object
    path: str

    def error(self, message: str) -> DataError:
        """Return an error that begins with the path of this value."""
        return DataError(f"{self.path or 'record'}: {message}")

    def keys(self, *known: str) -> None:
        """Refuse a value that is no object, or one with a key nobody knows."""
        for key in self._object():
            if key not in known:
                raise self.error(f"unknown key {key!r}; known are {', '.join(known)}")

    def __getitem__(self, key: str) -> "Node":
        fields = self._object()
        if key not in fields:
            raise self.error(f"key {key!r} is missing")
        return Node(fields[key], f"{self.path}.{key}" if self.path else key)

    def get(self, key: str) -> "Node":
        """Return the value under a key that may be left out: then it is null."""
        return self[key] if key in self._object() else Node(None, f"{self.path}.{key}")

    def fields(self) -> Iterator[tuple[str, "Node"]]:
        """Yield the keys and values of an object, in their order."""
        for key in self._object():
            yield key, self[key]

    def items(self) -> tuple["Node", ...]:
        """Return the values of a list."""
        if not isinstance(self.value, list):
            raise self.error(f"must be a list, not {self.value!r}")
        return tuple(Node(value, f"{self.path}[{index}]") for index, value in enumerate(self.value))

    def texts(self) -> tuple[str, ...]:
        """Return the strings of a list."""
        return tuple(node.text() for node in self.items())

    def text(self) -> str:
        """Return a string that says something."""
        if not isinstance(self.value, str):
            raise self.error(f"must be a string, not {self.value!r}")
        if not self.value:
            raise self.error("must not be empty")
        return self.value

    def text_or_none(self) -> str | None:
        """Return a string, or None for null."""
        return None if self.value is None else self.text()

    def whole(self) -> int:
        """Return a whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.error(f"must be a whole number, not {self.value!r}")
        return self.value

    def whole_or_none(self) -> int | None:
        """Return a whole number, or None for null."""
        return None if self.value is None else self.whole()

    def share_or_none(self) -> float | None:
        """Return a number from 0 to 1, or None for null."""
        if self.value is None:
            return None
        if not isinstance(self.value, int | float) or isinstance(self.value, bool) or not 0 <= self.value <= 1:
            raise self.error(f"must be a number from 0 to 1, not {self.value!r}")
        return float(self.value)

    def yes(self) -> bool:
        """Return a truth value."""
        if not isinstance(self.value, bool):
            raise self.error(f"must be true or false, not {self.value!r}")
        return self.value

    def _object(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise self.error(f"must be an object, not {self.value!r}")
        return self.value
