import { Badge, Banner, DateTime } from '@/ui';
import type { Customer, ViesCheck } from './customer.queries';
import { t } from './texts';

/** As long as VIES has not answered, the customer's invoices wait for their taxes (CRD-077). */
export function ViesBanner({ customer }: { customer: Customer }) {
  const { vies_check: check, tax_identification_number: number } = customer;
  if (check?.status !== 'pending') return null;
  return (
    <div className="mb-5">
      <Banner tone="amber" title={t('vies.pendingTitle', { number: number ?? '' })}>
        {t(check.valid_format ? 'vies.pendingBody' : 'vies.oddFormat')}
        {check.next_attempt_at && (
          <>
            {' '}
            {t('vies.nextAttempt')} <DateTime at={check.next_attempt_at} />.
          </>
        )}
        {check.error && <span className="block">{t('vies.error', { error: check.error })}</span>}
      </Banner>
    </div>
  );
}

const tones = { valid: 'teal', invalid: 'red', pending: 'amber' } as const;

/** What VIES said, beside the number. */
export function ViesBadge({ check }: { check: ViesCheck | null | undefined }) {
  return check && <Badge tone={tones[check.status]}>{t(`vies.${check.status}`)}</Badge>;
}
