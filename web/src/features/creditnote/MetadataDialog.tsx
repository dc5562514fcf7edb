import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import * as z from 'zod/mini';
import { Button, Dialog, FormError, FormField, IconButton, Input, useCommand, useTarnForm } from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { type CreditNote, replaceMetadata } from './creditnote.queries';
import { t } from './texts';

const MAX_PAIRS = 50;

const schema = z.object({
  pairs: z.array(z.object({ key: requiredText(100), value: text(255) })),
});

export function MetadataDialog({ note, onClose }: { note: CreditNote; onClose: () => void }) {
  const save = useCommand({ run: replaceMetadata, changes: [['credit_notes']], done: t('metadata.saved') });
  const form = useTarnForm({
    schema,
    defaultValues: {
      pairs: Object.entries(note.metadata ?? {}).map(([key, value]) => ({ key, value: value ?? '' })),
    },
    submit: async ({ pairs }) => {
      const metadata = Object.fromEntries(pairs.map(({ key, value }) => [key, value || null]));
      await save.ask({ id: note.lago_id, metadata });
      onClose();
    },
  });
  const rows = useFieldArray({ control: form.control, name: 'pairs' });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={t('metadata.title')}
      description={t('metadata.description')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="metadata"
          disabled={!form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {t('metadata.save')}
        </Button>
      }
    >
      <form id="metadata" onSubmit={form.send} noValidate className="flex flex-col gap-3">
        <FormError form={form} />
        {rows.fields.map((row, index) => (
          <div key={row.id} className="flex items-start gap-2">
            <FormField
              form={form}
              name={`pairs.${index}.key`}
              label={t('metadata.key')}
              hideLabel
              className="w-2/5"
            >
              {(field) => <Input {...field} placeholder={t('metadata.key')} />}
            </FormField>
            <FormField
              form={form}
              name={`pairs.${index}.value`}
              label={t('metadata.value')}
              hideLabel
              className="flex-1"
            >
              {(field) => <Input {...field} placeholder={t('metadata.value')} />}
            </FormField>
            <IconButton icon={X} label={t('metadata.remove')} onClick={() => rows.remove(index)} />
          </div>
        ))}
        {rows.fields.length < MAX_PAIRS && (
          <Button icon={Plus} className="self-start" onClick={() => rows.append({ key: '', value: '' })}>
            {t('metadata.add')}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
