import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '@/ui';
import type { SubscriptionStatus as StatusCode } from './subscription.queries';

const tones: Record<StatusCode, Tone> = {
  active: 'teal',
  pending: 'outline',
  terminated: 'neutral',
  canceled: 'neutral',
  incomplete: 'amber',
};

export function SubscriptionStatus({ status }: { status: StatusCode }) {
  const { t } = useTranslation('subscription');
  return <Status tone={tones[status]}>{t(`status.${status}`)}</Status>;
}
