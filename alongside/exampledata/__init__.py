"""Invented stories for trying Alongside, and a sign-in page that shows everybody's codes.

Never part of real use: `alongside serve` and `alongside check` refuse settings with it installed.
"""
