// Reports each answered request on stdout. Prism's own log spreads a request over up to ten lines that mix with those of the next one.
// The query is left out: it may hold a key.

'use strict';

const { subscribe } = require('node:diagnostics_channel');

subscribe('http.server.response.finish', ({ request, response }) => {
  const report = {
    event: 'request',
    method: request.method,
    path: request.url.split('?', 1)[0],
    status: response.statusCode,
    violations: response.getHeader('sl-violations') ?? null,
  };
  console.log('@mock ' + JSON.stringify(report));
});
