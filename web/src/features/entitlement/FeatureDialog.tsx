import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import * as z from 'zod/mini';
import {
  Button,
  CodeField,
  Dialog,
  FormError,
  FormField,
  IconButton,
  Input,
  Select,
  type TarnForm,
  Textarea,
  TokenInput,
  useCommand,
  useTarnForm,
} from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { createFeature, type Feature, updateFeature, VALUE_TYPES } from './entitlement.queries';
import { t } from './texts';

const privilegeSchema = z
  .object({
    code: requiredText(255),
    name: text(255),
    value_type: z.enum(VALUE_TYPES),
    options: z.array(z.string()),
    existing: z.boolean(),
  })
  .check(
    z.superRefine(({ value_type, options }, context) => {
      if (value_type === 'select' && options.length === 0)
        context.addIssue({ code: 'custom', path: ['options'], message: 'value_is_mandatory' });
    }),
  );

const schema = z.object({
  name: requiredText(255),
  code: requiredText(255),
  description: text(600),
  privileges: z.array(privilegeSchema),
});

type Values = z.infer<typeof schema>;

interface FeatureDialogProps {
  /** The feature to edit; absent when one is created. */
  feature?: Feature;
  onClose: () => void;
}

export function FeatureDialog({ feature, onClose }: FeatureDialogProps) {
  const changes = [['features'], ['entitlements']];
  const create = useCommand({ run: createFeature, changes, done: t('form.created') });
  const update = useCommand({ run: updateFeature, changes, done: t('form.saved') });
  const form: TarnForm<Values, Values> = useTarnForm({
    schema,
    defaultValues: valuesOf(feature),
    submit: async (values) => {
      const write = writeOf(values);
      await (feature ? update.ask({ before: feature.code, feature: write }) : create.ask(write));
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={feature ? t('form.editTitle', { name: feature.name || feature.code }) : t('form.createTitle')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="feature"
          disabled={Boolean(feature) && !form.formState.isDirty}
          busy={form.formState.isSubmitting}
        >
          {feature ? t('form.save') : t('form.create')}
        </Button>
      }
    >
      <form id="feature" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="name" label={t('form.name')} required>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <CodeField form={form} from="name" name="code" fixed={Boolean(feature)} />
        <FormField form={form} name="description" label={t('form.description')} optional>
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        <Privileges form={form} />
      </form>
    </Dialog>
  );
}

const valuesOf = (feature: Feature | undefined): Values => ({
  name: feature?.name ?? '',
  code: feature?.code ?? '',
  description: feature?.description ?? '',
  privileges: (feature?.privileges ?? []).map(({ code, name, value_type, config }) => ({
    code,
    name: name ?? '',
    value_type,
    options: config.select_options ?? [],
    existing: true,
  })),
});

const writeOf = ({ privileges, ...feature }: Values) => ({
  ...feature,
  description: feature.description || null,
  privileges: privileges.map(({ code, name, value_type, options }) => ({
    code,
    name: name || null,
    value_type,
    ...(value_type === 'select' && { config: { select_options: options } }),
  })),
});

function Privileges({ form }: { form: TarnForm<Values, Values> }) {
  const rows = useFieldArray({ control: form.control, name: 'privileges' });
  const add = () => rows.append({ code: '', name: '', value_type: 'integer', options: [], existing: false });
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h3 className="font-medium text-ink text-sm">{t('form.privileges')}</h3>
        <p className="text-mist text-xs">{t('form.privilegesHint')}</p>
      </div>
      {rows.fields.map((row, index) => (
        <PrivilegeFields
          key={row.id}
          form={form}
          index={index}
          existing={row.existing}
          onRemove={() => rows.remove(index)}
        />
      ))}
      <Button icon={Plus} className="self-start" onClick={add}>
        {t('form.add')}
      </Button>
    </section>
  );
}

interface PrivilegeFieldsProps {
  form: TarnForm<Values, Values>;
  index: number;
  existing: boolean;
  onRemove: () => void;
}

function PrivilegeFields({ form, index, existing, onRemove }: PrivilegeFieldsProps) {
  const at = `privileges.${index}` as const;
  const number = index + 1;
  return (
    <fieldset
      aria-label={t('form.privilege', { number })}
      className="flex flex-col gap-3 rounded-md border border-line bg-canvas p-3"
    >
      <div className="flex items-end gap-2">
        <FormField form={form} name={`${at}.code`} label={t('form.privilegeCode')} className="flex-1">
          {(field) => (
            <Input
              {...field}
              className="font-mono"
              spellCheck={false}
              readOnly={existing}
              autoComplete="off"
            />
          )}
        </FormField>
        <FormField form={form} name={`${at}.name`} label={t('form.privilegeName')} className="flex-1">
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <IconButton icon={X} label={t('form.remove', { number })} onClick={onRemove} />
      </div>
      <FormField form={form} name={`${at}.value_type`} label={t('form.type')}>
        {(field) => (
          <Select
            {...field}
            disabled={existing}
            options={VALUE_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
          />
        )}
      </FormField>
      {form.watch(`${at}.value_type`) === 'select' && (
        <FormField form={form} name={`${at}.options`} label={t('form.options')}>
          {(field) => <TokenInput {...field} />}
        </FormField>
      )}
    </fieldset>
  );
}
