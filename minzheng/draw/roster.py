"""Seats filled from preference lists under a load cap, by chains of moves: complete whenever any filling exists.

Seats 2n and 2n+1 belong to the n-th body; the even one is the leader's, and nobody holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Roster:
    """`preferences` has one list of inspectors for each body, `leads` are those who may lead, `cap` the visits of one."""

    def __init__(self, preferences: Sequence[Sequence[str]], leads: frozenset[str], cap: int) -> None:
        self._preferences = preferences
        self._leads = leads
        self._cap = cap
        self._holder: list[str | None] = [None] * (2 * len(preferences))
        self._seats_of: dict[str, set[int]] = {name: set() for wishes in preferences for name in wishes}
        self._settled: set[int] = set()

    def fill(self) -> bool:
        """Gives every seat somebody. False when the cap does not allow it."""
        return all(self._seat(seat, self._options(seat)) for seat in range(len(self._holder)))

    def prefer(self) -> None:
        """Moves each seat in turn to the earliest of its options with which all others can still be filled."""
        for seat in range(len(self._holder)):
            for name in self._options(seat):
                if self._holder[seat] == name or self._exchange(seat, name):
                    break
            self._settled.add(seat)

    def teams(self) -> list[tuple[str, str]]:
        """(leader, second) for each body, once filled."""
        names = [name for name in self._holder if name is not None]
        assert len(names) == len(self._holder), "fill() first"
        return list(zip(names[::2], names[1::2], strict=True))

    def _options(self, seat: int) -> Iterable[str]:
        wishes = self._preferences[seat // 2]
        return wishes if seat % 2 else [name for name in wishes if name in self._leads]

    def _exchange(self, seat: int, name: str) -> bool:
        """Gives `seat` to `name` if the rest can be rearranged for it; otherwise leaves everything as it was."""
        before = self._holder[seat]
        self._vacate(seat)
        if self._seat(seat, [name]):
            return True
        assert before is not None, "only filled seats are exchanged"
        self._occupy(seat, before)
        return False

    def _seat(self, seat: int, options: Iterable[str]) -> bool:
        """Fills the empty `seat` by one of `options`, along the shortest chain in which each moves to another seat's place.

        `reached[s]` is (t, name): t takes `name` and so displaces s. Breadth first, so the chain ends where it can.
        """
        reached: dict[int, tuple[int, str] | None] = {seat: None}
        queue, tried = [seat], set()
        for waiting in queue:
            twin = waiting ^ 1
            for name in options if waiting == seat else self._options(waiting):
                if name in tried or name == self._holder[waiting]:  # a seat pushed out by its twin must really leave
                    continue
                if self._holder[twin] == name:  # the twin's own place: only the twin can make room for it
                    displaced: Iterable[int] = (twin,)
                elif len(self._seats_of[name]) < self._cap:
                    self._move_along(reached, waiting, name)
                    return True
                else:
                    tried.add(name)
                    displaced = sorted(self._seats_of[name])
                for other in displaced:
                    if other not in reached and other not in self._settled:
                        reached[other] = (waiting, name)
                        queue.append(other)
        return False

    def _move_along(self, reached: dict[int, tuple[int, str] | None], seat: int, name: str) -> None:
        step: tuple[int, str] | None = (seat, name)
        while step is not None:
            seat, name = step
            self._vacate(seat)
            self._occupy(seat, name)
            step = reached[seat]

    def _vacate(self, seat: int) -> None:
        name = self._holder[seat]
        if name is not None:
            self._seats_of[name].discard(seat)
            self._holder[seat] = None

    def _occupy(self, seat: int, name: str) -> None:
        self._holder[seat] = name
        self._seats_of[name].add(seat)
