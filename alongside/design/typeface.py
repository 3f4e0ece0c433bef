"""Where the house's typeface lies, for whatever is not a web page. `npm run build:styles` puts it there."""

from pathlib import Path

FAMILY = "Atkinson Hyperlegible Next"

FOLDER = Path(__file__).parent / "typeface"
"""Regular and bold, with all their characters, for paper."""

_WEB = Path(__file__).parent / "static" / "design" / "fonts"

LATIN = _WEB / "atkinson-latin.woff2"
LATIN_EXTENDED = _WEB / "atkinson-latin-ext.woff2"
"""The letters with marks that LATIN has not got, such as the Welsh ŵ and ŷ."""
