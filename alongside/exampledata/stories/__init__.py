"""The stories of the example data. All invented; dates are counted back from today."""

from collections.abc import Mapping

from alongside.accounts.models import User
from alongside.exampledata.stories import bus_begins, bus_goes_on, bus_map, lo, short
from alongside.lib import clock


def tell(cast: Mapping[str, User]) -> None:
    """Tell every story, each in the order in which it happened."""
    today = clock.today()
    bus = bus_begins.tell(cast, today)
    bus_map.tell(bus)
    bus_goes_on.tell(bus)
    lo.tell(cast, today)
    short.tell(cast, today)
