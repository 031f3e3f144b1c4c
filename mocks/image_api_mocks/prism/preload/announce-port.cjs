// Says on stdout which port a server of this process listens on, as soon as it does: its parent waits for that line.

'use strict';

const { subscribe } = require('node:diagnostics_channel');

subscribe('tracing:net.server.listen:asyncEnd', ({ server }) => {
  console.log('@mock ' + JSON.stringify({ event: 'listening', port: server.address().port }));
});
