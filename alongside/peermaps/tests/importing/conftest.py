"""Short ways to hand files in and to ask what was said about them."""

import pytest

from alongside.peermaps.importing import NamedBytes, read


@pytest.fixture
def take():
    """Read files given by name; choices and the like by keyword."""

    def taken(files, **how):
        return read([NamedBytes(name, data) for name, data in files.items()], **how)

    return taken


@pytest.fixture
def said():
    """The sentences of a preview's problems that stop it, or of its notes."""

    def sentences(preview, stops=True):
        return [problem.says for problem in preview.problems if problem.stops is stops]

    return sentences
