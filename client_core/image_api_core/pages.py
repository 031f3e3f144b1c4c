"""Reads a list to its end, a page at a time: which page comes next, and when it was the last. Nothing here sends."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from .errors import PaginationError

P = TypeVar("P")
T = TypeVar("T")

# How many pages in a row may hold nothing but what has been read already. What is made meanwhile can push other items
# to a later page, so that one or two such pages are no fault; a server that takes no notice of the offset sends them
# for ever.
STALE_PAGES = 5


class Pages(Generic[P, T]):
    """Where the reading of a list stands.

    Attributes:
        offset: How many items to skip when the next page is asked for.
        limit: How many items to ask for.
        is_last: Whether the page that was taken last is the end of the list.

    """

    def __init__(
        self, offset: int, limit: int, items: Callable[[P], Sequence[T]], item_id: Callable[[T], Hashable]
    ) -> None:
        """Begin to read.

        Args:
            offset: How many items to skip at first.
            limit: How many items a page has at most.
            items: Returns the items of a page.
            item_id: Returns the id of an item.

        """
        self.offset = offset
        self.limit = limit
        self.is_last = False
        self._items = items
        self._item_id = item_id
        self._seen: set[Hashable] = set()
        self._stale = 0

    def take(self, page: P) -> list[T]:
        """Take the page that was asked for, and return what is new in it.

        Raises:
            PaginationError: The list does not move on: page after page holds only what has been read already.

        """
        items = self._items(page)
        new: list[T] = []
        for item in items:
            item_id = self._item_id(item)
            if item_id not in self._seen:
                self._seen.add(item_id)
                new.append(item)
        self.offset += len(items)
        self.is_last = len(items) < self.limit
        self._stale = 0 if new else self._stale + 1
        if self._stale >= STALE_PAGES and not self.is_last:
            raise PaginationError(self.offset, self._stale)
        return new
