import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { actInOrganization, whenSessionEnds } from '@/api/client';
import { forgetSession } from '@/app/session';

// The first look at a page compiles it.
configure({ asyncUtilTimeout: 5000 });

// What jsdom lacks and the components need.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver ??= NoObserver;
window.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
  }) as unknown as MediaQueryList;
window.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};
Element.prototype.hasPointerCapture = () => false;
Element.prototype.setPointerCapture = () => {};
Element.prototype.releasePointerCapture = () => {};

// Rooms are loaded when they are opened, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  localStorage.clear();
  forgetSession();
  actInOrganization(null);
  whenSessionEnds(() => {});
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
