import { Play } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Button, errorText, Field, FormField, problemText, Textarea } from '@/ui';
import type { MetricFormState } from './MetricForm';
import { evaluateExpression } from './metric.queries';
import { t } from './texts';
import { propertiesFor, readProperties } from './trial';

interface ExpressionFieldProps {
  form: MetricFormState;
  locked: boolean;
}

/** The formula that fills the property, and a place to try it. */
export function ExpressionField({ form, locked }: ExpressionFieldProps) {
  const expression = useWatch({ control: form.control, name: 'expression' });
  return (
    <div className="flex flex-col gap-4">
      <FormField
        form={form}
        name="expression"
        label={t('form.expression')}
        hint={expression.trim() === '' ? t('form.expressionHint') : t('form.expressionReference')}
        optional
      >
        {(field) => (
          <Textarea
            {...field}
            rows={2}
            className="font-mono text-sm"
            spellCheck={false}
            readOnly={locked}
            placeholder="event.properties.cpu * event.properties.hours"
          />
        )}
      </FormField>
      {expression.trim() !== '' && <Trial form={form} expression={expression} />}
    </div>
  );
}

type Outcome = { value: string } | { problem: string };

function Trial({ form, expression }: { form: MetricFormState; expression: string }) {
  const code = useWatch({ control: form.control, name: 'code' });
  const [edited, setEdited] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const sample = edited ?? propertiesFor(expression);
  const run = async () => {
    const properties = readProperties(sample);
    if (!properties) return setOutcome({ problem: t('form.sampleInvalid') });
    setBusy(true);
    try {
      setOutcome({ value: await evaluateExpression({ expression, event: { code, properties } }) });
    } catch (error) {
      setOutcome({ problem: error instanceof Error ? problemText(error) : errorText('unknown') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-canvas p-4">
      <Field label={t('form.sample')} error={outcome && 'problem' in outcome ? outcome.problem : undefined}>
        <Textarea
          rows={Math.min(8, sample.split('\n').length)}
          className="font-mono text-sm"
          spellCheck={false}
          value={sample}
          onChange={(event) => setEdited(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={Play} onClick={run} busy={busy}>
          {t('form.try')}
        </Button>
        <output className="text-sm">
          {outcome && 'value' in outcome && (
            <>
              <span className="text-mist">{t('form.result')} </span>
              <span className="break-all font-mono font-semibold text-ink">{outcome.value}</span>
            </>
          )}
        </output>
      </div>
    </div>
  );
}
