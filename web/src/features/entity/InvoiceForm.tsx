import { useWatch } from 'react-hook-form';
import { LANGUAGES, languageName } from '@/features/customer/languages';
import {
  Button,
  Card,
  DirtyGuard,
  FormError,
  FormField,
  FormSwitch,
  Input,
  RadioGroup,
  Select,
  type TarnForm,
  Textarea,
  useCommand,
  useTarnForm,
} from '@/ui';
import { ENTITY_CHANGES, type InvoiceSettingsValues, updateInvoiceSettings } from './entity.queries';
import {
  daysToIssue,
  type InvoiceValues,
  invoiceChangesOf,
  invoiceSchema,
  invoiceValuesOf,
  sampleNumber,
} from './entityForm';
import { t } from './texts';

type InvoiceFormState = TarnForm<InvoiceValues, InvoiceValues>;

interface InvoiceFormProps {
  /** Of the billing entity. */
  code: string;
  settings: InvoiceSettingsValues;
}

export function InvoiceForm({ code, settings }: InvoiceFormProps) {
  const save = useCommand({ run: updateInvoiceSettings, changes: ENTITY_CHANGES, done: t('saved') });
  const form = useTarnForm({
    schema: invoiceSchema,
    defaultValues: invoiceValuesOf(settings),
    submit: async (values) => {
      await save.ask({ code, changes: invoiceChangesOf(values) });
      form.reset({ ...values, document_number_prefix: values.document_number_prefix.toUpperCase() });
    },
  });
  const { isDirty, isSubmitting } = form.formState;
  return (
    <form onSubmit={form.send} noValidate className="flex flex-col gap-5">
      <DirtyGuard when={isDirty && !isSubmitting} />
      <FormError form={form} />
      <Numbers form={form} />
      <Dates form={form} />
      <Look form={form} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={!isDirty} busy={isSubmitting}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function Numbers({ form }: { form: InvoiceFormState }) {
  const [numbering, prefix] = useWatch({
    control: form.control,
    name: ['document_numbering', 'document_number_prefix'],
  });
  return (
    <Card title={t('numbers.title')} description={t('numbers.body')}>
      <div className="flex max-w-2xl flex-col gap-4">
        <FormField form={form} name="document_numbering" label={t('numbers.numbering')}>
          {(field) => (
            <RadioGroup
              {...field}
              look="cards"
              aria-label={t('numbers.numbering')}
              options={(['per_customer', 'per_billing_entity'] as const).map((value) => ({
                value,
                label: t(`numbers.${value}`),
                description: t(`numbers.${value}Body`),
              }))}
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="document_number_prefix"
          label={t('numbers.prefix')}
          hint={t('numbers.sample', { number: sampleNumber(numbering, prefix) })}
          required
          className="sm:max-w-72"
        >
          {(field) => <Input {...field} className="font-mono uppercase" maxLength={10} autoComplete="off" />}
        </FormField>
      </div>
    </Card>
  );
}

const monthAndDay = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' });

const issuingDateOfJune = (days: number) => monthAndDay.format(Date.UTC(2026, 6, 1 + days));

function Dates({ form }: { form: InvoiceFormState }) {
  const [anchor, adjustment, grace] = useWatch({
    control: form.control,
    name: [
      'subscription_invoice_issuing_date_anchor',
      'subscription_invoice_issuing_date_adjustment',
      'invoice_grace_period',
    ],
  });
  const date = issuingDateOfJune(daysToIssue(anchor, adjustment, Number(grace) || 0));
  return (
    <Card title={t('dates.title')} description={t('dates.body')}>
      <div className="flex max-w-2xl flex-col gap-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField
            form={form}
            name="invoice_grace_period"
            label={t('dates.grace')}
            hint={t('dates.graceHint')}
            required
          >
            {(field) => (
              <Input {...field} numeric inputMode="numeric" suffix={t('dates.unit')} autoComplete="off" />
            )}
          </FormField>
          <FormField
            form={form}
            name="net_payment_term"
            label={t('dates.term')}
            hint={t('dates.termHint')}
            required
          >
            {(field) => (
              <Input {...field} numeric inputMode="numeric" suffix={t('dates.unit')} autoComplete="off" />
            )}
          </FormField>
        </div>
        <FormField form={form} name="subscription_invoice_issuing_date_anchor" label={t('dates.anchor')}>
          {(field) => (
            <RadioGroup
              {...field}
              aria-label={t('dates.anchor')}
              options={(['next_period_start', 'current_period_end'] as const).map((value) => ({
                value,
                label: t(`dates.${value}`),
              }))}
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="subscription_invoice_issuing_date_adjustment"
          label={t('dates.adjustment')}
          hint={t('dates.issued', { date })}
        >
          {(field) => (
            <RadioGroup
              {...field}
              aria-label={t('dates.adjustment')}
              options={(['align_with_finalization_date', 'keep_anchor'] as const).map((value) => ({
                value,
                label: t(`dates.${value}`),
              }))}
            />
          )}
        </FormField>
      </div>
    </Card>
  );
}

function Look({ form }: { form: InvoiceFormState }) {
  return (
    <Card title={t('look.title')}>
      <div className="flex max-w-2xl flex-col gap-5">
        <FormField
          form={form}
          name="document_locale"
          label={t('look.language')}
          hint={t('look.languageHint')}
          className="sm:max-w-72"
        >
          {(field) => (
            <Select
              {...field}
              options={LANGUAGES.map((value) => ({ value: value as string, label: languageName(value) }))}
            />
          )}
        </FormField>
        <FormField
          form={form}
          name="invoice_footer"
          label={t('look.footer')}
          hint={t('look.footerHint')}
          optional
        >
          {(field) => <Textarea {...field} rows={3} maxLength={600} />}
        </FormField>
        <FormSwitch
          form={form}
          name="finalize_zero_amount_invoice"
          label={t('look.zero')}
          description={t('look.zeroHint')}
        />
      </div>
    </Card>
  );
}
