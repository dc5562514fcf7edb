import { Link } from '@tanstack/react-router';
import { Search, Settings } from 'lucide-react';
import type { Icon } from '@/ui';
import { useMembership, useOrgPath } from '../permissions/access';
import type { NavEntry, NavGroup } from '../room';
import { navOf, settingsOf } from '../rooms';
import { OrganizationSwitcher } from './OrganizationSwitcher';
import { t } from './texts';
import { UserMenu } from './UserMenu';

const groups: readonly NavGroup[] = ['home', 'reports', 'catalogue', 'billing', 'developers'];

/** What the member may open, and nothing else; a group without entries vanishes. */
export function Sidebar({ onPalette }: { onPalette: () => void }) {
  const path = useOrgPath();
  const membership = useMembership();
  const entries = navOf(membership);
  const hasSettings = settingsOf(membership).length > 0;
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-col gap-2 px-3 pt-3 pb-2">
        <OrganizationSwitcher />
        <PaletteButton onClick={onPalette} />
      </div>
      <nav aria-label={t('navigation')} className="flex-1 overflow-y-auto px-3 py-2">
        {groups.map((group) => (
          <Group
            key={group}
            label={group === 'home' ? undefined : t(`groups.${group}`)}
            entries={entries.filter((entry) => entry.group === group)}
          />
        ))}
      </nav>
      <div className="flex flex-col gap-0.5 border-line border-t px-3 py-2">
        {hasSettings && <Entry to={path('settings')} icon={Settings} label={t('settings')} />}
        <UserMenu />
      </div>
    </div>
  );
}

function PaletteButton({ onClick }: { onClick: () => void }) {
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex h-8 w-full items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-mist text-sm hover:border-line-strong"
    >
      <Search className="size-4" aria-hidden />
      <span className="flex-1 truncate text-left">{t('search')}</span>
      <kbd className="font-sans text-xs">{mac ? '⌘K' : 'Ctrl K'}</kbd>
    </button>
  );
}

function Group({ label, entries }: { label: string | undefined; entries: readonly NavEntry[] }) {
  const path = useOrgPath();
  if (entries.length === 0) return null;
  return (
    <div className="mb-4">
      {label && <p className="px-2 pb-1 font-medium text-mist text-xs">{label}</p>}
      <ul className="flex flex-col gap-0.5">
        {entries.map((entry) => (
          <li key={entry.path}>
            <Entry to={path(...entry.path.split('/'))} icon={entry.icon} label={entry.label()} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entry({ to, icon: IconMark, label }: { to: string; icon: Icon; label: string }) {
  return (
    <Link
      to={to}
      activeOptions={{ includeSearch: false }}
      className="group flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-slate text-sm no-underline hover:bg-hover hover:text-ink aria-[current=page]:bg-teal-soft aria-[current=page]:text-teal-ink"
    >
      <IconMark className="size-4 shrink-0 text-mist group-aria-[current=page]:text-teal-ink" aria-hidden />
      <span className="truncate">{label}</span>
    </Link>
  );
}
