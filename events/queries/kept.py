"""The last few answers about the collection as it is, so that what many readers ask is worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from .changes import Version

T = TypeVar("T")


class Kept(Generic[T]):
    """Holds at most so many answers in this process, the last used ones; a change of the collection empties it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._version: Version | None = None
        self._answers: OrderedDict[Hashable, T] = OrderedDict()
        self._holding = Lock()

    def get(self, now: Version, key: Hashable, make: Callable[[], T]) -> T:
        """The answer to `key` for this version; `make` works it out where it is not held."""
        with self._holding:
            if self._version != now:
                self._version = now
                self._answers.clear()
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        answer = make()
        with self._holding:
            if self._version == now:  # else the collection has moved on meanwhile
                self._answers[key] = answer
                while len(self._answers) > self.most:
                    self._answers.popitem(last=False)
        return answer

    def clear(self) -> None:
        with self._holding:
            self._answers.clear()
