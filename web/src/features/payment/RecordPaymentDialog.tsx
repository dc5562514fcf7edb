import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { clockQuery } from '@/features/clock/clock.queries';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';
import { civilDateOf, midnightOf } from '@/features/subscription/civilDates';
import {
  Button,
  centsFromDecimal,
  Dialog,
  decimalFromCents,
  FormError,
  FormField,
  formatMoney,
  Input,
  useCommand,
  useTarnForm,
  useZone,
} from '@/ui';
import { required, requiredText } from '@/ui/schema';
import { recordPayment } from './payment.queries';
import { t } from './texts';

const schemaOf = ({ currency, total_due_amount_cents: dueCents }: InvoiceDetail) =>
  z.object({ amount: requiredText(40), reference: requiredText(40), paidOn: required() }).check(
    z.superRefine(({ amount }, context) => {
      const cents = centsFromDecimal(amount, currency);
      const message =
        cents === null
          ? 'decimal_is_invalid'
          : cents < 1 || cents > dueCents
            ? 'value_is_out_of_range'
            : null;
      if (amount !== '' && message) context.addIssue({ code: 'custom', path: ['amount'], message });
    }),
  );

interface RecordPaymentDialogProps {
  invoice: InvoiceDetail;
  onClose: () => void;
}

/** Money that came by other ways than a provider (CRD-271). */
export function RecordPaymentDialog(props: RecordPaymentDialogProps) {
  const zone = useZone();
  const clock = useQuery(clockQuery);
  if (clock.isPending) return null;
  const today = civilDateOf(clock.data?.now ?? new Date().toISOString(), zone);
  return <Form {...props} today={today} />;
}

function Form({ invoice, today, onClose }: RecordPaymentDialogProps & { today: string }) {
  const zone = useZone();
  const schema = useMemo(() => schemaOf(invoice), [invoice]);
  const record = useCommand({
    run: recordPayment,
    changes: [['payments'], ['invoices'], ['customers'], ['wallets']],
    done: (payment) =>
      t('record.done', { amount: formatMoney(payment.amount_cents, payment.amount_currency) }),
    onDone: onClose,
  });
  const due = formatMoney(invoice.total_due_amount_cents, invoice.currency);
  const form = useTarnForm({
    schema,
    defaultValues: {
      amount: decimalFromCents(invoice.total_due_amount_cents, invoice.currency),
      reference: '',
      paidOn: today,
    },
    serverFields: { amount_cents: 'amount', paid_at: 'paidOn' },
    submit: async (values) => {
      await record.ask({
        invoice_id: invoice.lago_id,
        amount_cents: centsFromDecimal(values.amount, invoice.currency) ?? 0,
        reference: values.reference,
        paid_at: midnightOf(values.paidOn, zone),
      });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('record.title')}
      description={t('record.body', { amount: due, number: invoice.number })}
      footer={
        <Button variant="primary" type="submit" form="record-payment" busy={form.formState.isSubmitting}>
          {t('record.confirm')}
        </Button>
      }
    >
      <form id="record-payment" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="amount" label={t('record.amount')} required>
          {(field) => (
            <Input {...field} numeric inputMode="decimal" prefix={invoice.currency} autoComplete="off" />
          )}
        </FormField>
        <FormField
          form={form}
          name="reference"
          label={t('record.reference')}
          hint={t('record.referenceHint')}
          required
        >
          {(field) => <Input {...field} autoComplete="off" maxLength={40} />}
        </FormField>
        <FormField form={form} name="paidOn" label={t('record.paidOn')} required>
          {(field) => <Input {...field} type="date" className="sm:w-56" />}
        </FormField>
      </form>
    </Dialog>
  );
}
