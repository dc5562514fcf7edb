import { cx } from '@/ui';

/** An organization's first letter; a sandbox's is amber. The letter is drawn, not text: it is no part of what things are called. */
export function Monogram({ name, sandbox }: { name: string; sandbox: boolean }) {
  return (
    <span
      aria-hidden
      data-letter={[...name.trim()][0] ?? '?'}
      className={cx(
        'before:content-[attr(data-letter)] flex size-6 shrink-0 items-center justify-center rounded-md font-semibold text-xs uppercase',
        sandbox ? 'bg-amber-soft text-amber-ink' : 'bg-ink text-on-ink',
      )}
    />
  );
}
