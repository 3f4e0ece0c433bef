"""Where there is room beside somebody. Pure; in map units, where a young person's circle has a radius of 30."""

import math
from collections.abc import Sequence

APART = 110.0
"""Distance at which two shapes with their notes do not touch."""

Point = tuple[float, float]


def free(taken: Sequence[Point], near: Point) -> Point:
    """The nearest free spot around `near`: rings of growing size, starting to the right. Same input, same spot."""
    if not taken:
        return near
    ring = 1
    while True:
        steps = 8 * ring
        for step in range(steps):
            turn = 2 * math.pi * step / steps
            spot = (near[0] + ring * 130 * math.cos(turn), near[1] + ring * 130 * math.sin(turn))
            if all(math.dist(spot, other) >= APART for other in taken):
                return (round(spot[0], 1), round(spot[1], 1))
        ring += 1
