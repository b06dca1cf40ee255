"""How far long work has come, told while it goes on: a part of a page, sent again as it changes, as server-sent events.

A stream holds a thread of the server for as long as it lasts. So a process gives a few at most, `cli.serve` has as many threads more,
and each ends after a moment: the page asks again, from where it then stands. A page that gets none asks for the part itself, now and
then (`poll`, see stream.js), as one without streams would; without a script there are the buttons.

    if streams.asked(request):
        return streams.following(lambda: (streams.event(part), whether_more_may_come))
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from threading import BoundedSemaphore

from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

STREAMS = 3
"""Streams that one process gives at once: with two threads for pages no more in all than the server takes for sensible on two cores."""
SECONDS, EVERY = 20.0, 0.5
"""How long a stream lasts at most; how often it looks whether anything has changed."""
MEDIA = "text/event-stream"
STILL = b":\n\n"
"""Says nothing; but where nobody listens any more it cannot be sent, and the thread is free again."""
_free = BoundedSemaphore(STREAMS)


def asked(request: HttpRequest) -> bool:
    """Whether the page would rather have a stream."""
    return MEDIA in request.headers.get("Accept", "")


def event(data: str, name: str = "") -> bytes:
    """One event: a part of the page, or by a `name` something else that the page has to do (`reload`, or what its parts listen to)."""
    lines = [f"event: {name}"] if name else []
    return "\n".join((*lines, *(f"data: {line}" for line in data.splitlines() or [""]), "", "")).encode()


def streamed(events: Iterable[bytes]) -> HttpResponse | StreamingHttpResponse:
    """Send events as they come, as long as a stream lasts; an empty answer (204) when there is no stream left."""
    if not _free.acquire(blocking=False):
        return HttpResponse(status=204)
    return StreamingHttpResponse(_Stream(events), content_type=MEDIA, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


def following(look: Callable[[], tuple[bytes, bool]]) -> HttpResponse | StreamingHttpResponse:
    """Look again and again, and send the event whenever it is another, until no more may come."""
    return streamed(_changes(look))


def _changes(look: Callable[[], tuple[bytes, bool]]) -> Iterator[bytes]:
    now, going = look()
    yield now
    while going:
        close_old_connections()  # nothing is held while nothing is asked
        time.sleep(EVERY)
        before, (now, going) = now, look()
        yield STILL if now == before else now


class _Stream:
    """The events, and the place of one stream, which is given back when they end, when time is up, or when nobody listens any more."""

    def __init__(self, events: Iterable[bytes]) -> None:
        self._events, self._until, self._held = iter(events), time.monotonic() + SECONDS, True

    def __iter__(self) -> _Stream:
        return self

    def __next__(self) -> bytes:
        if time.monotonic() >= self._until:
            self.close()
            raise StopIteration
        try:
            return next(self._events)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """At the end, whatever it is; the server calls it when nobody listens any more."""
        if self._held:
            self._held = False
            _free.release()
            getattr(self._events, "close", lambda: None)()


__all__ = ["EVERY", "SECONDS", "STILL", "STREAMS", "asked", "event", "following", "streamed"]
