import { useNavigate } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { Button } from '@/ui';
import { useOrgPath } from '../permissions/access';
import { stopViewing, type ViewedRole } from '../permissions/viewAs';
import { t } from './texts';

/** Says on every page that it is shown as a role would see it, and who acts all the same. */
export function ViewedRoleBanner({ role }: { role: ViewedRole }) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const stop = () => {
    stopViewing();
    void navigate({ to: path('settings', 'roles') });
  };
  return (
    <>
      <div aria-hidden className="pointer-events-none fixed inset-0 z-30 border-4 border-amber" />
      <section
        aria-label={t('viewAs.label')}
        className="fixed inset-x-0 bottom-0 z-30 flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-amber border-t-4 bg-amber-soft px-4 py-2.5 text-amber-ink text-sm shadow-high"
      >
        <Eye className="size-4 shrink-0 max-sm:hidden" aria-hidden />
        <p className="min-w-0">
          <strong className="font-semibold">{t('viewAs.title', { role: role.name })}</strong>{' '}
          {t('viewAs.body')}
        </p>
        <Button size="sm" onClick={stop}>
          {t('viewAs.stop')}
        </Button>
      </section>
      <div aria-hidden className="h-28 sm:h-16" />
    </>
  );
}
