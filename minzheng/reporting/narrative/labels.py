"""The Chinese names of the figures a report may print: those of their pages."""

from functools import cache

from minzheng.catalogue import matters


@cache
def names() -> dict[str, str]:
    """The name of every figure, by id."""
    return {figure.id: figure.label for matter in matters() for figure in matter.figures}
