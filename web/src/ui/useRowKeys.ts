import { type RefObject, useEffect } from 'react';
import { isTyping } from './useHotkey';

/** `j` and `k` step through the rows of a table by focusing their openers; Enter then is the opener's own. */
export function useRowKeys(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return;
      const openers = [...(body.current?.querySelectorAll<HTMLElement>('[data-row-opener]') ?? [])];
      if (openers.length === 0) return;
      event.preventDefault();
      const current = openers.indexOf(document.activeElement as HTMLElement);
      const next = event.key === 'j' ? Math.min(current + 1, openers.length - 1) : Math.max(current - 1, 0);
      openers[next]?.focus();
      openers[next]?.scrollIntoView?.({ block: 'nearest' });
    };
    window.addEventListener('keydown', step);
    return () => window.removeEventListener('keydown', step);
  }, [body]);
}
