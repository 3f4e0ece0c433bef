"""Helpers for the tests: databases, the browser, the closed network."""
