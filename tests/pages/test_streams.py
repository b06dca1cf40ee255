"""Streams of progress: as many as there are places, each for a moment, and every place is given back whatever the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from minzheng.pages import streams

pytestmark = pytest.mark.django_db
"""An answer that ends looks after the connections of its thread."""


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(streams, "EVERY", 0.01)
    yield
    assert free() == streams.STREAMS, "every place was given back"


def free() -> int:
    return streams._free._value


def told(answer) -> list[bytes]:
    with closing(answer):
        return list(answer.streaming_content)


def test_an_event_carries_a_part_line_by_line_and_may_have_a_name():
    assert streams.event("甲\n乙") == "data: 甲\ndata: 乙\n\n".encode()
    assert streams.event("", "reload") == b"event: reload\ndata: \n\n"


def test_a_part_is_sent_when_it_has_changed_until_no_more_may_come():
    looks = iter([(b"1", True), (b"1", True), (b"2", True), (b"3", False)])
    assert told(streams.following(lambda: next(looks))) == [b"1", streams.STILL, b"2", b"3"]


def test_no_more_streams_than_there_are_places():
    open_now = [streams.streamed([b"1"]) for _ in range(streams.STREAMS)]
    refused = streams.streamed([b"1"])
    assert (refused.status_code, refused.streaming) == (204, False)
    told(open_now.pop())
    again = streams.streamed([b"1"])
    assert again.status_code == 200
    for one in (again, *open_now):
        one.close()
        one.close()


def test_it_ends_by_itself_while_the_work_goes_on(monkeypatch):
    monkeypatch.setattr(streams, "SECONDS", 0.2)
    began = time.monotonic()
    assert len(told(streams.following(lambda: (b"1", True)))) > 2
    assert time.monotonic() - began < 5


def test_who_goes_away_frees_the_place_and_what_was_going_on_is_ended():
    ended = []

    def work() -> Iterator[bytes]:
        try:
            while True:
                yield b"1"
        finally:
            ended.append(True)

    answer = streams.streamed(work())
    assert next(iter(answer.streaming_content)) == b"1"
    assert (free(), ended) == (streams.STREAMS - 1, [])
    answer.close()
    assert (free(), ended) == (streams.STREAMS, [True])


def test_what_breaks_frees_the_place():
    def work() -> Iterator[bytes]:
        yield b"1"
        raise OSError

    with pytest.raises(OSError):
        list(streams.streamed(work()).streaming_content)


def test_a_page_that_asks_for_no_stream_gets_none(rf):
    assert not streams.asked(rf.get("/"))
    assert streams.asked(rf.get("/", headers={"Accept": "text/event-stream"}))
