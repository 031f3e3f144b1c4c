// The page `/_mock/`: shows what happens, once a second, and tells the mock what is to happen.

import { ask, choose, read } from "./admin.js";
import { amount, at, callback, charge, job, request } from "./cells.js";
import { element, show } from "./rows.js";

const EVERY_MILLISECONDS = 1000;

const $ = (id) => document.getElementById(id);
const tables = [
  ["jobs", (entry) => `${entry.contract} ${entry.operation} ${entry.id}`, job, "No job has been started in this world."],
  ["requests", (entry) => entry.number, request, "No request has come in this world."],
  ["callbacks", (entry) => entry.number, callback, "No callback has been due in this world."],
  ["charges", (entry) => `${entry.time} ${entry.job} ${entry.operation}`, charge, "Nothing has been charged in this world."],
];
const kinds = {
  status: "error status",
  delay: "late answer",
  reset: "connection reset before the call",
  reset_after: "connection reset after the call",
  truncated: "half of the answer",
  not_json: "answer that is not JSON",
  stall: "no answer at all",
  job_fails: "job fails",
  callback_twice: "callback comes twice",
  callback_late: "callback comes late",
  callback_out_of_order: "callback comes out of order",
  callback_never: "callback never comes",
};

let live = true;
let timer;
let asked = 0;

/** Say what became of something that the person did. */
function say(text, wrong = false) {
  $("said").textContent = text;
  $("said").className = wrong ? "wrong" : "";
}

/** Do what a person asked for, say how it went, and show what follows from it. */
async function act(done, action) {
  try {
    await action();
    say(done);
  } catch (error) {
    say(error.message, true);
  }
  await look();
}

/** Show the world as it is, and come back. */
async function look() {
  clearTimeout(timer);
  const turn = ++asked;
  try {
    const overview = await read("GET", "overview");
    if (turn !== asked) {
      return; // a later look shows more
    }
    display(overview);
    $("connection").textContent = "";
  } catch (error) {
    $("connection").textContent = error.message;
  }
  if (live && turn === asked) {
    timer = setTimeout(look, EVERY_MILLISECONDS);
  }
}

function display(overview) {
  for (const [name, keyOf, cellsOf, nothing] of tables) {
    show($(name).tBodies[0], overview[name].toReversed(), keyOf, cellsOf, nothing);
    const [shown, all] = [overview[name].length, overview.counts[name]];
    document.querySelector(`[data-count="${name}"]`).textContent = shown < all ? `the last ${shown} of ${all}` : String(all);
  }
  const totals = Object.entries(overview.charged).map(([unit, value]) => amount(value, unit));
  if (totals.length > 0) {
    document.querySelector('[data-count="charges"]').textContent += `, in all ${totals.join(", ")}`;
  }
  const { pending, sending } = overview.counts;
  if (pending + sending > 0) {
    document.querySelector('[data-count="callbacks"]').textContent += `, ${pending} wait for their time, ${sending} on their way`;
  }
  showWaiting(overview.faults);
  showWorlds(overview);
  showSettings(overview.settings);
  const { time, moved } = overview.clock;
  write($("clock"), `${new Date(time * 1000).toLocaleDateString()}, ${at(time)}${moved > 0 ? `, moved forward by ${moved} s` : ""}`);
}

/** Write a text where it has changed. */
function write(where, text) {
  if (where.textContent !== text) {
    where.textContent = text;
  }
}

function showWaiting(faults) {
  const texts = faults.map(({ fault, operation, times, status, retry_after: after }) => {
    const what = [kinds[fault], status, after === undefined ? null : `retry after ${after} s`].filter(Boolean).join(", ");
    return `${what}: ${operation === "*" ? "any operation" : operation}${times > 1 ? `, ${times} times` : ""}`;
  });
  const list = $("waiting");
  if (list.dataset.shown !== JSON.stringify(texts)) {
    list.dataset.shown = JSON.stringify(texts);
    list.replaceChildren(...(texts.length > 0 ? texts : ["nothing"]).map((text) => element("li", "", text)));
  }
}

function showWorlds({ world, worlds }) {
  const names = [...new Set(["", ...worlds, world])];
  const choice = $("world");
  if (choice.dataset.shown !== JSON.stringify(names)) {
    choice.dataset.shown = JSON.stringify(names);
    choice.replaceChildren(...names.map((name) => option(name, name || "that of mock-key", !/^[\x20-\x7e]*$/.test(name))));
  }
  choice.value = world;
}

