import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { usePermissions } from '@/app/permissions/access';
import { organizationQuery } from '@/features/organization/organization.queries';
import { currencyOptions } from '@/features/plan/currencies';
import { TaxesField } from '@/features/tax/TaxesField';
import {
  Button,
  CodeField,
  Combobox,
  centsFromDecimal,
  Dialog,
  decimalFromCents,
  FormError,
  FormField,
  Input,
  Textarea,
  useCommand,
  useTarnForm,
} from '@/ui';
import { required, requiredText, text } from '@/ui/schema';
import { type AddOn, createAddOn, updateAddOn } from './addon.queries';
import { t } from './texts';

const schema = z
  .object({
    name: requiredText(255),
    code: requiredText(255),
    amount: requiredText(40, z.regex(/^\d+(\.\d+)?$/, 'decimal_is_invalid')),
    amount_currency: required(),
    invoice_display_name: text(255),
    description: text(5000),
    tax_codes: z.array(z.string()),
  })
  .check(
    z.superRefine(({ amount, amount_currency }, context) => {
      const cents = centsFromDecimal(amount, amount_currency);
      const message = cents === null ? 'amount_is_too_fine' : cents < 1 ? 'value_is_out_of_range' : null;
      if (message && /^\d/.test(amount)) context.addIssue({ code: 'custom', path: ['amount'], message });
    }),
  );

interface AddOnDialogProps {
  /** The add-on to edit; absent when one is created. */
  addOn?: AddOn;
  onClose: () => void;
}

export function AddOnDialog({ addOn, onClose }: AddOnDialogProps) {
  const { can } = usePermissions();
  const organization = useQuery({ ...organizationQuery, enabled: !addOn && can('organization:view') });
  if (organization.isLoading) return null;
  return <Form addOn={addOn} currency={organization.data?.default_currency ?? 'EUR'} onClose={onClose} />;
}

function Form({ addOn, currency, onClose }: AddOnDialogProps & { currency: string }) {
  const form = useAddOnForm(addOn, currency, onClose);
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={addOn ? t('form.editTitle', { name: addOn.name }) : t('form.createTitle')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="add-on"
          disabled={Boolean(addOn) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {addOn ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="add-on" onSubmit={form.send} noValidate className="grid gap-4 sm:grid-cols-2">
        <div className="sm:col-span-2 empty:hidden">
          <FormError form={form} />
        </div>
        <FormField form={form} name="name" label={t('form.name')} required>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <CodeField form={form} from="name" name="code" fixed={Boolean(addOn)} />
        <FormField form={form} name="amount" label={t('form.amount')} required>
          {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
        </FormField>
        <FormField form={form} name="amount_currency" label={t('form.currency')} required>
          {(field) => <Combobox {...field} options={currencyOptions()} />}
        </FormField>
        <FormField
          form={form}
          name="invoice_display_name"
          label={t('form.invoiceName')}
          hint={t('form.invoiceNameHint')}
          optional
          className="sm:col-span-2"
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="description"
          label={t('form.description')}
          optional
          className="sm:col-span-2"
        >
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        <div className="sm:col-span-2">
          <Controller
            control={form.control}
            name="tax_codes"
            render={({ field: { value, onChange } }) => (
              <TaxesField
                label={t('form.taxes')}
                hint={t('form.taxesHint')}
                value={value}
                onChange={onChange}
              />
            )}
          />
        </div>
      </form>
    </Dialog>
  );
}

function useAddOnForm(addOn: AddOn | undefined, currency: string, onClose: () => void) {
  const changes = [['add_ons'], ['plans']];
  const create = useCommand({ run: createAddOn, changes, done: t('form.created') });
  const update = useCommand({ run: updateAddOn, changes, done: t('form.saved') });
  return useTarnForm({
    schema,
    defaultValues: {
      name: addOn?.name ?? '',
      code: addOn?.code ?? '',
      amount: addOn ? decimalFromCents(addOn.amount_cents, addOn.amount_currency) : '',
      amount_currency: addOn?.amount_currency ?? currency,
      invoice_display_name: addOn?.invoice_display_name ?? '',
      description: addOn?.description ?? '',
      tax_codes: addOn?.taxes.map(({ code }) => code) ?? [],
    },
    serverFields: { amount_cents: 'amount' },
    submit: async ({ amount, ...values }) => {
      const write = {
        ...values,
        invoice_display_name: values.invoice_display_name || null,
        description: values.description || null,
        amount_cents: centsFromDecimal(amount, values.amount_currency) ?? 0,
      };
      await (addOn ? update.ask({ before: addOn.code, addOn: write }) : create.ask(write));
      onClose();
    },
  });
}
