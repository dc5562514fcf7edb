import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet, useMatches } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Membership } from '@/api/types';
import { SandboxBand } from '@/features/clock/SandboxBand';
import { Drawer, IconButton, useHotkey, Wordmark, ZoneProvider } from '@/ui';
import { allows, MembershipProvider } from '../permissions/access';
import { seenAs, useViewedRole } from '../permissions/viewAs';
import { queriesOf } from '../session';
import { ForbiddenPage } from './pages';
import { Sidebar } from './Sidebar';
import { t } from './texts';
import { ViewedRoleBanner } from './ViewedRoleBanner';

const Palette = lazy(() => import('../palette/Palette'));

/** The frame around an organization's pages: navigation, sandbox band, command palette. */
export function Shell({ membership: own }: { membership: Membership }) {
  const role = useViewedRole(own.organization.lago_id);
  const membership = useMemo(() => seenAs(own, role), [own, role]);
  return (
    <QueryClientProvider client={queriesOf(membership.organization.lago_id)}>
      <MembershipProvider value={membership}>
        <ZoneProvider value={membership.organization.timezone}>
          <Frame membership={membership} />
          {role && <ViewedRoleBanner role={role} />}
        </ZoneProvider>
      </MembershipProvider>
    </QueryClientProvider>
  );
}

function Frame({ membership }: { membership: Membership }) {
  const [paletteOpen, setPaletteOpen] = useState(false);
  useHotkey('k', () => setPaletteOpen((open) => !open), { mod: true });
  const full = useMatches().some((match) => match.staticData.layout === 'full');
  const openPalette = () => setPaletteOpen(true);
  return (
    <div className={membership.organization.sandbox ? '[--band:2.75rem]' : '[--band:0px]'}>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-ink px-3 py-2 text-on-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      {membership.organization.sandbox && <SandboxBand />}
      <div className="flex flex-col md:flex-row">
        {!full && (
          <>
            <aside className="sticky top-(--band) h-[calc(100dvh-var(--band))] w-58 shrink-0 border-line border-r max-md:hidden">
              <Sidebar onPalette={openPalette} />
            </aside>
            <MobileBar onPalette={openPalette} />
          </>
        )}
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          <Guard membership={membership} />
        </main>
      </div>
      {paletteOpen && (
        <Suspense>
          <Palette onClose={() => setPaletteOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Shows the page if the member holds what its route and the routes above it ask for. */
function Guard({ membership }: { membership: Membership }) {
  const matches = useMatches();
  const permitted = matches.every((match) => allows(membership.permissions, match.staticData.permission));
  return permitted ? <Outlet /> : <ForbiddenPage />;
}

function MobileBar({ onPalette }: { onPalette: () => void }) {
  const [openAt, setOpenAt] = useState<string>();
  const matches = useMatches();
  const pathname = matches[matches.length - 1]?.pathname;
  // Moving to another page closes the menu.
  const open = openAt !== undefined && openAt === pathname;
  return (
    <div className="flex h-12 items-center justify-between border-line border-b bg-canvas px-4 md:hidden">
      <Wordmark />
      <IconButton icon={MenuIcon} label={t('menu')} onClick={() => setOpenAt(pathname)} />
      <Drawer open={open} onClose={() => setOpenAt(undefined)} title={t('menu')} side="left">
        <div className="-mx-5 h-full">
          <Sidebar onPalette={onPalette} />
        </div>
      </Drawer>
    </div>
  );
}
