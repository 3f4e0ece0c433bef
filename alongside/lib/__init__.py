"""Dates, text, ids and the three ways of saying no. No models, no practice."""
