// Gives npm a time limit for connecting, which it has not: where a firewall drops packets, Linux gives up after two
// minutes, and npm tries three times.
'use strict'
const { Socket } = require('node:net')
const SECONDS = 15
const { connect } = Socket.prototype

Socket.prototype.connect = function (...target) {
  const error = Object.assign(new Error(`connect ETIMEDOUT, after ${SECONDS} s`), { code: 'ETIMEDOUT' })
  const timer = setTimeout(() => this.destroy(error), SECONDS * 1000)
  const stop = () => clearTimeout(timer)
  return connect.apply(this.once('connect', stop).once('close', stop), target)
}
