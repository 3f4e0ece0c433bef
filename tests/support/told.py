"""Every story of the example data, told once in a run and copied for whoever reads it."""

from alongside.exampledata import cast, stories


def every_story() -> None:
    """A seed: the cast and everything that happened to them until today."""
    stories.tell(cast.make())
