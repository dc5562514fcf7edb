import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { Button, Card, Checkbox, FormField, IconButton, Input } from '@/ui';
import type { CustomerFormState } from './CustomerFields';
import { t } from './texts';

const MAX = 5;

export function MetadataCard({ form }: { form: CustomerFormState }) {
  const rows = useFieldArray({ control: form.control, name: 'metadata' });
  return (
    <Card title={t('form.metadata')} description={t('form.metadataBody')}>
      <div className="flex flex-col gap-4">
        {rows.fields.map((row, index) => (
          <div key={row.id} className="flex flex-wrap items-start gap-x-3 gap-y-2 sm:flex-nowrap">
            <FormField
              form={form}
              name={`metadata.${index}.key`}
              label={t('form.key')}
              hideLabel
              className="w-28 sm:w-40"
            >
              {(field) => <Input {...field} placeholder={t('form.key')} />}
            </FormField>
            <FormField
              form={form}
              name={`metadata.${index}.value`}
              label={t('form.value')}
              hideLabel
              className="flex-1"
            >
              {(field) => <Input {...field} placeholder={t('form.value')} />}
            </FormField>
            <FormField
              form={form}
              name={`metadata.${index}.display_in_invoice`}
              label={t('form.onInvoice')}
              hideLabel
              className="shrink-0 justify-center pt-1.5"
            >
              {(field) => <Checkbox {...field} label={t('form.onInvoice')} />}
            </FormField>
            <IconButton icon={X} label={t('form.removeMetadata')} onClick={() => rows.remove(index)} />
          </div>
        ))}
        {rows.fields.length < MAX && (
          <Button
            icon={Plus}
            className="self-start"
            onClick={() => rows.append({ key: '', value: '', display_in_invoice: false })}
          >
            {t('form.addMetadata')}
          </Button>
        )}
      </div>
    </Card>
  );
}
