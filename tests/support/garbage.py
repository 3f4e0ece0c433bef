"""What was loaded before the first test is there to stay: looking through it for garbage took a tenth of a run."""

import gc


def pytest_collection_finish() -> None:
    """Set aside what is loaded, and look less often through the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
