// Holds every page to its budget: what the browser loads first, that is the entry and one route, with all they import, gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const sizes = new Map();

function sizeOf(key) {
  if (!sizes.has(key)) sizes.set(key, gzipSync(readFileSync(new URL(manifest[key].file, dist))).length);
  return sizes.get(key);
}

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const kilobytes = (keys) => Math.round([...keys].reduce((sum, key) => sum + sizeOf(key), 0) / 1024);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = closure(entry);
const pages = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry && !key.endsWith('Dialog.tsx')) // dialogs come later
  .map((key) => ({ page: key, size: kilobytes(closure(key, new Set(first))) }))
  .sort((a, b) => b.size - a.size);

console.log(`Script of the entry: ${kilobytes(first)} kB gzipped; of the heaviest pages, entry included:`);
for (const { page, size } of pages.slice(0, 5)) console.log(`  ${size} kB  ${page}`);
if (pages.some(({ size }) => size > BUDGET_KB)) {
  console.error(`The budget of a page is ${BUDGET_KB} kB.`);
  process.exit(1);
}
