// Says on stdout which port a server of this process listens on, as soon as it does: its parent waits for that line.

'use strict';

const { Server } = require('node:net');

const listen = Server.prototype.listen;

// The diagnostics channel of `listen` says it too, but not before Node 20.16.
Server.prototype.listen = function listenAndAnnounce(...args) {
  this.once('listening', () => console.log('@mock ' + JSON.stringify({ event: 'listening', port: this.address().port })));
  return listen.apply(this, args);
};
