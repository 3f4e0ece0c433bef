"""Rules of the house that no other tool knows. `python -m scripts.lints` runs them all in a second or two."""
