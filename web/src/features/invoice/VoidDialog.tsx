import { useMemo } from 'react';
import * as z from 'zod/mini';
import { moneyProblem } from '@/features/plan/rules';
import {
  Button,
  centsFromDecimal,
  Dialog,
  FormError,
  FormField,
  formatMoney,
  Input,
  RadioGroup,
  useCommand,
  useTarnForm,
} from '@/ui';
import { text } from '@/ui/schema';
import { type InvoiceDetail, voidInvoice } from './invoice.queries';
import { t } from './texts';

const schemaOf = (currency: string) =>
  z.object({ how: z.enum(['plain', 'note']), refund: text(40), credit: text(40) }).check(
    z.superRefine((values, context) => {
      for (const part of ['refund', 'credit'] as const) {
        const message = values.how === 'note' ? moneyProblem(values[part], currency) : null;
        if (message) context.addIssue({ code: 'custom', path: [part], message });
      }
    }),
  );

/** Declares the invoice void: as if it had never been, or with what was paid given back by a credit note (INV-160 to INV-164). */
export function VoidDialog({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) {
  const { currency } = invoice;
  const schema = useMemo(() => schemaOf(currency), [currency]);
  const run = useCommand({
    run: voidInvoice,
    changes: [['invoices'], ['credit_notes'], ['applied_coupons'], ['wallets'], ['customers']],
    done: t('void.done', { number: invoice.number }),
    onDone: onClose,
  });
  const form = useTarnForm({
    schema,
    defaultValues: { how: 'plain', refund: '', credit: '' },
    serverFields: { credit_refund_amount: 'refund' },
    submit: async ({ how, refund, credit }) => {
      const cents = (amount: string) => centsFromDecimal(amount || '0', currency) ?? 0;
      const note = {
        generate_credit_note: true,
        refund_amount: cents(refund),
        credit_amount: cents(credit),
      };
      await run.ask({ id: invoice.lago_id, note: how === 'note' ? note : undefined });
    },
  });
  const how = form.watch('how');
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('void.title', { number: invoice.number })}
      description={t('void.body')}
      footer={
        <>
          <Button onClick={onClose}>{t('void.keep')}</Button>
          <Button variant="danger" type="submit" form="void" busy={form.formState.isSubmitting}>
            {t('void.confirm')}
          </Button>
        </>
      }
    >
      <form id="void" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="how" label={t('void.how')}>
          {(field) => (
            <RadioGroup
              {...field}
              aria-label={t('void.how')}
              options={[
                { value: 'plain', label: t('void.plain'), description: t('void.plainBody') },
                { value: 'note', label: t('void.note'), description: t('void.noteBody') },
              ]}
            />
          )}
        </FormField>
        {how === 'note' && (
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField
              form={form}
              name="refund"
              label={t('void.refund')}
              hint={t('void.paid', { amount: formatMoney(invoice.total_paid_amount_cents, currency) })}
            >
              {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} placeholder="0" />}
            </FormField>
            <FormField
              form={form}
              name="credit"
              label={t('void.credit')}
              hint={t('void.total', { amount: formatMoney(invoice.total_amount_cents, currency) })}
            >
              {(field) => <Input {...field} numeric inputMode="decimal" prefix={currency} placeholder="0" />}
            </FormField>
          </div>
        )}
      </form>
    </Dialog>
  );
}
