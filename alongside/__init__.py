"""Alongside: peer mapping and peer assessment for safety outside the family home."""

__version__ = "0.1.0"
