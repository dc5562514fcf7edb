import { Card, CodeField, FormField, Input, Textarea } from '@/ui';
import type { MetricFormState } from './MetricForm';
import { t } from './texts';

interface MetricBasicsProps {
  form: MetricFormState;
  existing: boolean;
  locked: boolean;
}

export function MetricBasics({ form, existing, locked }: MetricBasicsProps) {
  return (
    <Card title={t('form.basics')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="name" label={t('form.name')} required>
          {(field) => (
            <Input
              {...field}
              autoFocus={!existing}
              autoComplete="off"
              placeholder={t('form.namePlaceholder')}
            />
          )}
        </FormField>
        {existing && !locked ? (
          <FormField form={form} name="code" label={t('columns.code')} hint={t('form.codeHint')} required>
            {(field) => <Input {...field} className="font-mono" spellCheck={false} />}
          </FormField>
        ) : (
          <CodeField
            form={form}
            from="name"
            name="code"
            fixed={existing}
            hint={existing ? undefined : t('form.codeHint')}
          />
        )}
        <FormField
          form={form}
          name="description"
          label={t('form.description')}
          optional
          className="sm:col-span-2"
        >
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
      </div>
    </Card>
  );
}
