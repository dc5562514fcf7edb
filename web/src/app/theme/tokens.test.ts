import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/app/theme/tokens.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark } as Record<string, string>],
  ),
);
tokens.set('on-red', { light: '#ffffff', dark: '#ffffff' });

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const text = [
  ['ink', 'canvas surface sunken raised hover'],
  ['slate', 'canvas surface sunken raised hover'],
  ['mist', 'canvas surface sunken raised hover'],
  ['teal-ink', 'canvas surface raised teal-soft hover'],
  ['amber-ink', 'amber-soft surface'],
  ['red-ink', 'canvas red-soft surface raised'],
  ['on-teal', 'teal teal-strong'],
  ['on-red', 'red red-strong'],
  ['on-ink', 'ink'],
].flatMap(([front = '', backs = '']) => backs.split(' ').map((back) => [front, back, 4.5] as const));

const marks = [
  ['control-line', 'surface', 3],
  ['teal', 'surface', 3],
  ['teal', 'canvas', 3],
] as const;

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  it.each([...text, ...marks])('%s on %s has contrast of at least %d (WCAG 2.2 AA)', (front, back, least) => {
    const a = tokens.get(front)?.[theme] ?? '';
    const b = tokens.get(back)?.[theme] ?? '';
    expect(contrast(a, b)).toBeGreaterThanOrEqual(least);
  });
});
