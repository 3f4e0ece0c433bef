"""Advice on the names of groups, from the practice's own list of words (`group.name`)."""

LONGEST_NAME = 80


def advise(name: str) -> str:
    """Why another name may be kinder, and which; "" for a name that says nothing against anybody."""
    from alongside.practice.language import gang_or_street_name

    found = gang_or_street_name(name[:LONGEST_NAME])
    return " ".join(dict.fromkeys(f"{each.why} {each.instead}".strip() for each in found))
