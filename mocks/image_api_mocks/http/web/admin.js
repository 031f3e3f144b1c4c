// Asks the admin API, about the world that is shown.

let world = "";

/** Choose the world that is asked about from now on. */
export function choose(name) {
  world = name;
}

/** Ask, and return the answer. Throws an Error with a message for a person if there is none, or a refusal. */
export async function ask(method, path, body) {
  const headers = {};
  if (world) {
    headers["Mock-World"] = world;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  let answer;
  try {
    answer = await fetch(`/_mock/${path}`, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
  } catch {
    throw new Error("The mock does not answer. Is it running? Start it: image-api-mocks");
  }
  if (!answer.ok) {
    const refusal = await answer.json().catch(() => ({}));
    throw new Error(refusal.message ?? `The mock answers ${answer.status}`);
  }
  return answer;
}

/** The same, and return what the answer says. */
export async function read(method, path, body) {
  return (await ask(method, path, body)).json();
}
