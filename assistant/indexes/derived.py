"""What is derived from a view lives on the view, and goes when the view goes.

A cache of a module would keep the views of generations that no longer serve, and all their names.
"""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

K = TypeVar("K", bound="Keeps")
P = ParamSpec("P")
R = TypeVar("R")


class Kept:
    """What was derived from one source, by the function that derives it."""

    def __init__(self) -> None:
        self._made: dict[object, Callable[..., Any]] = {}

    def by(self, make: Callable[..., R], bound: Callable[[], Callable[..., R]]) -> Callable[..., R]:
        """`bound` makes the cache of a function that is asked for the first time."""
        return self._made.get(make) or self._made.setdefault(make, bound())

    def forget(self) -> None:
        """Whoever still reads the source derives anew."""
        self._made.clear()


class Keeps(Protocol):
    """A source: a view, or the names of one."""

    @property
    def kept(self) -> Kept: ...


Derive = Callable[Concatenate[K, P], R]


def derived(most: int | None = None) -> Callable[[Derive[K, P, R]], Derive[K, P, R]]:
    """Calls a function of a source and of hashable arguments once, and keeps what it returns with
    the source; of the results for different arguments the `most` that were asked for last.
    """

    def deriving(make: Derive[K, P, R]) -> Derive[K, P, R]:
        @wraps(make)
        def kept(source: K, /, *args: P.args, **kwargs: P.kwargs) -> R:
            known = source.kept.by(make, lambda: lru_cache(maxsize=most)(partial(make, source)))
            return known(*args, **kwargs)

        return kept

    return deriving
