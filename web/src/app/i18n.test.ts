import { describe, expect, it } from 'vitest';
import { texts } from './i18n';

const t = texts({
  title: 'Plans',
  page: { greeting: 'Hello {{name}}', days_one: '{{count}} day', days_other: '{{count}} days' },
});

describe('texts', () => {
  it('are asked for by their place', () => {
    expect(t('title')).toBe('Plans');
    expect(t('page.greeting', { name: 'Ada' })).toBe('Hello Ada');
  });

  it('take values as they are, even if these look like places', () => {
    expect(t('page.greeting', { name: '{{count}} $& <b>' })).toBe('Hello {{count}} $& <b>');
  });

  it.each([
    [0, '0 days'],
    [1, '1 day'],
    [2, '2 days'],
  ])('have a form for %i', (count, expected) => {
    expect(t('page.days', { count })).toBe(expected);
  });

  it('know the keys that a server may send', () => {
    expect(t.has('page.greeting')).toBe(true);
    expect(t.has('page')).toBe(false);
    expect(t.has('constructor')).toBe(false);
  });

  it('do not compile with a misspelt key', () => {
    // @ts-expect-error: there is no such text
    expect(t('page.greting')).toBe('page.greting');
  });
});
