// What a row of each table shows.

import { element } from "./rows.js";

const time = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

/** A time, in seconds since 1970 by the mock's clock, as the person's own. */
export function at(seconds) {
  return time.format(new Date(seconds * 1000));
}

export function job(entry) {
  const kind = entry.succeeded ? "good" : entry.state === entry.outcome ? "bad" : "wait";
  const images = entry.images.map((url, index) => {
    // The page may have been reached by another name than the request: only its own origin is asked.
    const path = new URL(url).pathname;
    const image = element("img");
    image.loading = "lazy";
    image.alt = `Image ${index + 1} of job ${entry.id}`;
    image.src = path;
    const link = element("a", "", image);
    link.href = path;
    return link;
  });
  return [
    element("td", "short", at(entry.created)),
    element("td", `short ${kind}`, entry.state),
    element("td", "", element("div", "images", ...images)),
    element("td", "", entry.operation),
    element("td", "code", entry.id, details(`Request of job ${entry.id}`, "request", JSON.stringify(entry.request, null, 2))),
  ];
}

export function request(entry) {
  const query = entry.query ? `?${entry.query}` : "";
  const notes = [
    entry.operation ?? "calls no operation",
    entry.job && `job ${entry.job}`,
    entry.fault && `fault: ${entry.fault}`,
    entry.scenario && `scenario: ${entry.scenario}`,
    `${entry.milliseconds} ms`,
  ];
  const reasons = entry.reasons.map((reason) => element("li", "bad", reason));
  return [
    element("td", "short", at(entry.time)),
    element("td", `short ${entry.status === 0 || entry.status >= 400 ? "bad" : "good"}`, entry.status === 0 ? "no answer" : String(entry.status)),
    element("td", "code", `${entry.method} ${entry.path}${query}`),
    element(
      "td",
      "",
      notes.filter(Boolean).join(", "),
      reasons.length > 0 ? element("ul", "", ...reasons) : null,
      details(`Request ${entry.number}`, "request and answer", written(entry)),
    ),
  ];
}

export function callback(entry) {
  const kind = { delivered: "good", failed: "bad", refused: "bad", withheld: "wait" }[entry.outcome] ?? "";
  const outcome = entry.status === null ? entry.outcome : `${entry.outcome} (${entry.status})`;
  return [
    element("td", "short", at(entry.time)),
    element("td", kind, outcome, entry.reason ? element("div", "", entry.reason) : null),
    element("td", "short", String(entry.attempt)),
    element("td", "code", entry.job),
    element("td", "code", entry.url, details(`Callback ${entry.number}`, "what was posted", JSON.stringify(entry.payload, null, 2))),
  ];
}

export function charge(entry) {
  return [
    element("td", "short", at(entry.time)),
    element("td", "short", amount(entry.amount, entry.unit)),
    element("td", "", entry.operation),
    element("td", "code", entry.job ?? ""),
  ];
}

/** An amount with its unit. */
export function amount(value, unit) {
  return `${value} ${unit}${value === 1 ? "" : "s"}`;
}

/** Text that is opened when it is wanted, with a name of its own for who does not see the row. */
function details(name, title, text) {
  const summary = element("summary", "", title);
  summary.setAttribute("aria-label", `${name}: ${title}`);
  const content = element("pre", "", text);
  content.tabIndex = 0;
  return element("details", "", summary, content);
}

/** A request and its answer, much as they went over the wire. */
function written(entry) {
  const sent = [`${entry.method} ${entry.path}${entry.query ? `?${entry.query}` : ""}`, ...headers(entry.headers)];
  const answered = entry.status === 0 ? ["(no answer)"] : [String(entry.status), ...headers(entry.answer_headers)];
  return `${sent.join("\n")}\n\n${body(entry.body)}\n\n${answered.join("\n")}\n\n${body(entry.answer)}`.trim();
}

function headers(named) {
  return Object.entries(named).map(([name, value]) => `${name}: ${value}`);
}

function body(value) {
  if (value === null) {
    return "";
  }
  if (typeof value !== "string") {
    return JSON.stringify(value, null, 2);
  }
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
