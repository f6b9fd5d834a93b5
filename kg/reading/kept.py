"""A value that is found once and kept: like `functools.cached_property`, without its lock, which costs more than most answers."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

V = TypeVar("V")


class kept(Generic[V]):  # noqa: N801 - reads as a decorator
    """Turn a method into an attribute that is computed when first asked for."""

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
