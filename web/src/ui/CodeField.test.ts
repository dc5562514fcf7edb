import { expect, test } from 'vitest';
import { codeFrom } from './CodeField';

test.each([
  ['Gold plan – 2026', 'gold_plan_2026'],
  ['  Über große Mengen ', 'uber_gro_e_mengen'],
  ['***', ''],
])('%s becomes the code %s', (name, code) => {
  expect(codeFrom(name)).toBe(code);
});
