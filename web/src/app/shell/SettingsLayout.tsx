import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageBody } from '@/ui';
import { useMembership, useOrgPath } from '../permissions/access';
import { settingsOf } from '../rooms';
import { t } from './texts';

/** Settings: their pages listed at the left, or as a row above on small screens. */
export function SettingsLayout({ children }: { children: ReactNode }) {
  const path = useOrgPath();
  const entries = settingsOf(useMembership());
  return (
    <PageBody>
      <div className="flex flex-col gap-5 lg:flex-row lg:gap-10">
        <nav aria-label={t('settingsNavigation')} className="shrink-0 lg:w-44">
          <p className="mb-3 px-2 font-semibold text-ink text-lg max-lg:hidden">{t('settings')}</p>
          <ul className="-mx-2 flex gap-1 overflow-x-auto lg:mx-0 lg:flex-col lg:px-0">
            {entries.map((entry) => (
              <li key={entry.path}>
                <Link
                  to={path('settings', entry.path)}
                  activeOptions={{ includeSearch: false }}
                  className="block whitespace-nowrap rounded-md px-2 py-1.5 font-medium text-slate text-sm no-underline hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:text-ink"
                >
                  {entry.label()}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </PageBody>
  );
}
