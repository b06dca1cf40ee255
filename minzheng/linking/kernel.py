"""Pairs of people compared in machine code: how each field agrees, as a level; the levels' weights are summed into a score.

Levels are symmetric: it does not matter which list a person stands in.
"""

from __future__ import annotations

import numpy as np
from numba import njit

UNKNOWN = 0
NUMBER_SAME, NUMBER_SLIP, NUMBER_SLIPS, NUMBER_OTHER, NUMBER_FAR = 1, 2, 3, 4, 5
NAME_SAME, NAME_ALIKE, NAME_ONE, NAME_LENGTH, NAME_SURNAME, NAME_OTHER = 1, 2, 3, 4, 5, 6
BORN_SAME, BORN_SWAPPED, BORN_PART, BORN_OTHER = 1, 2, 3, 4
SEX_SAME, SEX_OTHER = 1, 2
ADDRESS_SAME, ADDRESS_CLOSE, ADDRESS_PARTLY, ADDRESS_OTHER = 1, 2, 3, 4
FIELDS, LEVELS = 5, 8
NUMBER, NAME, BORN, SEX, ADDRESS = range(FIELDS)
NONE = 255
TOKENS = 20
"""Tokens kept of an address."""
NUMBERED = 1 << 20
"""Added to a whole number in an address, to tell it from a character."""
FOUND = 1 << 16


def compiled(function):
    """Machine code, kept beside the source where that can be written."""
    try:
        return njit(cache=True, nogil=True)(function)
    except RuntimeError:
        return njit(nogil=True)(function)


# --- reading -------------------------------------------------------------------------------------------------------


@compiled
def read_names(codes, plain):
    """Names by character, what is written otherwise made the same."""
    rows, width = codes.shape
    out = np.zeros((rows, width), dtype=np.int32)
    for row in range(rows):
        place = 0
        for column in range(width):
            code = codes[row, column]
            if code == 0:
                break
            read = plain[code] if code < plain.shape[0] else plain.shape[0] - 1
            if read != 0:
                out[row, place] = read
                place += 1
    return out


@compiled
def check_of(digits):
    """The 18th character (10 = X) for 17 digits (ISO 7064 MOD 11-2)."""
    total = 0
    for place in range(17):
        total += digits[place] * ((1 << (17 - place)) % 11)
    return (12 - total % 11) % 11


@compiled
def is_day(year, month, day):
    if year < 1 or month < 1 or month > 12 or day < 1:
        return False
    last = 30 if month in (4, 6, 9, 11) else 31
    if month == 2:
        last = 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return day <= last


@compiled
def read_numbers(codes, plain):
    """(digits, length, valid, key): the old number of 15 digits is completed, as the law completed it in 1999."""
    rows, width = codes.shape
    out = np.full((rows, width), NONE, dtype=np.uint8)
    length = np.zeros(rows, dtype=np.int8)
    valid = np.zeros(rows, dtype=np.bool_)
    key = np.full(rows, -1, dtype=np.int64)
    for row in range(rows):
        place = 0
        for column in range(width):
            code = codes[row, column]
            if code == 0:
                break
            read = plain[code] if code < plain.shape[0] else 0
            if 48 <= read <= 57:
                out[row, place] = read - 48
                place += 1
            elif read == 88:
                out[row, place] = 10
                place += 1
        if place == 15:
            for column in range(14, 5, -1):
                out[row, column + 2] = out[row, column]
            out[row, 6], out[row, 7] = 1, 9
            out[row, 17] = check_of(out[row])
            place = 18
        length[row] = place
        if place == 18:
            total, fit = np.int64(0), True
            for column in range(17):
                total = total * 10 + out[row, column]
                fit = fit and out[row, column] < 10
            if fit:
                key[row] = total * 11 + out[row, 17]
                digits = out[row]
                year = digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9]
                valid[row] = check_of(digits) == digits[17] and is_day(year, digits[10] * 10 + digits[11], digits[12] * 10 + digits[13])
    return out, length, valid, key


