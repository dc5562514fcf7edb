import { useWatch } from 'react-hook-form';
import { Card, FormField, Input, RadioGroup, Select } from '@/ui';
import { worthText } from './credits';
import { t } from './texts';
import type { WalletFormState } from './WalletForm';
import { RULE_INTERVALS } from './wallet.queries';

/** What tops the wallet up by itself (CRD-213). */
export function WalletRuleCard({ form }: { form: WalletFormState }) {
  const rule = useWatch({ control: form.control, name: 'rule' });
  return (
    <Card title={t('form.rule')} description={t('form.ruleBody')}>
      <div className="flex flex-col gap-4">
        <FormField form={form} name="rule" label={t('form.ruleWhen')}>
          {(field) => (
            <RadioGroup
              {...field}
              look="cards"
              aria-label={t('form.ruleWhen')}
              options={(['never', 'interval', 'threshold'] as const).map((value) => ({
                value,
                label: t(`form.${value}`),
              }))}
            />
          )}
        </FormField>
        {rule !== 'never' && <Rule form={form} trigger={rule} />}
      </div>
    </Card>
  );
}

function Rule({ form, trigger }: { form: WalletFormState; trigger: 'interval' | 'threshold' }) {
  const method = useWatch({ control: form.control, name: 'method' });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {trigger === 'interval' ? (
          <>
            <FormField form={form} name="interval" label={t('form.every')}>
              {(field) => (
                <Select
                  {...field}
                  options={RULE_INTERVALS.map((value) => ({ value, label: t(`page.intervals.${value}`) }))}
                />
              )}
            </FormField>
            <FormField
              form={form}
              name="startOn"
              label={t('form.startOn')}
              hint={t('form.startOnHint')}
              optional
            >
              {(field) => <Input {...field} type="date" />}
            </FormField>
          </>
        ) : (
          <CreditsField form={form} name="threshold" label={t('form.below')} required />
        )}
      </div>
      <FormField form={form} name="method" label={t('form.how')}>
        {(field) => (
          <RadioGroup
            {...field}
            look="cards"
            aria-label={t('form.how')}
            options={[
              { value: 'fixed', label: t('form.fixed') },
              { value: 'target', label: t('form.target') },
            ]}
          />
        )}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        {method === 'target' ? (
          <CreditsField form={form} name="target" label={t('form.targetBalance')} required />
        ) : (
          <>
            <CreditsField form={form} name="rulePaid" label={t('form.rulePaid')} />
            <CreditsField form={form} name="ruleGranted" label={t('form.ruleGranted')} />
          </>
        )}
        <FormField form={form} name="ruleEndsOn" label={t('form.ruleEnds')} optional>
          {(field) => <Input {...field} type="date" />}
        </FormField>
      </div>
    </>
  );
}

interface CreditsFieldProps {
  form: WalletFormState;
  name: 'threshold' | 'target' | 'rulePaid' | 'ruleGranted';
  label: string;
  required?: boolean;
}

/** A number of credits with what they are worth. */
function CreditsField({ form, name, label, required }: CreditsFieldProps) {
  const [credits, rate, currency] = useWatch({ control: form.control, name: [name, 'rate', 'currency'] });
  return (
    <FormField
      form={form}
      name={name}
      label={label}
      hint={worthText(credits, rate, currency)}
      required={required}
      optional={!required}
    >
      {(field) => <Input {...field} numeric inputMode="decimal" autoComplete="off" />}
    </FormField>
  );
}
