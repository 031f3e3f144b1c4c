// Draws the API reference of every contract with Scalar, so that it asks nobody but this mock.

import "./scalar.js";
import { addWhatIsMissing } from "./missing.js";

addWhatIsMissing(document.body);

const answer = await fetch("/_mock/contracts/");
const contracts = await answer.json();

globalThis.Scalar.createApiReference("#reference", {
  sources: contracts.map(({ slug, title, url, schemes }) => ({
    slug,
    title,
    url,
    authentication: { preferredSecurityScheme: Object.keys(schemes)[0] ?? null, securitySchemes: schemes },
    agent: { disabled: true },
  })),
  // What is tried goes to where this page came from. The contracts say the same, as a path.
  servers: [{ url: location.origin, description: "This mock. Nothing is charged." }],
  // What would load from, send to, or lead to a service of Scalar's.
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  mcp: { disabled: true },
  documentDownloadType: "none",
  persistAuth: false,
  defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
  operationTitleSource: "summary",
  showOperationId: true,
  // Links that can be guessed: #<contract>/tag/<tag>/<operationId>
  generateTagSlug: ({ name }) => name,
  generateOperationSlug: ({ operationId, method, path }) => operationId ?? `${method}${path}`,
});
