// Serves a bundle with Scalar's mock server, which is a library: node scalar.mjs FILE PORT

import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createMockServer } from '@scalar/mock-server';

const [file, port] = process.argv.slice(2);
const app = await createMockServer({ document: JSON.parse(readFileSync(file, 'utf-8')) });
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' });
