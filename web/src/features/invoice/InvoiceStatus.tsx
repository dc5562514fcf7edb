import { Missing, Status, type Tone } from '@/ui';
import type { Invoice, InvoiceStatus as StatusCode } from './invoice.queries';
import { t } from './texts';

const tones: Record<StatusCode, Tone> = {
  draft: 'outline',
  finalized: 'neutral',
  voided: 'neutral',
  failed: 'red',
  pending: 'neutral',
};

export function InvoiceStatus({ invoice }: { invoice: Pick<Invoice, 'status'> }) {
  return <Status tone={tones[invoice.status]}>{t(`status.${invoice.status}`)}</Status>;
}

/** How the payment stands; nothing is to be paid of what is not final. */
export function PaymentState({
  invoice,
}: {
  invoice: Pick<Invoice, 'status' | 'payment_status' | 'payment_overdue'>;
}) {
  if (invoice.status !== 'finalized') return <Missing />;
  if (invoice.payment_overdue) return <Status tone="amber">{t('payment.overdue')}</Status>;
  const tone = { pending: 'neutral', succeeded: 'teal', failed: 'red' } as const;
  return <Status tone={tone[invoice.payment_status]}>{t(`payment.${invoice.payment_status}`)}</Status>;
}
