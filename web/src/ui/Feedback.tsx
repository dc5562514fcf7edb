import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type Icon } from './Button';
import { cx } from './cx';
import { problemText } from './errorText';
import { t } from './texts';

interface BannerProps {
  tone?: 'neutral' | 'amber' | 'red';
  title?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

const banners = {
  neutral: { look: 'border-line bg-sunken text-slate', icon: Info },
  amber: { look: 'border-amber-line bg-amber-soft text-amber-ink', icon: TriangleAlert },
  red: { look: 'border-transparent bg-red-soft text-red-ink', icon: CircleAlert },
};

/** Something to know about the page or form it stands on. */
export function Banner({ tone = 'neutral', title, actions, children }: BannerProps) {
  const { look, icon: IconMark } = banners[tone];
  return (
    <div
      role={tone === 'red' ? 'alert' : 'status'}
      className={cx('flex items-start gap-2.5 rounded-md border px-3 py-2.5 text-sm', look)}
    >
      <IconMark className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {actions}
    </div>
  );
}

interface EmptyStateProps {
  icon?: Icon;
  title: ReactNode;
  body?: ReactNode;
  /** The way out: a button, or a command to copy. */
  action?: ReactNode;
}

/** Where there is nothing (yet): why, and what to do about it. */
export function EmptyState({ icon: IconMark, title, body, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      {IconMark && (
        <span className="mb-4 flex size-10 items-center justify-center rounded-lg border border-line bg-canvas text-mist">
          <IconMark className="size-5" aria-hidden />
        </span>
      )}
      <h2 className="font-semibold text-base text-ink">{title}</h2>
      {body && <p className="mt-1 max-w-md text-pretty text-slate text-sm">{body}</p>}
      {action && <div className="mt-5 flex max-w-full flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

interface ErrorPanelProps {
  error: unknown;
  onRetry?: () => void;
}

/** A failed request, in place of what it should have brought. */
export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={CircleAlert}
        title={t('error.title')}
        body={problemText(error)}
        action={onRetry && <Button onClick={onRetry}>{t('error.retry')}</Button>}
      />
    </div>
  );
}

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('min-h-4 animate-shimmer rounded-sm bg-line', className)} />;
}

/** A page whose shape is not known yet. */
export function SkeletonPage() {
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-4 p-6 md:p-8">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-4 w-80 max-w-full" />
      <Skeleton className="mt-4 h-64 w-full" />
    </div>
  );
}
