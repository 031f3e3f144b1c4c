"""Render what is written around a generated client: its README, its first request, its runner."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.languages import names

SUFFIX = ".jinja"


def render(template: Path, **values: object) -> str:
    """Return a template with values filled in. It may include others of its folder, and use the filters of `names`.

    Raises jinja2.UndefinedError if it asks for a value that was not given.
    """
    environment = Environment(  # noqa: S701 (program text, not HTML)
        loader=FileSystemLoader(template.parent),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(snake=names.snake, pascal=names.pascal, camel=names.camel)
    return environment.get_template(template.name).render(**values)
