// Builds the Node programs of the mock from the packages in mocks/node/node_modules:
//
//   prism.cjs         Prism's command line, with all that it requires, as one file for Node 20 and newer
//   api-reference.js  Scalar's API reference for a browser, as published
//   LICENSES.txt      the licences of all packages in the two
//
//   npm ci --prefix mocks/node && node mocks/node/build.mjs [--output FOLDER] [--metafile FILE]
//
// The output folder is replaced at the end: it is complete, or absent. The same packages give the same bytes.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { compiledInto, licences, notices, packageOf, required } from './licences.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PACKAGED = path.join(HERE, '..', 'image_api_mocks', 'node');

const PRISM = 'node_modules/@stoplight/prism-cli';
const SCALAR = 'node_modules/@scalar/api-reference';
const STANDALONE = `${SCALAR}/dist/browser/standalone.js`;

// Required inside `try`, for what the mock does not use. Node would look for them in each folder above the installed
// mock, which may be a project with packages of its own.
const LEFT_OUT = ['encoding', 'esprima', 'fsevents', 'pino-pretty'];

const isCode = (file) => /\.[cm]?js$/.test(file);
const manifest = (folder) => JSON.parse(readFileSync(path.join(HERE, folder, 'package.json'), 'utf8'));

const introduction = () => `\
Third-party software in this folder.

prism.cjs is Prism ${manifest(PRISM).version} with the packages that it requires, bundled by esbuild. Changes:
- The version of Prism is written into it, and its help is always in English: the packages read both from other files.
- micri's hook that reads source maps is left out, as are the optional packages ${LEFT_OUT.join(', ')}.
- Deprecation warnings are off, as they are for packages in node_modules.

api-reference.js is dist/browser/standalone.js of @scalar/api-reference ${manifest(SCALAR).version}, unchanged.

What was compiled into a package before it was published is listed as well, as far as the package tells, and so is
what a package declares as its dependency and may have compiled into itself.

`;

/** Return the text of a file with a part of it replaced, which stands there once. */
function replaced(file, part, by) {
  const around = readFileSync(file, 'utf8').split(part);
  if (around.length !== 2) throw new Error(`${file} has changed: ${part} is expected in it once.`);
  return around.join(by);
}

