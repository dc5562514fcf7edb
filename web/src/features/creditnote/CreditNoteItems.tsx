import { useFieldArray, useWatch } from 'react-hook-form';
import { nameOf, partOf } from '@/features/invoice/feeSections';
import type { InvoiceDetail } from '@/features/invoice/invoice.queries';
import { Card, Checkbox, FormField, formatMoney, Input } from '@/ui';
import type { CreditNoteForm } from './NewCreditNote';
import { t } from './texts';

interface CreditNoteItemsProps {
  form: CreditNoteForm;
  invoice: InvoiceDetail;
}

export function CreditNoteItems({ form, invoice }: CreditNoteItemsProps) {
  const items = useFieldArray({ control: form.control, name: 'items' });
  return (
    <Card title={t('form.items')} description={t('form.itemsHint')} flush>
      <ul className="divide-y divide-line">
        {items.fields.map((item, index) => (
          <Item key={item.id} form={form} invoice={invoice} index={index} />
        ))}
      </ul>
    </Card>
  );
}

function Item({ form, invoice, index }: CreditNoteItemsProps & { index: number }) {
  const item = useWatch({ control: form.control, name: `items.${index}` });
  const fee = invoice.fees.find(({ lago_id }) => lago_id === item.fee_id);
  if (!fee) return null;
  const name = [nameOf(fee), partOf(fee)].filter(Boolean).join(' · ');
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 py-3">
      <FormField form={form} name={`items.${index}.chosen`} label={name} hideLabel>
        {(field) => (
          <Checkbox
            {...field}
            label={name}
            description={t('form.left', { amount: formatMoney(item.left, invoice.currency) })}
          />
        )}
      </FormField>
      {item.chosen && (
        <FormField
          form={form}
          name={`items.${index}.amount`}
          label={t('form.amountOf', { item: name })}
          hideLabel
          className="w-40"
        >
          {(field) => (
            <Input {...field} numeric inputMode="decimal" prefix={invoice.currency} autoComplete="off" />
          )}
        </FormField>
      )}
    </li>
  );
}
