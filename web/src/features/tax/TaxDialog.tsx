import * as z from 'zod/mini';
import {
  Banner,
  Button,
  CodeField,
  Dialog,
  FormError,
  FormField,
  FormSwitch,
  Input,
  Textarea,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { createTax, type Tax, updateTax } from './tax.queries';
import { t } from './texts';

const schema = z.object({
  name: requiredText(255),
  code: requiredText(255),
  description: text(600),
  rate: requiredText(40, z.regex(/^\d{1,7}(\.\d{1,10})?$/, 'decimal_is_invalid')),
  applied_to_organization: z.boolean(),
});

interface TaxDialogProps {
  /** The tax to edit; absent when one is created. */
  tax?: Tax;
  onClose: () => void;
}

export function TaxDialog({ tax, onClose }: TaxDialogProps) {
  const changes = [['taxes'], ['plans'], ['customers'], ['invoices']];
  const create = useCommand({ run: createTax, changes, done: t('form.created') });
  const update = useCommand({ run: updateTax, changes, done: t('form.saved') });
  const form = useTarnForm({
    schema,
    defaultValues: {
      name: tax?.name ?? '',
      code: tax?.code ?? '',
      description: tax?.description ?? '',
      rate: tax ? String(tax.rate) : '',
      applied_to_organization: tax?.applied_to_organization ?? false,
    },
    submit: async (values) => {
      await (tax ? update.ask({ before: tax.code, tax: values }) : create.ask(values));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={tax ? t('form.editTitle', { name: tax.name }) : t('form.createTitle')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="tax"
          disabled={Boolean(tax) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {tax ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="tax" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('form.name')} hint={t('form.nameHint')} required>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <CodeField form={form} from="name" name="code" fixed={Boolean(tax)} />
        <FormField form={form} name="rate" label={t('form.rate')} required className="max-w-40">
          {(field) => <Input {...field} numeric inputMode="decimal" suffix="%" autoComplete="off" />}
        </FormField>
        <FormField form={form} name="description" label={t('form.description')} optional>
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        <FormSwitch
          form={form}
          name="applied_to_organization"
          label={t('form.applied')}
          description={t('form.appliedHint')}
        />
        {tax && <Banner>{t('form.editNote')}</Banner>}
      </form>
    </Dialog>
  );
}
