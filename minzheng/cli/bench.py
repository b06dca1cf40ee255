"""`bench`: how fast the parts are, each with what it is a ratio of, its goal, and whether it was reached."""

from __future__ import annotations

from .usage import App


def register(app: App) -> None:
    app.command("bench", help="测速。")(bench)


def bench() -> None:
    raise NotImplementedError
