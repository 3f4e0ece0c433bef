"""A small notation for phrases, so that whoever edits language help needs no regular expressions.

- Words stand beside each other; any blanks or a hyphen may be between them in the text.
- `a|b` means a or b. `abscond*` means any ending. A hyphen also stands for a blank.
- A word with a capital letter needs that capital in the text ("DNA", "Ms"); others need none.
- `{name}` is a word that begins with a capital, `{number}` a number, `{postcode}` the first half of one.
"""

import re
from functools import lru_cache

_BETWEEN = r"\.?(?:\s+|[-‐‑–/])"
_TOKENS = {
    "{name}": r"(?-i:[A-Z][\w’'-]*)",
    "{number}": r"\d+",
    "{postcode}": r"[a-z]{1,2}\d{1,2}[a-z]?",
}


@lru_cache(maxsize=2048)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all the phrases; where several could begin at one spot, the longest is tried first."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase))
    together = "|".join(_phrase(phrase) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{together})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return _BETWEEN.join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    choices = "|".join(_choice(choice) for choice in word.split("|"))
    return f"(?:{choices})"


def _choice(choice: str) -> str:
    if choice in _TOKENS:
        return _TOKENS[choice]
    stem = choice.removesuffix("*")
    letters = re.escape(stem).replace(r"\-", r"[-‐‑–\s]").replace("'", "['’]")
    whole = letters + (r"\w*" if choice.endswith("*") else "")
    return whole if stem == stem.lower() else f"(?-i:{whole})"


def is_usable(phrase: str) -> bool:
    """Whether each word says something to look for and every token in curly brackets is known."""
    choices = [choice for word in phrase.split() for choice in word.split("|")]
    return bool(choices) and all(_says_something(choice) for choice in choices)


def _says_something(choice: str) -> bool:
    stem = choice.removesuffix("*")
    return choice in _TOKENS or (bool(stem) and not set(stem) & set("{}*") and stem[0].isalnum())
