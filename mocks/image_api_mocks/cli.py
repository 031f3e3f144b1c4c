"""The command `image-api-mocks`.

This module imports next to nothing, so that Ctrl-C is handled before the rest is imported.
"""

import sys
from collections.abc import Sequence

from image_api_mocks.signals import exit_on_signal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: The arguments of the command line; those of the process if not given.
    """
    exit_on_signal()
    from image_api_mocks import commands

    return commands.run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
