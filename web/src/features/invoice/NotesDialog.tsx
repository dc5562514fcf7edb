import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import * as z from 'zod/mini';
import { Button, Dialog, FormError, FormField, IconButton, Input, useCommand, useTarnForm } from '@/ui';
import { requiredText } from '@/ui/schema';
import { type InvoiceDetail, updateInvoice } from './invoice.queries';
import { t } from './texts';

const MAX_NOTES = 5;

const schema = z.object({
  notes: z.array(
    z.object({
      noteId: z.optional(z.string()),
      key: requiredText(20),
      value: requiredText(140),
    }),
  ),
});

export function NotesDialog({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) {
  const save = useCommand({ run: updateInvoice, changes: [['invoices']], done: t('saved') });
  const form = useTarnForm({
    schema,
    defaultValues: {
      notes: invoice.metadata.map(({ lago_id: noteId, key, value }) => ({ noteId, key, value })),
    },
    submit: async ({ notes }) => {
      const metadata = notes.map(({ noteId, key, value }) => ({ id: noteId, key, value }));
      await save.ask({ id: invoice.lago_id, metadata });
      onClose();
    },
  });
  const rows = useFieldArray({ control: form.control, name: 'notes' });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('notes.title')}
      description={t('notes.description')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="notes"
          disabled={!form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {t('save')}
        </Button>
      }
    >
      <form id="notes" onSubmit={form.send} noValidate className="flex flex-col gap-3">
        <FormError form={form} />
        {rows.fields.map((row, index) => (
          <div key={row.id} className="flex items-start gap-2">
            <FormField
              form={form}
              name={`notes.${index}.key`}
              label={t('notes.key')}
              hideLabel
              className="w-2/5"
            >
              {(field) => <Input {...field} placeholder={t('notes.key')} />}
            </FormField>
            <FormField
              form={form}
              name={`notes.${index}.value`}
              label={t('notes.value')}
              hideLabel
              className="flex-1"
            >
              {(field) => <Input {...field} placeholder={t('notes.value')} />}
            </FormField>
            <IconButton icon={X} label={t('notes.remove')} onClick={() => rows.remove(index)} />
          </div>
        ))}
        {rows.fields.length < MAX_NOTES && (
          <Button icon={Plus} className="self-start" onClick={() => rows.append({ key: '', value: '' })}>
            {t('notes.add')}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
