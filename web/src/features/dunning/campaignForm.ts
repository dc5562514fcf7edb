import * as z from 'zod/mini';
import { moneyProblem } from '@/features/plan/rules';
import { centsFromDecimal, decimalFromCents } from '@/ui';
import { required, requiredText, text } from '@/ui/schema';
import type { Campaign, CampaignWrite } from './dunning.queries';

const ADDRESS = /^[^\s@,]+@[^\s@,]+$/;
const COUNT = z.regex(/^[1-9]\d{0,3}$/, 'integer_is_invalid');

export const campaignSchema = z
  .object({
    name: requiredText(255),
    code: requiredText(255),
    description: text(5000),
    attempts: requiredText(4, COUNT),
    days: requiredText(4, COUNT),
    thresholds: z.array(z.object({ amount: requiredText(40), currency: required() })),
    bcc: z
      .array(z.string())
      .check(z.refine((all) => all.every((one) => ADDRESS.test(one)), 'invalid_email_format')),
    isDefault: z.boolean(),
  })
  .check(
    z.superRefine(({ thresholds }, context) => {
      thresholds.forEach(({ amount, currency }, index) => {
        const add = (field: string, message: string) =>
          context.addIssue({ code: 'custom', path: ['thresholds', index, field], message });
        const problem = amount === '' ? null : moneyProblem(amount, currency);
        if (problem) add('amount', problem);
        const twin = thresholds.findIndex((other) => other.currency === currency);
        if (twin < index) add('currency', 'value_is_duplicated');
      });
    }),
  );

export type CampaignValues = z.infer<typeof campaignSchema>;

export const campaignValuesOf = (campaign: Campaign | undefined, currency: string): CampaignValues => ({
  name: campaign?.name ?? '',
  code: campaign?.code ?? '',
  description: campaign?.description ?? '',
  attempts: String(campaign?.max_attempts ?? 3),
  days: String(campaign?.days_between_attempts ?? 7),
  thresholds: campaign?.thresholds.map((threshold) => ({
    amount: decimalFromCents(threshold.amount_cents, threshold.currency),
    currency: threshold.currency,
  })) ?? [{ amount: '', currency }],
  bcc: campaign?.bcc_emails ?? [],
  isDefault: campaign?.applied_to_organization ?? false,
});

export const campaignWriteOf = (values: CampaignValues): CampaignWrite => ({
  name: values.name,
  code: values.code,
  description: values.description || null,
  max_attempts: Number(values.attempts),
  days_between_attempts: Number(values.days),
  thresholds: values.thresholds.map(({ amount, currency }) => ({
    currency,
    amount_cents: centsFromDecimal(amount, currency) ?? 0,
  })),
  bcc_emails: values.bcc,
  applied_to_organization: values.isDefault,
});
