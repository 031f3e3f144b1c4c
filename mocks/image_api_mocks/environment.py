"""Options of a command that environment variables can set too, as in a container."""

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PREFIX = "IMAGE_API_MOCKS_"


class EnvironmentParser(argparse.ArgumentParser):
    """A parser whose options each have a variable: that of `--job-seconds` is `IMAGE_API_MOCKS_JOB_SECONDS`.

    The help shows the variable. The command line takes precedence over it. A list (`action="append"`) is separated by
    commas, one of paths also as PATH is; a switch (`action="store_true"`) is 1 or 0.
    """

    def __init__(self, **settings: Any) -> None:
        self._variables: dict[str, argparse.Action] = {}
        self._required: set[str] = set()
        super().__init__(**settings)

    def add_argument(self, *flags: str, **settings: Any) -> argparse.Action:
        """Add an option, as argparse does, and its variable."""
        is_required = settings.pop("required", False)
        action = super().add_argument(*flags, **settings)
        if action.default is not argparse.SUPPRESS:  # --help and --version have no value
            variable = PREFIX + action.dest.upper()
            action.help = f"{action.help} [{variable}]"
            self._variables[variable] = action
            if is_required:
                self._required.add(variable)
        return action

    def parse(self, arguments: Sequence[str], environment: Mapping[str, str]) -> argparse.Namespace:
        """Return the value of each option: of the command line, else of the environment, else the default.

        Exits as argparse does, with 2 and a message that names the variable, if one of them has a wrong value.
        """
        # argparse sets no default where the namespace has a value; None is then what the command line has left out.
        options = argparse.Namespace(**{action.dest: None for action in self._variables.values()})
        self.parse_args(arguments, options)
        for variable, action in self._variables.items():
            if getattr(options, action.dest) is not None:
                continue
            text = environment.get(variable, "").strip()
            # Kubernetes sets <SERVICE>_PORT to a URL, for a service that has the name of this program.
            if text and not text.startswith("tcp://"):
                setattr(options, action.dest, self._read(variable, action, text))
            elif variable in self._required:
                self.error(f"{action.option_strings[0]} is missing, and {variable} is not set")
            else:
                setattr(options, action.dest, action.default)
        return options

    def _read(self, variable: str, action: argparse.Action, text: str) -> Any:
        if isinstance(action.const, bool):
            if text not in ("0", "1"):
                self.error(f"environment variable {variable}: {text!r} is neither 1 nor 0")
            return text == "1"
        if not isinstance(action.default, list):
            return self._value(variable, action, text)
        separators = "," + os.pathsep if action.type is Path else ","
        parts = [part.strip() for part in re.split(f"[{separators}]", text)]
        return [self._value(variable, action, part) for part in parts if part]

    def _value(self, variable: str, action: argparse.Action, text: str) -> Any:
        if action.choices is not None and text not in action.choices:
            self.error(f"environment variable {variable}: {text!r} is none of {', '.join(action.choices)}")
        try:
            return action.type(text) if callable(action.type) else text
        except argparse.ArgumentTypeError as error:
            self.error(f"environment variable {variable}: {error}")
        except ValueError:
            self.error(f"environment variable {variable}: {text!r} is not valid")
