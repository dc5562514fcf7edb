import { cx } from '@/ui';

/** An organization's first letter; a sandbox's is amber. */
export function Monogram({ name, sandbox }: { name: string; sandbox: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        'flex size-6 shrink-0 items-center justify-center rounded-md font-semibold text-xs uppercase',
        sandbox ? 'bg-amber-soft text-amber-ink' : 'bg-ink text-on-ink',
      )}
    >
      {[...name.trim()][0] ?? '?'}
    </span>
  );
}