let shownSettings = "";

/** Show settings that have changed: what a person is about to choose stays. */
function showSettings(settings) {
  if (shownSettings === JSON.stringify(settings)) {
    return;
  }
  shownSettings = JSON.stringify(settings);
  $("scenario").value = settings.scenario ?? "";
  $("job_seconds").value = settings.job_seconds;
  describe();
}

function describe() {
  write($("sentence"), $("scenario").selectedOptions[0]?.dataset.sentence ?? "");
}

function option(value, text, disabled = false) {
  const made = element("option", "", text);
  made.value = value;
  made.disabled = disabled;
  return made;
}

async function fillChoices() {
  const { operations } = await read("GET", "operations");
  const groups = Object.entries(Object.groupBy(operations, ({ contract }) => contract)).map(([contract, those]) => {
    const group = element("optgroup", "", ...those.map(({ id }) => option(id, id)));
    group.label = contract;
    return group;
  });
  $("operation").replaceChildren(option("*", "any"), ...groups);
  $("kind").replaceChildren(...Object.entries(kinds).map(([value, text]) => option(value, text)));
  const { scenarios } = await read("GET", "scenarios");
  $("scenario").replaceChildren(
    option("", "none", true),
    ...scenarios.map(({ name, sentence }) => Object.assign(option(name, name), { title: sentence })),
  );
  for (const choice of $("scenario").options) {
    choice.dataset.sentence = choice.title;
  }
}

function listen(id, event, action) {
  $(id).addEventListener(event, (happened) => {
    happened.preventDefault();
    action(happened);
  });
}

for (const button of document.querySelectorAll("[data-fault]")) {
  button.addEventListener("click", () =>
    act(`Waits to go wrong: ${button.textContent}.`, () => read("POST", "faults", JSON.parse(button.dataset.fault))),
  );
}

for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () =>
    act(`The clock has been moved: ${button.textContent}.`, () => read("PATCH", "clock", { advance: Number(button.dataset.advance) })),
  );
}

for (const button of document.querySelectorAll("[data-download]")) {
  button.addEventListener("click", () =>
    act(`${button.textContent}: saved.`, async () => {
      const path = button.dataset.download;
      const answer = await ask("GET", path.replace("/_mock/", ""));
      const link = element("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = path.split("/").pop();
      link.click();
      URL.revokeObjectURL(link.href);
    }),
  );
}

listen("fault", "submit", ({ target }) => {
  const filled = [...new FormData(target)].filter(([, value]) => value !== "");
  const texts = new Set(["fault", "operation"]);
  const fault = Object.fromEntries(filled.map(([name, value]) => [name, texts.has(name) ? value : Number(value)]));
  act(`Waits to go wrong: ${kinds[fault.fault]}.`, () => read("POST", "faults", fault));
});
listen("no-faults", "click", () => act("Nothing waits to go wrong now.", () => read("DELETE", "faults")));
listen("scenario-form", "submit", () => {
  const name = $("scenario").value;
  if (name === "") {
    say("Choose a scenario first.", true);
    return;
  }
  act(`Played from its beginning: ${name}.`, () => read("PATCH", "settings", { scenario: name }));
});
listen("scenario", "change", describe);
listen("no-settings", "click", () => act("The settings are those that the mock was started with.", () => read("DELETE", "settings")));
listen("pace", "submit", () => {
  const seconds = Number($("job_seconds").value);
  act(`A job that starts from now on takes ${seconds} s.`, () => read("PATCH", "settings", { job_seconds: seconds }));
});
listen("reset", "click", () => $("sure").showModal());
$("sure").addEventListener("close", () => {
  if ($("sure").returnValue === "yes") {
    act("All forgotten.", () => read("POST", "reset"));
  }
});
listen("world", "change", ({ target }) => {
  choose(target.value);
  history.replaceState(null, "", target.value === "" ? "/_mock/" : `?${new URLSearchParams({ world: target.value })}`);
  act(`Shown: the world ${target.selectedOptions[0].textContent}.`, () => undefined);
});
listen("live", "click", () => {
  live = !live;
  $("live").setAttribute("aria-pressed", String(live));
  say(live ? "The page follows what happens." : "The page stands still until you press Live again.");
  if (live) {
    look();
  } else {
    clearTimeout(timer);
  }
});
document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (live && !document.hidden) {
    look();
  }
});

choose(new URLSearchParams(location.search).get("world") ?? "");
try {
  await fillChoices();
} catch (error) {
  say(error.message, true);
}
await look();
