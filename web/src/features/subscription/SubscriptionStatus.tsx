import { Status, type Tone } from '@/ui';
import type { SubscriptionStatus as StatusCode } from './subscription.queries';
import { t } from './texts';

const tones: Record<StatusCode, Tone> = {
  active: 'teal',
  pending: 'outline',
  terminated: 'neutral',
  canceled: 'neutral',
  incomplete: 'amber',
};

export function SubscriptionStatus({ status }: { status: StatusCode }) {
  return <Status tone={tones[status]}>{t(`status.${status}`)}</Status>;
}
