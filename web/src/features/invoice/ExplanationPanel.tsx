import { useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { usePermissions } from '@/app/permissions/access';
import { useEventsPath } from '@/features/event/useEventsPath';
import { ButtonLink, Drawer, ErrorPanel, formatMoney, Money, Skeleton } from '@/ui';
import { ExplanationTree } from './ExplanationTree';
import { nameOf, partOf } from './feeSections';
import { explanationQuery, type Fee, type InvoiceDetail } from './invoice.queries';
import { t } from './texts';

interface ExplanationPanelProps {
  invoice: InvoiceDetail;
  fee?: Fee;
  onClose: () => void;
}

/** Beside the invoice: the derivation of one of its amounts, down to the numbers that went in. */
export function ExplanationPanel({ invoice, fee, onClose }: ExplanationPanelProps) {
  const explanation = useQuery(
    explanationQuery(fee ? { kind: 'fee', id: fee.lago_id } : { kind: 'invoice', id: invoice.lago_id }),
  );
  const { can } = usePermissions();
  const showsEvents = fee?.item.type === 'charge' && can('developers:manage');
  const amountCents = fee ? fee.amount_cents : invoice.total_amount_cents;
  const amount = formatMoney(amountCents, invoice.currency);
  const name = fee && [nameOf(fee), partOf(fee)].filter(Boolean).join(' · ');
  return (
    <Drawer
      open
      onClose={onClose}
      title={name ? t('explain.titleFee', { name, amount }) : t('explain.titleInvoice', { amount })}
      description={t('explain.description')}
      footer={showsEvents && <EventsLink fee={fee} />}
    >
      <div className="mb-4 flex items-baseline justify-between gap-4 rounded-md bg-sunken px-3 py-2">
        <span className="text-slate text-sm">{t('explain.result')}</span>
        <span className="font-semibold text-lg">
          <Money amountCents={amountCents} currency={invoice.currency} precise={fee?.precise_amount} />
        </span>
      </div>
      {explanation.data ? (
        <ExplanationTree explanation={explanation.data} />
      ) : explanation.error ? (
        <ErrorPanel error={explanation.error} onRetry={() => void explanation.refetch()} />
      ) : (
        <div className="flex flex-col gap-3">
          <Skeleton className="h-16" />
          <Skeleton className="ml-4 h-16" />
        </div>
      )}
    </Drawer>
  );
}

/** The events of the fee's charge in its period, for who may see events. */
function EventsLink({ fee }: { fee: Fee }) {
  const eventsPath = useEventsPath();
  const search = {
    ...(fee.external_subscription_id && { subscription: fee.external_subscription_id }),
    code: fee.item.code,
    ...(fee.from_date && { from: fee.from_date }),
    ...(fee.to_date && { to: fee.to_date }),
  };
  return (
    <ButtonLink icon={Activity} to={eventsPath} search={search as never}>
      {t('explain.events')}
    </ButtonLink>
  );
}
