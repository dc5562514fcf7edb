import { Status, type Tone } from '@/ui';
import type { Backfill } from './backfill.queries';
import { t } from './texts';

const tones: Record<Backfill['state'], Tone> = {
  uploading: 'neutral',
  uploaded: 'amber',
  applied: 'teal',
  undone: 'neutral',
};

export function BackfillState({ state }: Pick<Backfill, 'state'>) {
  return <Status tone={tones[state]}>{t(`states.${state}`)}</Status>;
}
