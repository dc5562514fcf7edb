import axe from 'axe-core';
import { expect } from 'vitest';

/** Holds what is rendered to WCAG 2.2 AA, as far as it can be told without pixels (contrast has a test of its own). */
export async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  });
  const found = violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(found).toEqual([]);
}
