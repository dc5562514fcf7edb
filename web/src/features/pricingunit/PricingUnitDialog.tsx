import * as z from 'zod/mini';
import {
  Button,
  CodeField,
  Dialog,
  FormError,
  FormField,
  Input,
  Textarea,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { createUnit, type PricingUnit, updateUnit } from './pricingunit.queries';
import { t } from './texts';

const MAX_SHORT_NAME = 3;

const schema = z.object({
  name: requiredText(255),
  code: requiredText(255),
  short_name: requiredText(MAX_SHORT_NAME),
  description: text(600),
});

interface PricingUnitDialogProps {
  /** The unit to edit; absent when one is created. */
  unit?: PricingUnit;
  onClose: () => void;
}

export function PricingUnitDialog({ unit, onClose }: PricingUnitDialogProps) {
  const changes = [['pricing_units'], ['plans'], ['invoices']];
  const create = useCommand({ run: createUnit, changes, done: t('form.created'), onDone: onClose });
  const update = useCommand({ run: updateUnit, changes, done: t('form.saved'), onDone: onClose });
  const form = useTarnForm({
    schema,
    defaultValues: {
      name: unit?.name ?? '',
      code: unit?.code ?? '',
      short_name: unit?.short_name ?? '',
      description: unit?.description ?? '',
    },
    submit: async (values) => {
      await (unit ? update.ask({ before: unit.code, unit: values }) : create.ask(values));
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={unit ? t('form.editTitle', { name: unit.name }) : t('new')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="pricing-unit"
          disabled={Boolean(unit) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {unit ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="pricing-unit" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('form.name')} required>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <CodeField form={form} from="name" name="code" fixed={Boolean(unit)} />
        <FormField
          form={form}
          name="short_name"
          label={t('form.shortName')}
          hint={t('form.shortNameHint')}
          required
          className="max-w-40"
        >
          {(field) => <Input {...field} maxLength={MAX_SHORT_NAME} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="description" label={t('form.description')} optional>
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
      </form>
    </Dialog>
  );
}
