import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { cx } from './cx';
import { t } from './texts';

export interface Crumb {
  label: ReactNode;
  to: string;
}

/** Where this page stands: the pages above it. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={t('breadcrumb')} className="mb-1">
      <ol className="flex flex-wrap items-center gap-1 text-mist text-sm">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="flex items-center gap-1">
            <Link to={crumb.to} className="rounded-sm text-mist no-underline hover:text-ink">
              {crumb.label}
            </Link>
            <ChevronRight className="size-3.5" aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface PageHeaderProps {
  title: string;
  /** A badge or an id beside the title. */
  beside?: ReactNode;
  description?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  tabs?: ReactNode;
}

/** The head of every page; also names the browser's tab. */
export function PageHeader({ title, beside, description, crumbs, actions, tabs }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Tarn`;
  }, [title]);
  return (
    <header className="mb-5">
      {crumbs && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 break-words font-semibold text-ink text-xl tracking-tight">{title}</h1>
            {beside}
          </div>
          {description && <p className="mt-0.5 max-w-prose text-slate text-sm">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs && <div className="mt-4">{tabs}</div>}
    </header>
  );
}

/** The space a page stands in. `narrow` for forms and settings, where long lines would hurt. */
export function PageBody({ narrow, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx('mx-auto w-full px-4 py-6 sm:px-6 lg:px-8 lg:py-8', narrow ? 'max-w-3xl' : 'max-w-7xl')}
    >
      {children}
    </div>
  );
}
