"""Bringing a map that already exists into a case: step by step, least first, in one go or not at all (`map.import`)."""
