"""The Merkle tree straight from the recursive definitions of RFC 6962 section 2.1: slow, and written apart from the product."""

from __future__ import annotations


def largest_power_below(count):
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def head(data, digest):
    if not data:
        return digest(b"")
    if len(data) == 1:
        return digest(b"\0" + data[0])
    k = largest_power_below(len(data))
    return digest(b"\1" + head(data[:k], digest) + head(data[k:], digest))


def path(m, data, digest):
    if len(data) == 1:
        return []
    k = largest_power_below(len(data))
    if m < k:
        return [*path(m, data[:k], digest), head(data[k:], digest)]
    return [*path(m - k, data[k:], digest), head(data[:k], digest)]


def proof(m, data, digest):
    return subproof(m, data, True, digest)


def subproof(m, data, whole, digest):
    if m == len(data):
        return [] if whole else [head(data, digest)]
    k = largest_power_below(len(data))
    if m <= k:
        return [*subproof(m, data[:k], whole, digest), head(data[k:], digest)]
    return [*subproof(m - k, data[k:], False, digest), head(data[:k], digest)]
