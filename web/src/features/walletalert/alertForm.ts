import * as z from 'zod/mini';
import { isDecimal } from '@/features/plan/decimal';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { requiredText, text } from '@/ui/schema';
import { ALERT_TYPES, type AlertType, type AlertWrite, type WalletAlert } from './walletalert.queries';

export const inCredits = (type: AlertType) => type.startsWith('wallet_credits');

/** Amounts as cents, credits as they are; null when it is neither. A balance can go below zero (CRD-260). */
function wireValue(type: AlertType, typed: string, currency: string): string | null {
  if (inCredits(type)) return isDecimal(typed.replace(/^-/, '')) ? typed : null;
  return centsFromDecimal(typed, currency)?.toString() ?? null;
}

/** The server may say cents as `5000.0`. */
export const shownValue = (type: AlertType, value: string, currency: string) => {
  const plain = value.replace(/\.0+$/, '');
  return inCredits(type) ? plain : decimalFromCents(plain.split('.')[0] ?? '0', currency);
};

export const schemaOf = (currency: string) =>
  z
    .object({
      name: requiredText(255),
      code: requiredText(255),
      alert_type: z.enum(ALERT_TYPES),
      thresholds: z.array(z.string()),
      step: text(40),
    })
    .check(
      z.superRefine(({ alert_type: type, thresholds, step }, context) => {
        const add = (path: string, message: string) =>
          context.addIssue({ code: 'custom', path: [path], message });
        const values = thresholds.map((typed) => wireValue(type, typed, currency));
        if (values.length === 0) add('thresholds', 'value_is_mandatory');
        if (values.includes(null)) add('thresholds', 'decimal_is_invalid');
        if (step === '') return;
        const distance = wireValue(type, step, currency);
        if (distance === null) add('step', 'decimal_is_invalid');
        else if (Number(distance) <= 0) add('step', 'value_is_out_of_range');
      }),
    );

export type AlertValues = z.infer<ReturnType<typeof schemaOf>>;

export function alertValuesOf(alert: WalletAlert, currency: string): AlertValues {
  const shown = ({ value }: { value: string }) => shownValue(alert.alert_type, value, currency);
  const step = alert.thresholds.find(({ recurring }) => recurring);
  return {
    name: alert.name ?? '',
    code: alert.code,
    alert_type: alert.alert_type,
    thresholds: alert.thresholds.filter(({ recurring }) => !recurring).map(shown),
    step: step ? shown(step) : '',
  };
}

/** Thresholds that stay keep their codes. The values have passed the schema. */
export function alertWriteOf(values: AlertValues, currency: string, before?: WalletAlert): AlertWrite {
  const threshold = (typed: string, recurring: boolean) => {
    const value = wireValue(values.alert_type, typed, currency) ?? '0';
    const kept = before?.thresholds.find(
      (other) => other.recurring === recurring && Number(other.value) === Number(value),
    );
    return { ...(kept?.code && { code: kept.code }), value, recurring };
  };
  return {
    ...(!before && { alert_type: values.alert_type }),
    code: values.code,
    name: values.name,
    thresholds: [
      ...values.thresholds.map((typed) => threshold(typed, false)),
      ...(values.step === '' ? [] : [threshold(values.step, true)]),
    ],
  };
}
