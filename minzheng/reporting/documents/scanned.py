"""The code on a paper that a telephone scans (GB/T 18284, error correction M): the same modules in every writer."""

from __future__ import annotations

import io

import segno

QUIET = 4
"""Light modules left around it, as the standard asks."""
SIDE = 24
"""Millimetres of its side in print, the quiet zone included."""


def made(address: str) -> segno.QRCode:
    """The code of an address."""
    return segno.make_qr(address, error="m", boost_error=False)


def rows(address: str) -> list[str]:
    """Its modules without the quiet zone, row by row, 1 for a dark one."""
    return ["".join("1" if dark else "0" for dark in row) for row in made(address).matrix]


def png(address: str) -> bytes:
    """It as a picture of two colours, the quiet zone included."""
    held = io.BytesIO()
    made(address).save(held, kind="png", scale=8, border=QUIET)
    return held.getvalue()
