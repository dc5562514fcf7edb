import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { squareButtonClass } from './Button';
import { t } from './texts';

interface FormPageProps {
  title: string;
  /** Where the cross leads: the page the form was opened from. */
  closeTo: string;
  /** Buttons at the right end of the bar. */
  actions: ReactNode;
  /** Stands beside the form on wide screens: a live preview, a summary. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A long form on a page of its own; its route has `layout: 'full'`. The bar with the buttons stays in sight. */
export function FormPage({ title, closeTo, actions, aside, children }: FormPageProps) {
  useEffect(() => {
    document.title = `${title} · Tarn`;
  }, [title]);
  return (
    <div className="min-h-[calc(100dvh-var(--band))]">
      <header className="sticky top-(--band) z-10 flex h-14 items-center gap-3 border-line border-b bg-canvas px-4 max-md:top-0">
        <Link
          to={closeTo}
          aria-label={t('form.close')}
          title={t('form.close')}
          className={squareButtonClass('ghost', 'md')}
        >
          <X className="size-4" aria-hidden />
        </Link>
        <h1 className="min-w-0 flex-1 truncate font-semibold text-ink text-lg">{title}</h1>
        <div className="flex items-center gap-2">{actions}</div>
      </header>
      <div className="mx-auto flex max-w-6xl flex-col gap-8 px-4 py-6 sm:px-6 lg:flex-row lg:py-8">
        <div className="flex min-w-0 flex-1 flex-col gap-5">{children}</div>
        {aside && (
          <aside className="w-full shrink-0 lg:sticky lg:top-22 lg:w-80 lg:self-start">{aside}</aside>
        )}
      </div>
    </div>
  );
}
