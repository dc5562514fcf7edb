import { useWatch } from 'react-hook-form';
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
import { createSection, SECTION_CHANGES, type Section, updateSection } from './section.queries';
import { t } from './texts';

const schema = z.object({
  name: requiredText(255),
  code: requiredText(255),
  display_name: text(255),
  details: text(10_000),
  description: text(10_000),
});

interface SectionDialogProps {
  /** The section to edit; absent when one is created. */
  section?: Section;
  onClose: () => void;
}

export function SectionDialog({ section, onClose }: SectionDialogProps) {
  const changes = SECTION_CHANGES;
  const create = useCommand({ run: createSection, changes, done: t('form.created'), onDone: onClose });
  const update = useCommand({ run: updateSection, changes, done: t('form.saved'), onDone: onClose });
  const form = useTarnForm({
    schema,
    defaultValues: {
      name: section?.name ?? '',
      code: section?.code ?? '',
      display_name: section?.display_name ?? '',
      details: section?.details ?? '',
      description: section?.description ?? '',
    },
    submit: async (values) => {
      await (section ? update.ask({ before: section.code, values }) : create.ask(values));
    },
  });
  const [title, details] = useWatch({ control: form.control, name: ['display_name', 'details'] });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={section ? t('form.editTitle', { name: section.name }) : t('new')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="section"
          disabled={Boolean(section) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {section ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="section" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField form={form} name="name" label={t('form.name')} required>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <CodeField form={form} from="name" name="code" fixed={Boolean(section)} />
        </div>
        <FormField form={form} name="display_name" label={t('form.displayName')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="details" label={t('form.details')} optional>
          {(field) => <Textarea {...field} rows={4} />}
        </FormField>
        <FormField
          form={form}
          name="description"
          label={t('form.description')}
          hint={t('form.descriptionHint')}
          optional
        >
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        {(title || details) && (
          <figure className="rounded-md border border-line bg-canvas p-4 text-sm">
            <figcaption className="mb-2 text-mist text-xs">{t('form.preview')}</figcaption>
            <p className="break-words font-semibold text-ink">{title}</p>
            <p className="whitespace-pre-line break-words text-slate">{details}</p>
          </figure>
        )}
      </form>
    </Dialog>
  );
}
