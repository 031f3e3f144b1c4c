// Ends a server whose parent has ended, however it ended: the parent holds the other end of stdin and never writes.

'use strict';

const { subscribe } = require('node:diagnostics_channel');

subscribe('tracing:net.server.listen:asyncEnd', () => {
  process.stdin.on('end', () => process.exit(0)).resume();
});
