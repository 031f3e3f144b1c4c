// Writes the reasons for a refused request in ASCII. They quote the names of unknown fields; Prism puts them into a header as they are,
// and Node ends the process when a header holds a character beyond Latin-1: one such request would end the mock. JSON may escape any
// character, so the reasons stay the same JSON.

'use strict';

const { ServerResponse } = require('node:http');

const setHeader = ServerResponse.prototype.setHeader;

ServerResponse.prototype.setHeader = function setAsciiHeader(name, value) {
  const isViolations = String(name).toLowerCase() === 'sl-violations';
  return setHeader.call(this, name, isViolations ? value.replace(/[^ -~]/g, escape) : value);
};

function escape(character) {
  return '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0');
}
