"""Print what is not as the house wants it; exit 1 if there is anything."""

import sys

from scripts.lints.everything import findings


def main() -> int:
    """Run every lint."""
    found = sorted(findings(), key=lambda one: (one.path, one.line))
    for one in found:
        print(one)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
