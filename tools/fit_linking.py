"""Fits minzheng/linking/weights.toml: a logistic regression over the levels of agreement, on one seed of the generated lists.

    .venv/bin/python tools/fit_linking.py            prints the file, and what it would find on the other seed
    .venv/bin/python tools/fit_linking.py --write    writes it
"""

from __future__ import annotations

import sys

import numpy as np

from minzheng.linking import generated, link
from minzheng.linking.bench import REPORTED, TRAINED, found

RIDGE, STEPS = 1e-2, 60
MATCH, POSSIBLE, MARGIN = 0.0, -4.6, 0.7
"""Log odds: more likely than not is a match; what is at least one in a hundred somebody looks at; one twice as likely is nearer."""
OTHER_DAY = -3.0
"""At most so much for quite another day of birth: such pairs were candidates for their numbers alone, and so tell too little."""
HEAD = """# 每一项一致到什么程度记多少分（自然对数），分数之和是证据的强弱；顺序见 link.WORDS，第一个是“没有”。
# 由 tools/fit_linking.py 在训练种子上定出，不要手改；在另一颗种子上的结果见 docs/decisions/0027。
# match：是的可能大于不是，即算同一人（没有另一个差不多近的）；possible：有百分之一的可能，请人看；margin：差不多近是差多少。
"""


def main() -> None:
    lists = generated.answered(TRAINED)
    left, right = lists.payees.read(), lists.deaths.read()
    nothing = link.Weights(np.zeros((5, 8), dtype=np.float32), 0.0, 0.0, 0.0, 0.0)
    pairs = link.link(left, right, by=nothing, floor=-1.0)
    true = lists.answer[pairs.rights] == pairs.lefts
    base, scores = fitted(pairs.levels, true)
    by = link.Weights(scores.astype(np.float32), base, MATCH, POSSIBLE, MARGIN)
    text = written(by)
    sys.stdout.write(f"# {len(true)} pairs, {true.sum()} true\n{text}")
    if "--write" in sys.argv:
        link.FILE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"# on the other seed: {found(REPORTED, by=by)}\n")


def fitted(levels: np.ndarray, true: np.ndarray) -> tuple[float, np.ndarray]:
    """(base, scores by field and level) by Newton's method over the distinct combinations of levels."""
    sizes = [len(link.WORDS[field]) for field in link.FIELDS]
    key = np.ravel_multi_index(levels.T.astype(int), sizes)
    combos, place = np.unique(key, return_inverse=True)
    count, hits = np.bincount(place), np.bincount(place, weights=true)
    rows = np.stack(np.unravel_index(combos, sizes), axis=1)
    design = np.concatenate([np.ones((len(rows), 1)), *(np.eye(size)[rows[:, field]] for field, size in enumerate(sizes))], axis=1)
    beta, ridge = np.zeros(design.shape[1]), RIDGE * np.eye(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (hits - count * chance) - ridge @ beta
        beta += np.linalg.solve((design * (count * chance * (1 - chance))[:, None]).T @ design + ridge, gradient)
    scores, start = np.zeros((len(sizes), 8)), 1
    for field, size in enumerate(sizes):
        scores[field, :size] = beta[start : start + size] - beta[start]
        beta[0] += beta[start]
        start += size
    other = scores[link.FIELDS.index("born")]
    other[4] = min(other[4], OTHER_DAY)
    return float(beta[0]), scores


def written(by: link.Weights) -> str:
    lines = [f"{name} = {round(float(getattr(by, name)), 2)}" for name in ("base", "match", "possible", "margin")]
    for place, field in enumerate(link.FIELDS):
        lines.append(f"{field} = [{', '.join(str(round(float(one), 2)) for one in by.scores[place, : len(link.WORDS[field])])}]")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
