import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { Customer } from '@/features/customer/customer.queries';
import { type Invoice, invoicesQuery } from '@/features/invoice/invoice.queries';
import {
  Button,
  Checkbox,
  Dialog,
  FormError,
  FormField,
  formatCivilDate,
  formatDayOf,
  formatMoney,
  Input,
  Skeleton,
  useCommand,
  useTarnForm,
  useZone,
} from '@/ui';
import { requiredText, someOf } from '@/ui/schema';
import { requestPayment, requestsQuery } from './payment.queries';
import { t } from './texts';

interface RequestDialogProps {
  customer: Customer;
  onClose: () => void;
}

/** Asks the customer to pay what is overdue (WEB-138). */
export function RequestDialog({ customer, onClose }: RequestDialogProps) {
  const overdue = useQuery(
    invoicesQuery({
      search: '',
      external_customer_id: customer.external_id,
      status: ['finalized'],
      payment_overdue: true,
      page: 1,
      per_page: 100,
    }),
  );
  const invoices = overdue.data?.rows;
  if (!invoices || invoices.length === 0)
    return (
      <Dialog open onClose={onClose} title={t('request.title')}>
        {invoices ? <p className="text-slate text-sm">{t('request.none')}</p> : <Skeleton className="h-16" />}
      </Dialog>
    );
  return <Form customer={customer} invoices={invoices} onClose={onClose} />;
}

const schema = z.object({ email: requiredText(255), invoices: someOf() });

function Form({ customer, invoices, onClose }: RequestDialogProps & { invoices: Invoice[] }) {
  const request = useCommand({
    run: requestPayment,
    changes: [['payment_requests'], ['invoices']],
    done: t('request.done'),
    onDone: onClose,
  });
  const currency = invoices[0]?.currency ?? 'EUR';
  const form = useTarnForm({
    schema,
    defaultValues: {
      email: customer.email ?? '',
      invoices: invoices.filter((one) => one.currency === currency).map(({ lago_id }) => lago_id),
    },
    serverFields: { lago_invoice_ids: 'invoices' },
    submit: async (values) => {
      await request.ask({
        external_customer_id: customer.external_id,
        email: values.email,
        lago_invoice_ids: values.invoices,
      });
    },
  });
  const chosen = invoices.filter(({ lago_id }) => form.watch('invoices').includes(lago_id));
  const currencies = new Set(chosen.map((one) => one.currency));
  const sum = chosen.reduce((cents, one) => cents + BigInt(one.total_due_amount_cents), 0n);
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('request.title')}
      description={t('request.body')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="request-payment"
          disabled={currencies.size !== 1}
          busy={form.formState.isSubmitting}
        >
          {t('request.confirm')}
        </Button>
      }
    >
      <form id="request-payment" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <LastRequest customer={customer} />
        <FormField form={form} name="email" label={t('request.email')} hint={t('request.emailHint')} required>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="invoices" label={t('request.invoices')}>
          {({ value, onChange }) => <Choices invoices={invoices} value={value} onChange={onChange} />}
        </FormField>
        <p className="flex justify-between border-line border-t pt-3 font-semibold text-ink text-sm">
          <span>{t('request.sum')}</span>
          <span className="tabular">
            {currencies.size > 1
              ? t('request.currencies')
              : formatMoney(sum, chosen[0]?.currency ?? currency)}
          </span>
        </p>
      </form>
    </Dialog>
  );
}

interface ChoicesProps {
  invoices: Invoice[];
  value: string[];
  onChange: (value: string[]) => void;
}

function Choices({ invoices, value, onChange }: ChoicesProps) {
  return (
    <div className="flex flex-col gap-2">
      {invoices.map((invoice) => (
        <Checkbox
          key={invoice.lago_id}
          label={invoice.number}
          description={t('request.due', {
            amount: formatMoney(invoice.total_due_amount_cents, invoice.currency),
            date: formatCivilDate(invoice.payment_due_date),
          })}
          value={value.includes(invoice.lago_id)}
          onChange={(on) =>
            onChange(on ? [...value, invoice.lago_id] : value.filter((id) => id !== invoice.lago_id))
          }
        />
      ))}
    </div>
  );
}

function LastRequest({ customer }: { customer: Customer }) {
  const zone = useZone();
  const requests = useQuery(requestsQuery(customer.external_id));
  const [last] = requests.data ?? [];
  if (!last) return null;
  return (
    <p className="text-mist text-sm">{t('request.last', { date: formatDayOf(last.created_at, zone) })}</p>
  );
}
