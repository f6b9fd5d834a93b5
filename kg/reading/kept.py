"""Values that are found once and kept: of an object, and of words met before."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
_MOST = 200_000  # words; news has fewer


class kept(Generic[V]):  # noqa: N801 - reads as a decorator
    """Turn a method into an attribute that is computed when first asked for.

    Like `functools.cached_property`, without its lock, which costs more than most answers.
    """

    def __init__(self, find: Callable[[Any], V]) -> None:
        """Take the method."""
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> "kept[V]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> V: ...
    def __get__(self, instance: object | None, owner: type) -> "kept[V] | V":
        if instance is None:
            return self
        value = self._find(instance)
        instance.__dict__[self._name] = value
        return value


class Met(dict[K, V]):
    """What is found of each word when it is first met, and kept for the next time; there is nothing faster to ask than a dictionary."""

    def __init__(self, find: Callable[[K], V]) -> None:
        """Take what finds it."""
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> V:
        if len(self) >= _MOST:
            self.clear()
        value = self[key] = self._find(key)
        return value
