"""Every kind of event that the log knows, each with the sentence the responsible people read.

A slice names its own in `events.py` as EVENTS = {"slice.event": "sentence with {who} and {what}"}.
An unknown event fails: nothing can happen that nobody can read about later.
"""

from functools import cache

from alongside.lib.slices import modules_named

EVENTS = {
    "activity.not_opened": "{who} asked for something and it was not opened",
    "activity.refused": "{who} was told that something is not allowed now",
    "activity.log_read": "{who} looked at who has looked",
}


@cache
def sentences() -> dict[str, str]:
    """Event name -> the sentence shown for it."""
    found: dict[str, str] = {}
    for module in modules_named("events"):
        for name, sentence in getattr(module, "EVENTS", {}).items():
            if name in found:
                raise ValueError(f"two slices name the event {name}")
            found[name] = sentence
    return found


def known(event: str) -> None:
    """Refuse an event that no slice has a sentence for."""
    if event not in sentences():
        raise KeyError(f"no sentence for the event {event}: add it to its slice's events.py")
