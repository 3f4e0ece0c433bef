"""The `alongside` command."""

import os
import sys


def main() -> int:
    """Run one part of the command line; see `alongside --help`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["alongside", *sys.argv[1:]])
    return 0


if __name__ == "__main__":
    sys.exit(main())
