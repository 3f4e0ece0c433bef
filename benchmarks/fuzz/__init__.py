"""Feeding readers whatever bytes a fuzzer finds interesting. Not part of the tests."""
