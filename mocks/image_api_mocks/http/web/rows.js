// Keeps a table in step with a list: a row that has not changed stays the same element, so that focus, what is open
// and what has been scrolled stay too. What comes from requests is only ever written as text.

/** Make an element: its name, its class, and what is in it (texts and elements). */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

/** Show entries in a table body: `keyOf` tells them apart, `cellsOf` makes the cells of one. */
export function show(body, entries, keyOf, cellsOf, nothing) {
  const old = new Map([...body.rows].map((row) => [row.dataset.key, row]));
  const rows = entries.map((entry) => {
    const key = String(keyOf(entry));
    const now = JSON.stringify(entry);
    const known = old.get(key);
    if (known?.shown === now) {
      return known;
    }
    const row = element("tr", "", ...cellsOf(entry));
    row.dataset.key = key;
    row.shown = now;
    return row;
  });
  if (rows.length === 0) {
    if (body.querySelector(".nothing") === null) {
      const cell = element("td", "nothing", nothing);
      cell.colSpan = body.parentElement.tHead.rows[0].cells.length;
      body.replaceChildren(element("tr", "", cell));
    }
    return;
  }
  if (rows.length !== body.rows.length || rows.some((row, index) => body.rows[index] !== row)) {
    place(body, rows);
  }
}

/** Put the rows in this order, and move none that is in its place: a row that is moved loses the focus. */
function place(body, rows) {
  const wanted = new Set(rows);
  for (const row of [...body.rows]) {
    if (!wanted.has(row)) {
      row.remove();
    }
  }
  rows.forEach((row, index) => {
    if (body.rows[index] !== row) {
      body.insertBefore(row, body.rows[index] ?? null);
    }
  });
}
