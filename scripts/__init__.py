"""Small programs for working on Alongside. None of them is needed to run it."""
