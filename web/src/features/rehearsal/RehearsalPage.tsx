import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrgPath } from '@/app/permissions/access';
import { Badge, ButtonLink, formatDayOf, Loaded, Money, PageBody, PageHeader, Stat, useZone } from '@/ui';
import { ResultDrawer } from './ResultDrawer';
import { ResultTable } from './ResultTable';
import { type Rehearsal, type RehearsalResult, rehearsalQuery } from './rehearsal.queries';
import { percentOf } from './rehearsalForm';
import { t } from './texts';

/** What customers would have paid under a plan: as a whole, by period, by fee. */
export function RehearsalPage() {
  const { rehearsalId = '' } = useParams({ strict: false }) as { rehearsalId?: string };
  return (
    <Loaded query={useQuery(rehearsalQuery(rehearsalId))}>
      {(rehearsal) => <Content rehearsal={rehearsal} />}
    </Loaded>
  );
}

function Content({ rehearsal }: { rehearsal: Rehearsal }) {
  const path = useOrgPath();
  const rangeText = useRangeText(rehearsal);
  const [open, setOpen] = useState<RehearsalResult>();
  const { currency, billed_amount_cents: billed, difference_amount_cents: difference } = rehearsal;
  const percent = percentOf(difference, billed);
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: t('title'), to: path('rehearsals') }]}
        title={t('against', { plan: rehearsal.plan_code })}
        beside={<Badge tone="outline">{t('version', { version: rehearsal.plan_version })}</Badge>}
        description={`${rangeText} · ${t('periods', { count: rehearsal.periods_count })}`}
        actions={<ButtonLink to={path('rehearsals')}>{t('again')}</ButtonLink>}
      />
      <div className="mb-6 grid gap-3 sm:grid-cols-3">
        <Stat label={t('billed')} value={<Money amountCents={billed} currency={currency} />} />
        <Stat
          label={t('rehearsed')}
          value={<Money amountCents={rehearsal.rehearsed_amount_cents} currency={currency} />}
        />
        <Stat
          label={t('difference')}
          value={<Money amountCents={difference} currency={currency} />}
          detail={percent && t('percent', { percent })}
        />
      </div>
      <ResultTable rehearsal={rehearsal} onOpen={setOpen} />
      {open && <ResultDrawer result={open} currency={currency} onClose={() => setOpen(undefined)} />}
    </PageBody>
  );
}

function useRangeText({ from, to }: Rehearsal): string {
  const zone = useZone();
  const day = (at: string) => formatDayOf(at, zone);
  if (from && to) return t('range', { from: day(from), to: day(to) });
  if (from) return t('since', { from: day(from) });
  return to ? t('until', { to: day(to) }) : t('all');
}
