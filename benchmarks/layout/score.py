"""How well can a person read a drawing of a peer network? Smaller is better in every measure.

The drawing is fitted to a 1000 x 700 canvas first, so any scale will do. Counted independently of the
layout's own code, straight from the definitions, with numpy.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT, MARGIN = 1000.0, 700.0, 45.0
Points = NDArray[np.float64]
Ties = NDArray[np.int64]
Positions = Mapping[str, Sequence[float]]


def sizes(people: int) -> tuple[int, int]:
    """Radius of a shape and height of label text, in pixels, for a map of this many people."""
    if people <= 20:
        return 22, 12
    return (15, 11) if people <= 60 else (9, 9)


def score(network: Mapping[str, Any], positions: Positions) -> dict[str, float]:
    """Crossings, ties through people, overlaps, label clashes, strangers in groups, and crowding."""
    ids = [node["id"] for node in network["nodes"]]
    index = {node_id: at for at, node_id in enumerate(ids)}
    points = fit(np.array([positions[node_id] for node_id in ids], float))
    ends = {tuple(sorted((index[e["s"]], index[e["t"]]))) for e in network["edges"] if e["s"] != e["t"]}
    ties = np.array(sorted(ends), int).reshape(-1, 2)
    groups = [[index[m] for m in members] for members in network["groups"].values() if len(members) >= 3]
    radius, text = sizes(len(ids))
    label_widths = np.array([len(node["label"]) * text * 0.56 for node in network["nodes"]])
    one, other = np.triu_indices(len(ids), 1)
    gaps = np.hypot(*(points[one] - points[other]).T) - 2 * radius
    return {
        "crossings": crossings(points, ties),
        "through": ties_through(points, ties, radius),
        "overlaps": int((gaps < 0).sum()),
        "labels": label_clashes(points, radius, text * 1.25, label_widths),
        "strangers": sum(strangers(points, group) for group in groups),
        "crowding": round(float((gaps < radius).mean()), 4) if len(gaps) else 0.0,
    }


def moved(before: Positions, after: Positions) -> float:
    """Mean distance that people in both drawings moved, in % of the canvas diagonal."""
    both = sorted(set(before) & set(after))
    steps = np.array([after[p] for p in both], float) - np.array([before[p] for p in both], float)
    return round(100 * float(np.hypot(*steps.T).mean()) / float(np.hypot(WIDTH, HEIGHT)), 2)


def fit(points: Points) -> Points:
    """Scale and centre on the canvas; a drawing taller than wide is turned on its side."""
    span = np.ptp(points, axis=0)
    if span[1] > span[0]:
        points = points[:, ::-1]
    low, high = points.min(0), points.max(0)
    span = np.maximum(high - low, 1e-9)
    scale = min((WIDTH - 2 * MARGIN) / span[0], (HEIGHT - 2 * MARGIN) / span[1])
    fitted: Points = (points - (low + high) / 2) * scale + [WIDTH / 2, HEIGHT / 2]
    return fitted


def crossings(points: Points, ties: Ties) -> int:
    """Pairs of ties that cross; ties that share an end do not count."""
    first, second = np.triu_indices(len(ties), 1)
    a, b, c, d = ties[first, 0], ties[first, 1], ties[second, 0], ties[second, 1]
    apart = (a != c) & (a != d) & (b != c) & (b != d)
    pa, pb, pc, pd = (points[end[apart]] for end in (a, b, c, d))
    crossed = (_side(pa, pb, pc) * _side(pa, pb, pd) < 0) & (_side(pc, pd, pa) * _side(pc, pd, pb) < 0)
    return int(crossed.sum())


def _side(p: Points, q: Points, r: Points) -> NDArray[np.float64]:
    side: NDArray[np.float64] = (q[:, 0] - p[:, 0]) * (r[:, 1] - p[:, 1]) - (q[:, 1] - p[:, 1]) * (
        r[:, 0] - p[:, 0]
    )
    return side


def ties_through(points: Points, ties: Ties, radius: float) -> int:
    """Ties that run through the shape of somebody they do not belong to."""
    count = 0
    for person, point in enumerate(points):
        others = ties[(ties[:, 0] != person) & (ties[:, 1] != person)]
        start, along = points[others[:, 0]], points[others[:, 1]] - points[others[:, 0]]
        share = ((point - start) * along).sum(1) / np.maximum((along**2).sum(1), 1e-9)
        nearest = start + np.clip(share, 0, 1)[:, None] * along
        count += int((np.hypot(*(nearest - point).T) < radius).sum())
    return count


def label_clashes(points: Points, radius: float, height: float, widths: NDArray[np.float64]) -> int:
    """Label over label, or label over somebody else's shape; labels lie centred under their shape."""
    centre = points + np.array([0, radius + height / 2 + 1])
    one, other = np.triu_indices(len(points), 1)
    over_label = (np.abs(centre[one, 0] - centre[other, 0]) < (widths[one] + widths[other]) / 2) & (
        np.abs(centre[one, 1] - centre[other, 1]) < height
    )
    across = np.maximum(np.abs(centre[:, None, 0] - points[None, :, 0]) - widths[:, None] / 2, 0)
    down = np.maximum(np.abs(centre[:, None, 1] - points[None, :, 1]) - height / 2, 0)
    over_shape = np.hypot(across, down) < radius - 1
    np.fill_diagonal(over_shape, val=False)
    return int(over_label.sum() + over_shape.sum())


def strangers(points: Points, group: list[int]) -> int:
    """People strictly inside the convex hull of a group they are not in."""
    corners = hull(points[group])
    if len(corners) < 3:
        return 0
    at = np.delete(points, group, axis=0)
    inside = np.ones(len(at), bool)
    for p, q in zip(corners, np.roll(corners, -1, 0), strict=True):
        inside &= (q[0] - p[0]) * (at[:, 1] - p[1]) - (q[1] - p[1]) * (at[:, 0] - p[0]) > 0
    return int(inside.sum())


def hull(points: Points) -> Points:
    """Corners of the convex hull, in one turning direction."""
    ordered = sorted((float(x), float(y)) for x, y in points)
    return np.array(_chain(ordered) + _chain(ordered[::-1]))


def _chain(ordered: list[tuple[float, float]]) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for p in ordered:
        while len(kept) > 1 and (kept[-1][0] - kept[-2][0]) * (p[1] - kept[-2][1]) <= (
            kept[-1][1] - kept[-2][1]
        ) * (p[0] - kept[-2][0]):
            kept.pop()
        kept.append(p)
    return kept[:-1]