@compiled
def complete(number, length, valid, born, sex):
    """A day of birth that is not told is taken from the number, even a mistyped one if it is a day; a sex from a number that is right."""
    for row in range(len(born)):
        if born[row] == 0 and length[row] == 18:
            day = 0
            for column in range(6, 14):
                day = day * 10 + number[row, column]
            if 1850_01_01 <= day <= 2200_12_31 and is_day(day // 10000, day // 100 % 100, day % 100):
                born[row] = day
        if sex[row] == 0 and valid[row]:
            sex[row] = 1 if number[row, 16] % 2 == 1 else 2


@compiled
def numeral(code):
    """The digit that a character of an address stands for, or -1."""
    if 48 <= code <= 57:
        return code - 48
    if code == 0x3007:
        return 0
    if code == 0x4E00:
        return 1
    if code == 0x4E8C:
        return 2
    if code == 0x4E09:
        return 3
    if code == 0x56DB:
        return 4
    if code == 0x4E94:
        return 5
    if code == 0x516D:
        return 6
    if code == 0x4E03:
        return 7
    if code == 0x516B:
        return 8
    if code == 0x4E5D:
        return 9
    return -1


@compiled
def is_prefix(read, before):
    """Whether a character ends the name of a province, city, county or district (社区, 小区, 园区, 片区 are none)."""
    if read in (0x7701, 0x5E02, 0x53BF):
        return True
    return read == 0x533A and before not in (0x793E, 0x5C0F, 0x56ED, 0x7247)


@compiled
def read_addresses(codes, plain, weights):
    """The tokens of each address, each once, rising, at the right edge: its characters and its whole numbers, from the town on."""
    rows, width = codes.shape
    out = np.zeros((rows, TOKENS), dtype=np.int32)
    text = np.zeros(width, dtype=np.int32)
    for row in range(rows):
        size = 0
        for column in range(width):
            code = codes[row, column]
            if code == 0:
                break
            read = plain[code] if code < plain.shape[0] else plain.shape[0] - 1
            text[size] = read  # a left out one stays as 0: it parts two numbers
            size += 1
        start = 0
        for place in range(1, min(size, 12)):
            if is_prefix(text[place], text[place - 1]) and size - place > 3:
                start = place + 1
        count, running = 0, -1
        for place in range(start, size + 1):
            digit = numeral(text[place]) if place < size else -1
            if digit >= 0:
                running = min((0 if running < 0 else running) * 10 + digit, 99_999)
                continue
            if running >= 0:
                count = put(out[row], count, NUMBERED + running)
                running = -1
            if place < size and text[place] != 0:
                count = put(out[row], count, text[place])
    return out


@compiled
def put(tokens, count, token):
    """One more token in its place among `count` rising ones at the right edge; how many there are now."""
    place = TOKENS - count
    while place < TOKENS and tokens[place] < token:
        place += 1
    if count == TOKENS or (place < TOKENS and tokens[place] == token):
        return count
    for column in range(TOKENS - count - 1, place - 1):
        tokens[column] = tokens[column + 1]
    tokens[place - 1] = token
    return count + 1


# --- comparing -----------------------------------------------------------------------------------------------------


@compiled
def slips(one, size, other, other_size):
    """0, 1 or 2 slips (a character wrong, missing, too many, or two next to each other changed over), 3 for more."""
    if abs(size - other_size) > 2:
        return 3
    first = 0
    while first < size and first < other_size and one[first] == other[first]:
        first += 1
    end, other_end = size, other_size
    while end > first and other_end > first and one[end - 1] == other[other_end - 1]:
        end -= 1
        other_end -= 1
    rows, columns = end - first, other_end - first
    if rows == 0 or columns == 0:
        return min(max(rows, columns), 3)
    if rows == 2 and columns == 2 and one[first] == other[first + 1] and one[first + 1] == other[first]:
        return 1
    if rows == 1 and columns == 1:
        return 1
    table = np.zeros((rows + 1, columns + 1), dtype=np.int32)
    for row in range(rows + 1):
        table[row, 0] = row
    for column in range(columns + 1):
        table[0, column] = column
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            a, b = one[first + row - 1], other[first + column - 1]
            best = min(table[row - 1, column] + 1, table[row, column - 1] + 1, table[row - 1, column - 1] + (0 if a == b else 1))
            if row > 1 and column > 1 and a == other[first + column - 2] and one[first + row - 2] == b:
                best = min(best, table[row - 2, column - 2] + 1)
            table[row, column] = best
    return min(table[rows, columns], 3)


@compiled
def number_level(one, size, valid, other, other_size, other_valid):
    """Two numbers that are both right and differ are two people's; a slip makes a number wrong, as its last character shows."""
    if size == 0 or other_size == 0:
        return UNKNOWN
    both = valid and other_valid
    if size == other_size:
        same = True
        for place in range(size):
            if one[place] != other[place]:
                same = False
                break
        if same:
            return NUMBER_SAME
        if both:
            return NUMBER_OTHER
    count = slips(one, size, other, other_size)
    return NUMBER_SLIP if count <= 1 else NUMBER_SLIPS if count == 2 else NUMBER_FAR


@compiled
def alike(a, b, sounds, shapes):
    """Whether two characters are the same, sound the same, or look much the same."""
    return a == b or (sounds[a] != 0 and sounds[a] == sounds[b]) or (shapes[a] & shapes[b]) != 0


@compiled
def name_level(one, other, sounds, shapes):
    width = len(one)
    size, other_size = 0, 0
    while size < width and one[size] != 0:
        size += 1
    while other_size < width and other[other_size] != 0:
        other_size += 1
    if size == 0 or other_size == 0:
        return UNKNOWN
    if size == other_size:
        same, like = 0, 0
        for place in range(size):
            if one[place] == other[place]:
                same += 1
            elif alike(one[place], other[place], sounds, shapes):
                like += 1
        if same == size:
            return NAME_SAME
        if same + like == size and same > 0:
            return NAME_ALIKE
        if size > 2 and same + like == size - 1 and same > 0:
            return NAME_ONE
        if size > 1 and slips(one, size, other, other_size) == 1:
            return NAME_ONE if size > 2 or same == 0 else NAME_SURNAME if one[0] == other[0] else NAME_OTHER
    elif abs(size - other_size) == 1 and min(size, other_size) > 1 and slips(one, size, other, other_size) == 1:
        return NAME_LENGTH
    return NAME_SURNAME if alike(one[0], other[0], sounds, shapes) else NAME_OTHER


@compiled
def born_level(one, other):
    if one == 0 or other == 0:
        return UNKNOWN
    if one == other:
        return BORN_SAME
    same = (one // 10000 == other // 10000, one // 100 % 100 == other // 100 % 100, one % 100 == other % 100)
    if same[0] and one // 100 % 100 == other % 100 and one % 100 == other // 100 % 100:
        return BORN_SWAPPED
    return BORN_PART if same[0] + same[1] + same[2] == 2 else BORN_OTHER


@compiled
def address_level(one, other, weights):
    """How much of what two addresses tell is told by both: characters by what they tell, whole numbers double."""
    if one[TOKENS - 1] == 0 or other[TOKENS - 1] == 0:
        return UNKNOWN
    a, b = TOKENS - 1, TOKENS - 1
    common, total = 0.0, 0.0
    while (a >= 0 and one[a] != 0) or (b >= 0 and other[b] != 0):
        left, right = one[a] if a >= 0 else 0, other[b] if b >= 0 else 0
        token = max(left, right)
        weight = 2.0 if token >= NUMBERED else weights[token]
        if left == token:
            total += weight
            a -= 1
        if right == token:
            total += weight
            b -= 1
        if left == right:
            common += 2 * weight
    share = common / total if total > 0 else 0.0
    if one[TOKENS - 1] < NUMBERED and other[TOKENS - 1] < NUMBERED and share >= 0.6:
        return ADDRESS_CLOSE  # a village without a house
    return ADDRESS_SAME if share >= 0.85 else ADDRESS_CLOSE if share >= 0.6 else ADDRESS_PARTLY if share >= 0.4 else ADDRESS_OTHER


@compiled
def levels_of(left, i, right, j, sounds, shapes, weights, out):
    """How each field of person i of one list agrees with person j of the other, into `out`."""
    out[NUMBER] = number_level(left.number[i], left.length[i], left.valid[i], right.number[j], right.length[j], right.valid[j])
    out[NAME] = name_level(left.name[i], right.name[j], sounds, shapes)
    out[BORN] = born_level(left.born[i], right.born[j])
    out[SEX] = UNKNOWN if left.sex[i] == 0 or right.sex[j] == 0 else SEX_SAME if left.sex[i] == right.sex[j] else SEX_OTHER
    out[ADDRESS] = address_level(left.address[i], right.address[j], weights)


@compiled
def worth(left, i, right, j, sounds, shapes):
    """Whether a pair of one day of birth is worth a closer look: a character of the name in its place is alike, or half the number is the same."""
    a, b = left.name[i], right.name[j]
    if alike(a[0], b[0], sounds, shapes):
        for place in range(1, 4):
            for other in range(max(1, place - 1), place + 2):
                if a[place] != 0 and b[other] != 0 and alike(a[place], b[other], sounds, shapes):
                    return True
        if a[2] == 0 or b[2] == 0 or a[1] == 0 or b[1] == 0:
            return left.length[i] == 0 or right.length[j] == 0 or half(left.number[i], right.number[j])
    elif a[1] == b[0] or a[0] == b[1]:
        return True
    elif a[1] != 0 and a[1] == b[1] and a[2] == b[2]:
        return True
    return half(left.number[i], right.number[j])


@compiled
def half(one, other):
    """Whether the last four, or the first six and one of the last four, characters of two numbers are the same."""
    if one[0] == NONE or other[0] == NONE:
        return False
    last, wrong = 0, 0
    for place in range(14, 18):
        if one[place] == other[place]:
            last += 1
    if last == 4:
        return True
    for place in range(6):
        if one[place] != other[place]:
            wrong += 1
    return wrong == 0 and last >= 3


@compiled
def near(left, i, right, j):
    """Whether a pair of one name is worth a closer look: the days of birth differ in one part, or are not told, or the numbers nearly agree."""
    level = born_level(left.born[i], right.born[j])
    if level in (BORN_SAME, BORN_SWAPPED):
        return False  # looked at by the day of birth
    if level in (BORN_PART, UNKNOWN):
        return True
    return half(left.number[i], right.number[j])


@compiled
def scan(left, right, order, starts, stops, rest, by_name, within, sounds, shapes, weights, scores, base, floor):
    """Every pair of right row rest[k] with the left rows order[starts[k]:stops[k]] that scores at least `floor`:
    (left places, right places, scores, levels). `within`: the two lists are one, each pair is told once."""
    most = FOUND
    lefts, rights = np.zeros(most, dtype=np.int32), np.zeros(most, dtype=np.int32)
    points, kinds = np.zeros(most, dtype=np.float32), np.zeros((most, FIELDS), dtype=np.int8)
    count, out = 0, np.zeros(FIELDS, dtype=np.int8)
    for asked in range(len(starts)):
        j = rest[asked]
        for place in range(starts[asked], stops[asked]):
            i = order[place]
            if within and i >= j:
                continue
            if by_name:
                if not near(left, i, right, j):
                    continue
            elif not worth(left, i, right, j, sounds, shapes):
                continue
            levels_of(left, i, right, j, sounds, shapes, weights, out)
            score = base
            for field in range(FIELDS):
                score += scores[field, out[field]]
            if score >= floor:
                if count == len(lefts):
                    lefts, rights = np.concatenate((lefts, np.zeros_like(lefts))), np.concatenate((rights, np.zeros_like(rights)))
                    points, kinds = np.concatenate((points, np.zeros_like(points))), np.concatenate((kinds, np.zeros_like(kinds)))
                lefts[count], rights[count], points[count] = i, j, score
                kinds[count] = out
                count += 1
    return lefts[:count], rights[:count], points[:count], kinds[:count]


@compiled
def name_keys(names):
    """One integer for each name; 0 for none."""
    out = np.zeros(len(names), dtype=np.int64)
    for row in range(len(names)):
        key = np.int64(0)
        for place in range(names.shape[1]):
            if names[row, place] == 0:
                break
            key = key * np.int64(1_000_003) + names[row, place]
        out[row] = key
    return out


@compiled
def same_numbers(keys, others, within):
    """Every pair of rows with the same number: (places in the one, places in the other), by a table of the other's numbers."""
    size = 2
    while size < 2 * len(others):
        size *= 2
    heads, follows = np.full(size, -1, dtype=np.int32), np.full(len(others), -1, dtype=np.int32)
    for j in range(len(others) - 1, -1, -1):
        if others[j] >= 0:
            place = slot(others[j], size)
            follows[j] = heads[place]
            heads[place] = j
    lefts, rights, count = np.zeros(max(len(others), 16), dtype=np.int32), np.zeros(max(len(others), 16), dtype=np.int32), 0
    for i in range(len(keys)):
        if keys[i] < 0:
            continue
        j = heads[slot(keys[i], size)]
        while j >= 0:
            if others[j] == keys[i] and not (within and i >= j):
                if count == len(lefts):
                    lefts, rights = np.concatenate((lefts, np.zeros_like(lefts))), np.concatenate((rights, np.zeros_like(rights)))
                lefts[count], rights[count] = i, j
                count += 1
            j = follows[j]
    return lefts[:count], rights[:count]


@compiled
def slot(key, size):
    mixed = np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)
    return np.int64((mixed >> np.uint64(33)) & np.uint64(size - 1))


@compiled
def score_pairs(left, lefts, right, rights, sounds, shapes, weights, scores, base):
    """(scores, levels) of named pairs."""
    points, kinds = np.zeros(len(lefts), dtype=np.float32), np.zeros((len(lefts), FIELDS), dtype=np.int8)
    for place in range(len(lefts)):
        levels_of(left, lefts[place], right, rights[place], sounds, shapes, weights, kinds[place])
        total = base
        for field in range(FIELDS):
            total += scores[field, kinds[place, field]]
        points[place] = total
    return points, kinds
