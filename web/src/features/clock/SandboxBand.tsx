import { useQuery } from '@tanstack/react-query';
import { FastForward } from 'lucide-react';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import {
  Button,
  DateTime,
  formatInstant,
  lazyDialog,
  problemText,
  Skeleton,
  Spinner,
  toast,
  useZone,
} from '@/ui';
import { clockQuery, type Move, useMoveClock } from './clock.queries';
import { t } from './texts';
import { nextMonthStart, plusDays, plusMonths } from './travel';

const TimeDialog = lazyDialog(() => import('./TimeDialog'), 'TimeDialog');

/** Says on every page of a sandbox that it is one and what time it is there, and moves that time. */
export function SandboxBand() {
  const { can } = usePermissions();
  const { data: clock } = useQuery(clockQuery);
  const travel = useTravel();
  return (
    <section
      aria-label={t('sandbox')}
      className="sticky top-0 z-20 border-amber-line border-b bg-amber-soft text-amber-ink md:h-(--band)"
    >
      <div className="hatched h-1" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 md:h-10 md:flex-nowrap md:py-0">
        <strong className="font-semibold text-sm uppercase tracking-wide">{t('sandbox')}</strong>
        <span className="flex items-center gap-1.5 text-sm">
          <span className="max-sm:hidden">{t('now')}</span>
          <strong className="font-semibold">
            {clock ? <DateTime at={clock.now} /> : <Skeleton className="w-32" />}
          </strong>
        </span>
        <span className="truncate text-sm max-xl:hidden">{t('nothingReal')}</span>
        {clock && can('organization:update') && <Steps now={new Date(clock.now)} travel={travel} />}
      </div>
    </section>
  );
}

type Travel = ReturnType<typeof useTravel>;

function useTravel() {
  const zone = useZone();
  const { can } = usePermissions();
  const move = useMoveClock({ countsInvoices: can('invoices:view') });
  const said = ({ newInvoices }: Move) =>
    newInvoices === null
      ? undefined
      : newInvoices > 0
        ? t('newInvoices', { count: newInvoices })
        : t('nothingNew');
  const to = (at: Date) =>
    move.mutate(at, {
      onSuccess: (result) =>
        toast.success(t('moved', { at: formatInstant(result.now, zone) }), { description: said(result) }),
      onError: (error) => toast.error(problemText(error)),
    });
  return { to, running: move.isPending ? move.variables : undefined };
}

function Steps({ now, travel }: { now: Date; travel: Travel }) {
  const zone = useZone();
  const [open, setOpen] = useState(false);
  if (travel.running)
    return (
      <span role="status" className="ml-auto flex items-center gap-2 truncate text-sm">
        <Spinner />
        {t('running', { at: formatInstant(travel.running.toISOString(), zone) })}
      </span>
    );
  const steps = [
    { label: t('day'), to: plusDays(now, 1, zone) },
    { label: t('week'), to: plusDays(now, 7, zone) },
    { label: t('month'), to: plusMonths(now, 1, zone) },
    { label: t('nextMonth'), to: nextMonthStart(now, zone) },
  ];
  return (
    <span className="ml-auto flex items-center gap-1.5">
      {steps.map((step) => (
        <Button
          key={step.label}
          size="sm"
          className="border-amber-line! max-lg:hidden"
          title={formatInstant(step.to.toISOString(), zone)}
          onClick={() => travel.to(step.to)}
        >
          {step.label}
        </Button>
      ))}
      <Button size="sm" className="border-amber-line!" icon={FastForward} onClick={() => setOpen(true)}>
        {t('travel')}
      </Button>
      {open && <TimeDialog now={now} steps={steps} onMove={travel.to} onClose={() => setOpen(false)} />}
    </span>
  );
}
