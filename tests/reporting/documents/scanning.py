"""A telephone's part, for tests: what a printed code says, read from its modules alone, without a word of the program that drew it.

Versions 1 to 10 of GB/T 18284 at error level M, in byte mode. The modules must be undamaged: nothing is corrected.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Sequence

from pypdf import PdfReader

BLOCKS = {1: (16,), 2: (28,), 3: (44,), 4: (32, 32), 5: (43, 43), 6: (27,) * 4, 7: (31,) * 4, 8: (38, 38, 39, 39), 9: (36, 36, 36, 37, 37),
          10: (43, 43, 43, 43, 44)}  # fmt: skip
"""Data codewords of each block at level M."""
ALIGNED = {1: (), 2: (6, 18), 3: (6, 22), 4: (6, 26), 5: (6, 30), 6: (6, 34), 7: (6, 22, 38), 8: (6, 24, 42), 9: (6, 26, 46), 10: (6, 28, 50)}
MASKS = (
    lambda y, x: (y + x) % 2 == 0, lambda y, x: y % 2 == 0, lambda y, x: x % 3 == 0, lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0, lambda y, x: y * x % 2 + y * x % 3 == 0, lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)  # fmt: skip
Modules = Sequence[Sequence[bool]]


def read(modules: Modules) -> str:
    """What the code says."""
    side = len(modules)
    version = (side - 17) // 4
    assert side == 17 + 4 * version
    assert all(len(row) == side for row in modules)
    format_bits = "".join("1" if modules[8][x] else "0" for x in range(5))
    plain = int(format_bits, 2) ^ 0b10101
    assert plain >> 3 == 0, "not error level M"
    mask = MASKS[plain & 7]
    bits = "".join("1" if modules[y][x] != mask(y, x) else "0" for y, x in _path(version, side))
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)]
    data = "".join(f"{word:08b}" for word in _in_order(words, BLOCKS[version]))
    assert data[:4] == "0100", "not byte mode"
    size = 8 if version < 10 else 16
    count, start = int(data[4 : 4 + size], 2), 4 + size
    return bytes(int(data[start + 8 * n : start + 8 * n + 8], 2) for n in range(count)).decode()


def _in_order(words: list[int], blocks: tuple[int, ...]) -> list[int]:
    """The data codewords as they were before they were dealt out over the blocks."""
    dealt: list[list[int]] = [[] for _ in blocks]
    given = iter(words)
    for place in range(max(blocks)):
        for block, size in zip(dealt, blocks, strict=True):
            if place < size:
                block.append(next(given))
    return [word for block in dealt for word in block]


def _path(version: int, side: int) -> Iterator[tuple[int, int]]:
    """The modules that carry data, two columns at a time from the lower right, up and down in turn."""
    up, right = True, side - 1
    while right > 0:
        right -= right == 6
        for y in range(side - 1, -1, -1) if up else range(side):
            for x in (right, right - 1):
                if not _fixed(version, side, y, x):
                    yield y, x
        up, right = not up, right - 2


def _fixed(version: int, side: int, y: int, x: int) -> bool:
    finders = (y < 9 and x < 9) or (y < 9 and x >= side - 8) or (y >= side - 8 and x < 9)
    if finders or y == 6 or x == 6 or (version >= 7 and ((y < 6 and side - 11 <= x) or (x < 6 and side - 11 <= y))):
        return True
    last = side - 7
    centres = [(a, b) for a in ALIGNED[version] for b in ALIGNED[version] if (a, b) not in ((6, 6), (6, last), (last, 6))]
    return any(abs(y - a) <= 2 and abs(x - b) <= 2 for a, b in centres)


# --- the modules of a paper ----------------------------------------------------------------------------------------


def modules_of_png(picture: bytes) -> Modules:
    """The modules of a picture of one bit a pixel: each read at its middle, the light border left out."""
    at, held, head = 8, b"", b""
    while at < len(picture):
        size, kind = struct.unpack(">I4s", picture[at : at + 8])
        part = picture[at + 8 : at + 8 + size]
        head, held = (part, held) if kind == b"IHDR" else (head, held + part) if kind == b"IDAT" else (head, held)
        at += 12 + size
    wide, high, depth, colour = struct.unpack(">IIBB", head[:10])
    assert (depth, colour) == (1, 0), "grey, one bit"
    raw, line = zlib.decompress(held), (wide + 7) // 8 + 1
    rows, above = [], bytes(line - 1)
    for y in range(high):
        kind, row = raw[y * line], raw[y * line + 1 : (y + 1) * line]
        assert kind in (0, 2), "as it is, or told from the row above"
        above = row if kind == 0 else bytes((one + other) & 255 for one, other in zip(row, above, strict=True))
        rows.append(above)
    dark = [[not row[x // 8] >> (7 - x % 8) & 1 for x in range(wide)] for row in rows]
    return _sampled(dark)


def _sampled(dark: Modules) -> Modules:
    """One module for each square of the size that the first finder pattern tells."""
    top = next(y for y, row in enumerate(dark) if any(row))
    left = dark[top].index(True)
    seven = next(x for x in range(left, len(dark[top])) if not dark[top][x]) - left
    unit = seven // 7
    side = (len(dark) - 2 * top) // unit
    return [[dark[top + y * unit + unit // 2][left + x * unit + unit // 2] for x in range(side)] for y in range(side)]


def modules_of_pdf(content: bytes) -> Modules:
    """The modules of the last page's code: the black figure made of rectangles alone."""
    corners: list[tuple[float, float, float, float]] = []
    figure: list[tuple[float, float]] = []

    def seen(operator: bytes, operands: list[float], matrix: list[float], _: list[float]) -> None:
        def point(x: float, y: float) -> tuple[float, float]:
            return (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])

        if operator == b"re":
            x, y, w, h = map(float, operands)
            figure.extend((point(x, y), point(x + w, y), point(x + w, y + h), point(x, y + h)))
        elif operator in (b"m", b"l"):
            figure.append(point(*map(float, operands)))
        elif operator in (b"f", b"F", b"f*"):
            fours = [figure[at : at + 4] for at in range(0, len(figure), 4)]
            if len(fours) > 50 and len(figure) % 4 == 0:
                corners[:] = [(min(x for x, _ in four), min(y for _, y in four), max(x for x, _ in four), max(y for _, y in four)) for four in fours]
            figure.clear()
        elif operator in (b"S", b"n", b"B"):
            figure.clear()

    PdfReader(io.BytesIO(content)).pages[-1].extract_text(visitor_operand_before=seen)
    assert corners, "no code on the last page"
    unit = min(high - low for _, low, _, high in corners)
    left, top = min(x for x, *_ in corners), max(y for *_, y in corners)
    side = round((max(x for _, _, x, _ in corners) - left) / unit)

    def dark(y: int, x: int) -> bool:
        across, down = left + (x + 0.5) * unit, top - (y + 0.5) * unit
        return any(a < across < c and b < down < d for a, b, c, d in corners)

    return [[dark(y, x) for x in range(side)] for y in range(side)]
