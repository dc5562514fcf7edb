import { useEffect, useState } from 'react';

/** A value that has to be plain JSON, once it has not changed for a moment: so the server is not asked at every key. */
export function useSettled<T>(value: T | undefined, delayMillis = 250): T | undefined {
  const text = value === undefined ? undefined : JSON.stringify(value);
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), delayMillis);
    return () => clearTimeout(timer);
  }, [text, delayMillis]);
  return settled && text ? (JSON.parse(settled) as T) : undefined;
}
