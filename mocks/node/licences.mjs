// Finds which npm packages a bundled file contains, and collects their licences.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const STANDARD_TEXTS = fileURLToPath(new URL('licences', import.meta.url));

const LICENCE_FILE = /licen[cs]e|copying|copyright|notice/i;
const SOURCE_FILE = /\.([cm]?[jt]s|json|map|css|html|svg)$/i;
const README_SECTION = /(?:^|\n)(?:#+ *licen[cs]e[^\n]*|licen[cs]e[^\n]*\n[-=]+)\n([\s\S]*?)(?=\n#|\n[^\n]+\n(?:-{3,}|={3,})\n|\s*$)/i;
const FULL_TEXT = /permission is hereby granted|redistribution and use|permission to use, copy/i;

const COMMENT = /^[ \t]*(?:\/\*[\s\S]*?\*\/|(?:\/\/.*(?:\n[ \t]*|$))+)/gm;
const NOTICE = /copyright|\(c\) *\d{4}|licen[cs]ed under|@licen[cs]e/i;

/** Return the text of a file, with one kind of line end on every system. */
function read(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/** Return the folder and the name of the package that a file in `node_modules` belongs to. */
export function packageOf(file) {
  const [, folder, name] = /^(.*\bnode_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))/.exec(file);
  return { folder, name: name.replaceAll('\\', '/') };
}

/** Return the folder of a package that another one requires, as Node finds it; undefined if it is not installed. */
export function required(folder, name) {
  for (let above = folder; ; above = path.dirname(above)) {
    const candidate = path.join(above, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (above === path.dirname(above)) return undefined;
  }
}

/**
 * Return the packages that were compiled into a published file before esbuild saw it: { name, version }.
 *
 * The source map of the file names them, or the comments that a bundler leaves; the version only where pnpm installed them.
 */
export function compiledInto(file) {
  const sources = existsSync(`${file}.map`) ? JSON.parse(read(`${file}.map`)).sources : [];
  const comments = [...read(file).matchAll(/^\/\/ (node_modules\/.+)$/gm)].map(([, source]) => source);
  return [...sources, ...comments]
    .filter((source) => source.includes('node_modules/'))
    .map((source) => ({
      name: packageOf(source).name,
      version: /\.pnpm\/(?:@[^/+]+\+)?[^/@]+@([^/_]+)/.exec(source)?.[1] ?? 'of unknown version',
    }));
}

/** Return the comments in a source file that state a copyright or a licence. */
export function notices(file) {
  return (read(file).match(COMMENT) ?? []).filter((comment) => NOTICE.test(comment)).map((comment) => comment.trim());
}

/**
 * Return what the package in a folder says about its licence: { name, version, id, texts }.
 *
 * The id is the declared one (SPDX). The texts are the licence files of the package, or else the section of its README,
 * completed by the standard text of the declared licence. Throws an Error if the package has no licence.
 */
export function licenceOf(folder) {
  const { name, version, author, license, licenses } = JSON.parse(read(path.join(folder, 'package.json')));
  const id = [license ?? licenses ?? []].flat().map((licence) => licence.type ?? licence).join(' OR ');
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name).sort();

  const files = entries.filter((file) => LICENCE_FILE.test(file) && !SOURCE_FILE.test(file));
  if (files.length > 0) return { name, version, id: id || 'see the text', texts: files.map((file) => read(path.join(folder, file)).trim()) };

  if (id === '' || id === 'UNLICENSED') {
    throw new Error(`${name} ${version} has no licence: no licence file, and ${id || 'nothing'} in its package.json.`);
  }
  const readme = entries.find((file) => /^readme/i.test(file));
  const section = (readme && README_SECTION.exec(read(path.join(folder, readme)))?.[1].trim()) || '';
  if (FULL_TEXT.test(section)) return { name, version, id, texts: [section] };

  const standard = path.join(STANDARD_TEXTS, `${id}.txt`);
  if (!existsSync(standard)) {
    throw new Error(`${name} ${version} has no licence file and declares ${id}. Add the text of that licence as ${standard}`);
  }
  const by = typeof author === 'object' ? author.name : author;
  const statement = `The package has no licence file. Its package.json declares: ${id}${by ? `; author: ${by}` : ''}.`;
  return { name, version, id, texts: [[statement, section, read(standard).trim()].filter(Boolean).join('\n\n')] };
}

/**
 * Return the text that states the licence of each component; a text that several share stands there once.
 *
 * A component is a package in a built file: { folder, part, version, notices }. The version is given where the built file
 * has another one than the folder. Throws an Error that names each component without a licence.
 */
export function licences(components) {
  const sections = new Map();
  const failures = new Set();
  for (const { folder, part, version, notices: found = [] } of components) {
    try {
      const licence = licenceOf(folder);
      const source = version === undefined || version === licence.version ? '' : `; text of ${licence.version}`;
      const title = `${licence.name} ${version ?? licence.version} (${licence.id}${source}), in ${part}`;
      const more = [...new Set(found)].filter((notice) => !licence.texts.some((text) => text.includes(notice))).sort();
      const body = [...licence.texts, ...(more.length > 0 ? ['Notices in its files:', ...more] : [])].join('\n\n');
      sections.set(body, (sections.get(body) ?? new Set()).add(title));
    } catch (error) {
      failures.add(error.message);
    }
  }
  if (failures.size > 0) throw new Error([...failures].join('\n'));
  return [...sections]
    .map(([body, titles]) => `${'='.repeat(100)}\n${[...titles].sort().join('\n')}\n${'-'.repeat(100)}\n${body}\n`)
    .sort()
    .join('\n');
}
