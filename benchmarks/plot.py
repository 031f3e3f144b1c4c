"""The results as a plot: a bar for each row up to its median, with a line from its smallest to its largest ratio."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from html import escape

from .table import OURS, Row, Table

WIDTH = 860
LABELS = 250  # width of the names
FIGURES = 60  # width of the figures at the right
LINE = 22
GAP = 34

STYLE = """
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2933 }
  .title { font-size: 15px; font-weight: 600 }
  .small { font-size: 11px; fill: #616e7c }
  .ours { font-weight: 600 }
  .bar { fill: #bcc8d4 } .bar.ours { fill: #2f7f86 }
  .spread { stroke: #52606d; stroke-width: 1.5 }
  .one { stroke: #c2410c; stroke-width: 1; stroke-dasharray: 4 3 }
  .grid { stroke: #e4e9ee; stroke-width: 1 }
"""


def as_svg(tables: Sequence[Table], caption: str) -> str:
    """Return the plot of all tables, each with a scale of its own, from 0."""
    body: list[str] = []
    y = 30.0
    for table in tables:
        rows = [row for row in table.rows if row.ratios]
        body.append(_text(16, y, table.title, "title"))
        body.append(_text(WIDTH - 16, y, f"times {table.baseline}", "small", "end"))
        body += _bars(table, rows, y + 12)
        y += 12 + LINE * len(rows) + GAP + 14
    body.append(_text(16, y - 6, caption, "small"))
    height = y + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img" aria-label="Ratios of the benchmark">\n<style>{STYLE}</style>\n'
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _bars(table: Table, rows: Sequence[Row], top: float) -> list[str]:
    most = max([1.0, *(max(row.ratios) for row in rows)])
    left, right = LABELS, WIDTH - 16 - FIGURES

    def x(ratio: float) -> float:
        return left + ratio / most * (right - left)

    bottom = top + LINE * len(rows)
    parts = []
    for tick in _ticks(most):
        kind = "one" if tick == 1 else "grid"
        parts.append(f'<line class="{kind}" x1="{x(tick):.1f}" y1="{top}" x2="{x(tick):.1f}" y2="{bottom}"/>')
        parts.append(_text(x(tick), bottom + 13, f"{tick:g}", "small", "middle"))
    for number, row in enumerate(rows):
        middle = top + LINE * (number + 0.5)
        ours = " ours" if row.name.startswith(OURS) else ""
        median = statistics.median(row.ratios)
        width = x(median) - left
        spread = (x(min(row.ratios)), x(max(row.ratios)))
        parts += [
            _text(left - 10, middle + 4, f"{row.name} {row.version}".strip(), ours.strip(), "end"),
            f'<rect class="bar{ours}" x="{left}" y="{middle - 6.5:.1f}" width="{width:.1f}" height="13" rx="2"/>',
            f'<line class="spread" x1="{spread[0]:.1f}" y1="{middle}" x2="{spread[1]:.1f}" y2="{middle}"/>',
            _text(WIDTH - 16, middle + 4, f"{median:.2f}", ours.strip(), "end"),
        ]
    return parts


def _ticks(most: float) -> list[float]:
    """Steps of 1, 2 or 5 times a power of ten, at most six of them, and always 1."""
    steps = (step * 10.0**power for power in range(-3, 4) for step in (1, 2, 5))
    step = next(step for step in steps if most / step <= 6)
    ticks = [round(step * number, 6) for number in range(int(most / step) + 1)]
    return ticks if 1 in ticks else [1, *(tick for tick in ticks if abs(tick - 1) > 0.4 * step)]


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(text)}</text>'
