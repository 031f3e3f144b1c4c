// Ends a server whose parent has ended, however it ended: the parent holds the other end of stdin and never writes. npx, which stands
// between the two and passes no signal on, is left alone: only a process that listens ends this way.

'use strict';

const { subscribe } = require('node:diagnostics_channel');

subscribe('tracing:net.server.listen:asyncEnd', () => {
  process.stdin.on('end', () => process.exit(0)).resume();
});
