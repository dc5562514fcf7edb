// Holds the first load to its budget: the entry and everything it imports statically, gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const seen = new Set();

function visit(key) {
  if (seen.has(key)) return;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) visit(next);
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
visit(entry);
const bytes = [...seen].reduce(
  (sum, key) => sum + gzipSync(readFileSync(new URL(manifest[key].file, dist))).length,
  0,
);
const kilobytes = Math.round(bytes / 1024);
console.log(`Script at first load: ${kilobytes} kB gzipped (budget ${BUDGET_KB} kB)`);
if (kilobytes > BUDGET_KB) process.exit(1);
