"""Tidy on the server: the editor's own layout code, run by an embedded JavaScript engine.

One source for both, so that a picture made here is the picture the editor would have made.
"""

from alongside.peermaps.layout.engine import Positions
from alongside.peermaps.layout.networks import WrongShapeError, tidy

__all__ = ["Positions", "WrongShapeError", "tidy"]
