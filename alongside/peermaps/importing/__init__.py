"""Bringing a map in from files that already exist (`map.import`).

`read` turns files into one `Preview`, whatever they are, and changes nothing. Nothing here knows
a database: keeping what was chosen is an operation of the peer map's own, through its usual rules.
"""

from alongside.peermaps.importing.choices import Choices, Meaning, Strength
from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.preview import Preview, as_json
from alongside.peermaps.importing.reading import read

__all__ = ["Choices", "Meaning", "NamedBytes", "Preview", "Strength", "as_json", "read"]
