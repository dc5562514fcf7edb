import * as z from 'zod/mini';
import { isDecimal } from '@/features/plan/decimal';
import { text } from '@/ui/schema';
import type { CustomAggregator } from './metric.queries';

/** A custom aggregation as it is edited: a row for each value it keeps (PLT-467). */

export const MAX_VALUES = 10;
const MAX_EXPRESSION = 1000;

const row = z.object({ name: text(30), start: text(60), step: text(MAX_EXPRESSION) });

export const aggregatorSchema = z.object({ rows: z.array(row), result: text(MAX_EXPRESSION) });

export type AggregatorValues = z.infer<typeof aggregatorSchema>;

export const newValue = () => ({ name: '', start: '0', step: '' });

export const noAggregator = (): AggregatorValues => ({
  rows: [{ name: 'total', start: '0', step: '' }],
  result: '',
});

export function aggregatorValuesOf(aggregator: CustomAggregator | undefined): AggregatorValues {
  if (!aggregator) return noAggregator();
  const { state, step, result } = aggregator;
  return {
    rows: Object.entries(state).map(([name, start]) => ({ name, start, step: step[name] ?? '' })),
    result,
  };
}

/** A value without a step stays what it is at the start. */
export const aggregatorWriteOf = ({ rows, result }: AggregatorValues): CustomAggregator => ({
  state: Object.fromEntries(rows.map(({ name, start }) => [name, start])),
  step: Object.fromEntries(rows.filter(({ step }) => step !== '').map(({ name, step }) => [name, step])),
  result,
});

interface Problem {
  path: (string | number)[];
  code: string;
}

const startProblem = (start: string) => {
  if (start === '') return 'value_is_mandatory';
  return isDecimal(start.replace(/^-/, '')) ? null : 'decimal_is_invalid';
};

const nameProblem = (name: string) => {
  if (name === '') return 'value_is_mandatory';
  return /^[a-z][a-z0-9_]{0,29}$/.test(name) ? null : 'value_is_invalid';
};

/** What the server would refuse without reading the expressions. */
export function aggregatorProblems({ rows, result }: AggregatorValues): Problem[] {
  const found: Problem[] = [];
  rows.forEach(({ name, start }, index) => {
    const twin = rows.findIndex((other) => other.name === name) < index ? 'value_is_duplicated' : null;
    const problems = { name: nameProblem(name) ?? twin, start: startProblem(start) };
    for (const [field, code] of Object.entries(problems))
      if (code) found.push({ path: ['rows', index, field], code });
  });
  if (result === '') found.push({ path: ['result'], code: 'value_is_mandatory' });
  return found;
}