const changes = {
  name: 'changes',
  setup(build) {
    build.onLoad({ filter: /[\\/]prism-cli[\\/]dist[\\/]index\.js$/ }, ({ path: file }) => ({
      contents: replaced(file, '.version()', `.locale("en").version("${manifest(PRISM).version}")`).replace(/^#!.*/, ''),
    }));
    build.onLoad({ filter: /[\\/]js-yaml[\\/]type[\\/]js[\\/]function\.js$/ }, ({ path: file }) => ({
      contents: replaced(file, "_require('esprima')", "require('esprima')"), // which hides it from esbuild
    }));
    build.onLoad({ filter: /[\\/]micri[\\/]dist[\\/]sourcemap-register\.js$/ }, () => ({ contents: '' }));
    build.onResolve({ filter: new RegExp(`^(${LEFT_OUT.join('|')})$`) }, ({ path: name }) => ({ path: name, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: name }) => ({
      contents: `throw Object.assign(new Error("Cannot find module '${name}'"), { code: "MODULE_NOT_FOUND" });`,
    }));
  },
};

/** Bundle Prism into a file. Return esbuild's metafile. */
async function bundlePrism(file) {
  const { build } = await import('esbuild');
  const { metafile, warnings } = await build({
    absWorkingDir: HERE,
    entryPoints: [`${PRISM}/dist/index.js`],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' }, // esbuild cannot follow the requires of its main file
    plugins: [changes],
    banner: { js: '// Prism and the packages that it requires. Their licences: LICENSES.txt\nprocess.noDeprecation = true;' },
    legalComments: 'none', // they are in LICENSES.txt
    minifyWhitespace: true, // names stay: short ones made it no faster, and stack traces unreadable
    lineLimit: 200, // Node prints the whole line of an uncaught error
    metafile: true,
    logLevel: 'silent', // what it says is in the errors below
  });
  if (warnings.length > 0) {
    throw new Error(`The bundle may not work: ${warnings.map(({ text, location }) => `${location?.file}: ${text}`).join('\n')}`);
  }
  const outside = Object.values(metafile.outputs).flatMap((output) => output.imports.map((found) => found.path));
  const missing = outside.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')));
  if (missing.length > 0) throw new Error(`The bundle would need modules beside it: ${missing.join(', ')}`);
  return metafile;
}

/** Throw an Error if the bundle of Prism does not start: esbuild does not see each require. */
function requireStart(file) {
  const { stdout, stderr } = spawnSync(process.execPath, [file, '--version'], { encoding: 'utf8' });
  if (stdout.trim() !== manifest(PRISM).version) throw new Error(`The bundle of Prism does not start:\n${stderr}`);
}

/** Return the packages in the bundle of Prism, as `licences` takes them. */
function prismComponents(metafile) {
  const part = 'prism.cjs';
  const files = Object.keys(metafile.inputs).filter((file) => !file.startsWith('left-out:'));
  const packages = new Map();
  for (const file of files) {
    const folder = path.join(HERE, packageOf(file).folder);
    const found = isCode(file) ? notices(path.join(HERE, file)) : [];
    packages.set(folder, [...(packages.get(folder) ?? []), ...found]);
  }
  const dependencies = [...packages.keys()].flatMap((folder) =>
    Object.keys(manifest(path.relative(HERE, folder)).dependencies ?? {})
      .filter((name) => !name.startsWith('@types/') && !LEFT_OUT.includes(name))
      .map((name) => required(folder, name))
      .filter((found) => found !== undefined && !packages.has(found)),
  );
  return [
    ...[...packages].map(([folder, found]) => ({ folder, part, notices: found })),
    ...dependencies.map((folder) => ({ folder, part })),
    ...files.filter(isCode).flatMap((file) => compiledComponents(path.join(HERE, file), part)),
    { folder: path.join(HERE, 'node_modules/esbuild'), part }, // it writes a few functions of its own into a bundle
  ];
}

/** Return the packages in Scalar's file, as `licences` takes them. */
function scalarComponents() {
  const part = 'api-reference.js';
  const file = path.join(HERE, STANDALONE);
  const legal = readFileSync(file, 'utf8').match(/\/\*![\s\S]*?\*\//g) ?? [];
  // Scalar's own packages are folders beside this one, where it is built.
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  const siblings = sources.map((source) => /^(?:\.\.\/){3}([a-z-]+)\/dist\//.exec(source)?.[1]).filter(Boolean);
  return [
    { folder: path.join(HERE, SCALAR), part, notices: legal },
    ...siblings.map((name) => ({ folder: installed(`@scalar/${name}`).folder, part })),
    ...compiledComponents(file, part),
  ];
}

function compiledComponents(file, part) {
  return compiledInto(file).map(({ name, version }) => ({ ...installed(name, version), version, part }));
}

let locked;

/** Return the folder of an installed package: of a version, or else of one that is near it. */
function installed(name, version = '') {
  locked ??= Object.entries(JSON.parse(readFileSync(path.join(HERE, 'package-lock.json'), 'utf8')).packages);
  const major = version.split('.')[0];
  const distance = ([, found]) => (found.version === version ? 0 : found.version.split('.')[0] === major ? 1 : 2);
  const [nearest] = locked
    .filter(([folder]) => folder.endsWith(`node_modules/${name}`) && existsSync(path.join(HERE, folder)))
    .sort((one, other) => distance(one) - distance(other));
  if (nearest === undefined) {
    throw new Error(`${name} is compiled into another package. Its licence is not installed: add it to the devDependencies of mocks/node.`);
  }
  return { folder: path.join(HERE, nearest[0]) };
}

async function build({ output, metafile: report }) {
  const target = path.resolve(output);
  const partial = `${target}.partial`;
  for (const needed of [PRISM, SCALAR, 'node_modules/esbuild']) {
    if (!existsSync(path.join(HERE, needed))) {
      throw new Error(`${path.join(HERE, needed)} is not installed. Install it: npm ci --prefix mocks/node`);
    }
  }
  rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(partial, { recursive: true });
    const metafile = await bundlePrism(path.join(partial, 'prism.cjs'));
    requireStart(path.join(partial, 'prism.cjs'));
    copyFileSync(path.join(HERE, STANDALONE), path.join(partial, 'api-reference.js'));
    const components = [...prismComponents(metafile), ...scalarComponents()];
    writeFileSync(path.join(partial, 'LICENSES.txt'), introduction() + licences(components));
    if (report !== undefined) writeFileSync(report, JSON.stringify(metafile));
    rmSync(target, { recursive: true, force: true });
    renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

try {
  const options = { output: { type: 'string', default: PACKAGED }, metafile: { type: 'string' } };
  await build(parseArgs({ options }).values);
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
}
