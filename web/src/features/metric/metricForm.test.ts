import { describe, expect, it } from 'vitest';
import type { Metric } from './metric.queries';
import { lostValues, type MetricValues, metricSchema, valuesOf, writeOf } from './metricForm';
import { sampleProperties, sampleRequest } from './sampleEvent';
import { propertiesFor, readProperties } from './trial';

const metric: Metric = {
  lago_id: 'm1',
  name: 'Compute',
  code: 'compute',
  description: null,
  aggregation_type: 'weighted_sum_agg',
  field_name: 'cpus',
  recurring: true,
  weighted_interval: 'seconds',
  rounding_function: 'ceil',
  rounding_precision: -1,
  expression: 'event.properties.a * 2',
  filters: [{ key: 'region', values: ['eu', 'us'] }],
  created_at: '2026-01-01T00:00:00Z',
};

const codes = (values: MetricValues) =>
  (metricSchema.safeParse(values).error?.issues ?? []).map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  );

describe('the metric form', () => {
  it('sends a metric back as it came', () => {
    const { lago_id: _, created_at: __, ...write } = metric;
    expect(codes(valuesOf(metric))).toEqual([]);
    expect(writeOf(valuesOf(metric))).toEqual(write);
  });

  it('leaves out what means nothing to the aggregation (MTR-071)', () => {
    expect(writeOf({ ...valuesOf(metric), aggregation_type: 'count_agg' })).toMatchObject({
      field_name: null,
      recurring: false,
      weighted_interval: null,
      expression: null,
    });
    expect(writeOf({ ...valuesOf(metric), aggregation_type: 'max_agg' }).recurring).toBe(false);
    expect(writeOf({ ...valuesOf(metric), rounding_function: 'none' }).rounding_precision).toBeNull();
  });

  it('needs a property for all but counts, and keys only once', () => {
    expect(codes({ ...valuesOf(metric), field_name: '' })).toEqual(['field_name: value_is_mandatory']);
    expect(codes({ ...valuesOf(metric), aggregation_type: 'count_agg', field_name: '' })).toEqual([]);
    const filters = [
      { key: 'a', values: ['1'] },
      { key: 'a', values: [] },
    ];
    expect(codes({ ...valuesOf(metric), filters })).toEqual([
      'filters.1.values: value_is_mandatory',
      'filters.1.key: value_is_duplicated',
    ]);
    expect(codes({ ...valuesOf(metric), rounding_precision: '16' })).toEqual([
      'rounding_precision: value_is_out_of_range',
    ]);
  });

  it('knows which values a change takes away (MTR-083)', () => {
    expect(lostValues(metric.filters, [{ key: 'region', values: ['eu', 'ap'] }])).toEqual(['region: us']);
    expect(lostValues(metric.filters, [])).toEqual(['region: eu', 'region: us']);
    expect(lostValues(metric.filters, metric.filters)).toEqual([]);
  });
});

describe('samples', () => {
  it('are events that the metric counts', () => {
    expect(sampleProperties(metric)).toEqual({ cpus: 12.5, region: 'eu' });
    expect(sampleProperties({ ...metric, aggregation_type: 'unique_count_agg' })).toMatchObject({
      operation_type: 'add',
    });
    expect(sampleRequest({ ...metric, code: "it's" }, 'https://tarn.test')).toContain(`"code": "it'\\''s"`);
  });

  it('hold every property that an expression names', () => {
    expect(JSON.parse(propertiesFor('round(event.properties.a) + event.properties.b_2'))).toEqual({
      a: 10,
      b_2: 10,
    });
    expect(readProperties('{"a": 1}')).toEqual({ a: 1 });
    for (const text of ['[1]', 'null', '{', '3']) expect(readProperties(text)).toBeNull();
  });
});
