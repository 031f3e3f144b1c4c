// Ends a server whose parent has ended, however it ended: the parent holds the other end of stdin and never writes.

'use strict';

const { Server } = require('node:net');

const listen = Server.prototype.listen;

Server.prototype.listen = function listenWhileParentLives(...args) {
  this.once('listening', () => process.stdin.on('end', () => process.exit(0)).resume());
  return listen.apply(this, args);
};
