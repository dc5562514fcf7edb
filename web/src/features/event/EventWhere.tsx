import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { Badge, Banner, Skeleton } from '@/ui';
import { type EventExplanation, eventExplanationQuery, type UsageEvent } from './event.queries';
import { t } from './texts';

/** Where the event counts: the charges, its filter and group in them, and the invoice that bills it; or why it does not. */
export function EventWhere({ event }: { event: UsageEvent }) {
  const explanation = useQuery(eventExplanationQuery(event.transaction_id));
  if (explanation.isPending) return <Skeleton className="h-16" />;
  if (!explanation.data) return null;
  const { counted, reasons, charges } = explanation.data;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-ink text-sm">{t('why.title')}</h3>
      {!counted && (
        <Banner tone="amber" title={charges.length > 0 ? t('why.partly') : t('why.notCounted')}>
          {reasons.map(reasonText).join(' ')}
        </Banner>
      )}
      {charges.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line">
          {charges.map((charge) => (
            <Place key={`${charge.lago_charge_id}/${charge.lago_charge_filter_id}`} charge={charge} />
          ))}
        </ul>
      )}
      {charges.length > 0 && counted && <Billed explanation={explanation.data} />}
    </section>
  );
}

function reasonText(reason: string): string {
  const key = `why.reasons.${reason}`;
  return t.has(key) ? t(key) : reason;
}

function Place({ charge }: { charge: EventExplanation['charges'][number] }) {
  const filters = Object.entries(charge.filter_values ?? {}).flatMap(([key, values]) =>
    values.map((value) => t('why.group', { key, value })),
  );
  const groups = Object.entries(charge.grouped_by).map(([key, value]) =>
    t('why.group', { key, value: value ?? t('why.nothing') }),
  );
  return (
    <li className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm">
      <span className="font-mono text-ink text-xs">{charge.charge_code}</span>
      {[...filters, ...groups].map((text) => (
        <Badge key={text}>{text}</Badge>
      ))}
    </li>
  );
}

function Billed({ explanation: { invoice } }: { explanation: EventExplanation }) {
  const { can } = usePermissions();
  const path = useOrgPath();
  if (!invoice) return <p className="text-mist text-sm">{t('why.notYet')}</p>;
  const name = invoice.status === 'draft' ? t('why.draft') : invoice.number;
  return (
    <p className="text-slate text-sm">
      {t('why.invoice')}{' '}
      {can('invoices:view') ? (
        <Link to={path('invoices', invoice.lago_id)} className="text-teal-ink">
          {name}
        </Link>
      ) : (
        name
      )}
    </p>
  );
}
