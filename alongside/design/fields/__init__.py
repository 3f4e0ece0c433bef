"""The fields of plain forms; import them from alongside.design.forms."""
