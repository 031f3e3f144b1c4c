// Keeps a Node process on this machine: refuses what is not loopback, and notes each attempt.
//
// Loaded with NODE_OPTIONS=--require. Covers net, tls, http(s), fetch (undici), dgram and dns. Each attempt becomes a line in the file
// that the environment variable EGRESS_LOG names, if it names one.

'use strict';

const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const path = require('node:path');

const LOOPBACK = new net.BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

function isLoopback(host) {
  const version = net.isIP(host);
  if (version === 0) return /^([^.]+\.)*localhost\.?$/i.test(host);
  return LOOPBACK.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

function refuse(what) {
  const who = `node ${path.basename(process.argv[1] ?? '(eval)')} (pid ${process.pid})`;
  if (process.env.EGRESS_LOG) fs.appendFileSync(process.env.EGRESS_LOG, `${who}: ${what}\n`);
  return Object.assign(new Error(`Only loopback may be contacted: refused ${what}`), { code: 'EGRESS_REFUSED' });
}

// Every TCP and TLS client of Node ends in this method: net.connect, tls.connect, http, https, undici.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function connectLoopbackOnly(...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const options = first !== null && typeof first === 'object' ? first : { port: first, host: typeof args[1] === 'string' ? args[1] : undefined };
  const isPath = options.path != null || (typeof first === 'string' && !/^\d+$/.test(first));
  const host = options.host || 'localhost';
  if (isPath || isLoopback(host)) return connect.apply(this, args);
  const error = refuse(`a connection to ${host}:${options.port}`);
  process.nextTick(() => this.destroy(error));
  return this;
};

// send(message[, offset, length][, port][, address][, callback]) and connect(port[, address][, callback]).
for (const method of ['send', 'connect']) {
  const original = dgram.Socket.prototype[method];
  dgram.Socket.prototype[method] = function datagramLoopbackOnly(...args) {
    const address = args.slice(1).find((argument) => typeof argument === 'string') ?? 'localhost';
    if (isLoopback(address)) return original.apply(this, args);
    const error = refuse(`a datagram to ${address}`);
    const callback = args.at(-1);
    process.nextTick(() => (typeof callback === 'function' ? callback(error) : this.emit('error', error)));
    return undefined;
  };
}

// A lookup of an address asks no server, and one of localhost is answered by this machine.
const staysHere = (method, name) => method === 'lookup' && (!name || net.isIP(name) !== 0 || isLoopback(name));

function guard(resolver, method, fail) {
  const original = resolver[method];
  if (typeof original !== 'function') return;
  resolver[method] = function queryLoopbackOnly(name, ...rest) {
    if (staysHere(method, name)) return original.call(this, name, ...rest);
    return fail(refuse(`a DNS ${method} of ${name}`), rest.at(-1));
  };
}

for (const method of Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name))) {
  for (const resolver of [dns, dns.Resolver.prototype]) guard(resolver, method, (error, callback) => void process.nextTick(callback, error));
  for (const resolver of [dns.promises, dns.promises.Resolver.prototype]) guard(resolver, method, (error) => Promise.reject(error));
}

syncBuiltinESMExports();
