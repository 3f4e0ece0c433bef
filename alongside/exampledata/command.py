"""Make the example data once, and say where to look."""

from alongside.accounts.models import User
from alongside.exampledata import cast, stories


def make(port: int) -> None:
    """Cast and stories in databases that are up to date; nothing is made twice."""
    if not User.objects.exists():
        print("Making the example data …", flush=True)
        stories.tell(cast.make())
    print(f"Alongside with example data: http://localhost:{port}/example/", flush=True)
