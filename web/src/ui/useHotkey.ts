import { useEffect, useRef } from 'react';

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

interface HotkeyOptions {
  /** With Ctrl, or Cmd on a Mac. Such keys also work while typing. */
  mod?: boolean;
}

/** Runs an action when a key is pressed anywhere on the page. */
export function useHotkey(key: string, action: () => void, { mod = false }: HotkeyOptions = {}): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const run = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || (event.ctrlKey || event.metaKey) !== mod || event.altKey) return;
      if (!mod && (isTyping(event.target) || document.querySelector('[role="dialog"]'))) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', run);
    return () => window.removeEventListener('keydown', run);
  }, [key, mod]);
}
