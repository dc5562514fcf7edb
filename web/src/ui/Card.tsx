import type { ReactNode } from 'react';
import { cx } from './cx';

interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** Content that brings its own padding: tables, lists. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

export function Card({ title, description, actions, footer, flush, className, children }: CardProps) {
  return (
    <section className={cx('overflow-hidden rounded-lg border border-line bg-surface', className)}>
      {title && (
        <header
          className={cx(
            'flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4',
            flush && 'border-line border-b pb-4',
          )}
        >
          <div className="min-w-0 flex-1 basis-48">
            <h2 className="font-semibold text-base text-ink">{title}</h2>
            {description && <p className="mt-1 max-w-prose text-mist text-sm">{description}</p>}
          </div>
          {actions && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : 'p-5'}>{children}</div>
      {footer && (
        <footer className="flex items-center justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
          {footer}
        </footer>
      )}
    </section>
  );
}

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  detail?: ReactNode;
}

/** One figure with its name. */
export function Stat({ label, value, detail }: StatProps) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <div className="truncate text-mist text-sm">{label}</div>
      <div className="tabular mt-1 truncate font-semibold text-ink text-xl tracking-tight">{value}</div>
      {detail && <div className="mt-1 truncate text-mist text-xs">{detail}</div>}
    </div>
  );
}

interface KeyValueProps {
  items: readonly { label: ReactNode; value: ReactNode }[];
  columns?: 1 | 2;
  /** In a narrow place, such as beside a document. */
  compact?: boolean;
}

/** The facts of an object. A fact without a value shows a dash. */
export function KeyValue({ items, columns = 1, compact }: KeyValueProps) {
  return (
    <dl className={cx('grid gap-x-8 gap-y-3', columns === 2 && 'md:grid-cols-2')}>
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of facts is fixed per page
          key={index}
          className={cx(
            'grid min-w-0 items-baseline gap-4',
            compact ? 'grid-cols-[6.5rem_1fr]' : 'grid-cols-[minmax(6rem,10rem)_1fr]',
          )}
        >
          <dt className="text-mist text-sm">{item.label}</dt>
          <dd className="min-w-0 break-words text-ink text-sm">
            {item.value ?? <span className="text-mist">—</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
