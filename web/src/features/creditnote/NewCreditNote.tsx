import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { FileMinus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useOrgPath } from '@/app/permissions/access';
import { type InvoiceDetail, invoiceQuery } from '@/features/invoice/invoice.queries';
import {
  Button,
  Card,
  DirtyGuard,
  decimalFromCents,
  EmptyState,
  FormError,
  FormField,
  FormPage,
  Loaded,
  Select,
  type TarnForm,
  Textarea,
  useCommand,
  useTarnForm,
} from '@/ui';
import { CreditNoteItems } from './CreditNoteItems';
import { CreditNoteSplit } from './CreditNoteSplit';
import { CreditNoteSums } from './CreditNoteSums';
import {
  type CreditNoteValues,
  creditableOf,
  creditCents,
  creditNoteSchema,
  creditNoteWriteOf,
  itemsOf,
  newCreditNote,
  proposedOffset,
} from './creditNoteForm';
import {
  type CreditNote,
  createCreditNote,
  creditNotesQuery,
  type Estimate,
  estimateQuery,
  type ItemWrite,
  REASONS,
} from './creditnote.queries';
import { t } from './texts';

export type CreditNoteForm = TarnForm<CreditNoteValues, CreditNoteValues>;

/** Gives back items of a finalized invoice (WEB-221). */
export function NewCreditNote() {
  const { invoiceId = '' } = useParams({ strict: false }) as { invoiceId?: string };
  const invoice = useQuery(invoiceQuery(invoiceId));
  const number = invoice.data?.number;
  const notes = useQuery({
    ...creditNotesQuery({ invoice_number: number, per_page: 1000 }),
    enabled: Boolean(number),
  });
  const both = invoice.data && notes.data ? { invoice: invoice.data, notes: notes.data.rows } : undefined;
  const refetch = () => {
    void invoice.refetch();
    void notes.refetch();
  };
  return (
    <Loaded query={{ data: both, error: invoice.error ?? notes.error, refetch }}>
      {(data) => <Form {...data} />}
    </Loaded>
  );
}

interface FormProps {
  invoice: InvoiceDetail;
  notes: CreditNote[];
}

function Form({ invoice, notes }: FormProps) {
  const path = useOrgPath();
  const { form, estimate } = useCreditNoteForm(invoice, notes);
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  const [refund, offset] = useWatch({ control: form.control, name: ['refund', 'offset'] });
  const totalCents = estimate?.max_creditable_amount_cents ?? 0;
  const credit = creditCents({ refund, offset }, totalCents, invoice.currency);
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <FormPage
        title={t('form.title', { number: invoice.number })}
        closeTo={path('invoices', invoice.lago_id)}
        actions={
          <Button
            variant="primary"
            type="submit"
            busy={isSubmitting}
            disabled={!estimate || totalCents === 0 || credit < 0}
          >
            {t('form.create')}
          </Button>
        }
        aside={<CreditNoteSums invoice={invoice} estimate={estimate} />}
      >
        <FormError form={form} />
        {form.getValues('items').length === 0 ? (
          <EmptyState icon={FileMinus} title={t('form.nothing')} />
        ) : (
          <>
            <CreditNoteItems form={form} invoice={invoice} />
            <CreditNoteSplit form={form} invoice={invoice} estimate={estimate} creditCents={credit} />
            <Why form={form} />
          </>
        )}
      </FormPage>
    </form>
  );
}

function useCreditNoteForm(invoice: InvoiceDetail, notes: CreditNote[]) {
  const path = useOrgPath();
  const navigate = useNavigate();
  const { currency } = invoice;
  const create = useCommand({
    run: createCreditNote,
    changes: [['credit_notes'], ['invoices'], ['customers'], ['wallets']],
    done: ({ number }) => t('form.created', { number }),
  });
  const schema = useMemo(() => creditNoteSchema(currency), [currency]);
  const form = useTarnForm({
    schema,
    defaultValues: newCreditNote(creditableOf(invoice, notes), currency),
    serverFields: { refund_amount_cents: 'refund', offset_amount_cents: 'offset' },
    submit: async (values) => {
      const totalCents = estimate?.max_creditable_amount_cents ?? 0;
      const note = await create.ask(creditNoteWriteOf(values, invoice, totalCents));
      await navigate({ to: path('credit-notes', note.lago_id), ignoreBlocker: true });
    },
  });
  const estimate = useEstimate(form, invoice);
  return { form, estimate };
}

/** What the chosen items come to, asked of the server when typing pauses. */
function useEstimate(form: CreditNoteForm, invoice: InvoiceDetail): Estimate | undefined {
  const { currency } = invoice;
  const items = useWatch({ control: form.control, name: 'items' });
  const wanted = useMemo(() => itemsOf({ items }, currency), [items, currency]);
  const settled = useSettled(wanted);
  const { data } = useQuery({ ...estimateQuery(invoice.lago_id, settled), enabled: settled.length > 0 });
  const estimate = settled.length > 0 ? data : undefined;
  const { setValue, getFieldState } = form;
  useEffect(() => {
    if (!estimate || getFieldState('offset').isTouched) return;
    const cents = proposedOffset({
      totalCents: estimate.max_creditable_amount_cents,
      refundCents: estimate.max_refundable_amount_cents,
      offsetCents: estimate.max_offsettable_amount_cents,
    });
    setValue('offset', cents > 0 ? decimalFromCents(cents, currency) : '');
  }, [estimate, setValue, getFieldState, currency]);
  return estimate;
}

function useSettled(items: ItemWrite[]): ItemWrite[] {
  const text = JSON.stringify(items);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return useMemo(() => JSON.parse(settled) as ItemWrite[], [settled]);
}

function Why({ form }: { form: CreditNoteForm }) {
  return (
    <Card title={t('form.why')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="reason" label={t('form.reason')}>
          {(field) => (
            <Select {...field} options={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))} />
          )}
        </FormField>
        <FormField form={form} name="description" label={t('form.note')} optional className="sm:col-span-2">
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
      </div>
    </Card>
  );
}
