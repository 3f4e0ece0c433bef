"""The stories of the example data."""
