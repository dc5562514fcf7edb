import { useState } from 'react';
import { wireInstant } from '@/features/clock/travel';
import { Banner, Button, Dialog, Field, formatRelative, problemText, RadioGroup, useCommand } from '@/ui';
import { type ApiKey, rotateKey } from './apikey.queries';
import { t } from './texts';

const HOURS = { now: 0, hour: 1, day: 24, twoDays: 48, week: 168 } as const;
type Expiry = keyof typeof HOURS;
const expiries = Object.keys(HOURS) as Expiry[];

interface RotateKeyProps {
  apiKey: ApiKey;
  onRotated: (apiKey: ApiKey) => void;
  onClose: () => void;
}

export function RotateKey({ apiKey, onRotated, onClose }: RotateKeyProps) {
  const [expiry, setExpiry] = useState<Expiry>('now');
  const [problem, setProblem] = useState<string>();
  const rotate = useCommand({ run: rotateKey, changes: [['api_keys']], onDone: onRotated });
  const run = () => {
    const hours = HOURS[expiry];
    const expiresAt =
      hours === 0 ? {} : { expires_at: wireInstant(new Date(Date.now() + hours * 3_600_000)) };
    rotate
      .ask({ id: apiKey.lago_id, name: apiKey.name, ...expiresAt })
      .catch((error: unknown) => setProblem(problemText(error)));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rotateForm.title', { name: apiKey.name || t('unnamed') })}
      description={t('rotateForm.description')}
      footer={
        <Button variant="primary" busy={rotate.busy} onClick={run}>
          {t('rotateForm.confirm')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        <Banner>
          {apiKey.last_used_at
            ? t('rotateForm.lastUsed', { when: formatRelative(apiKey.last_used_at) })
            : t('rotateForm.neverUsed')}
        </Banner>
        <Field label={t('rotateForm.expiry')}>
          <RadioGroup
            value={expiry}
            onChange={setExpiry}
            aria-label={t('rotateForm.expiry')}
            options={expiries.map((value) => ({ value, label: t(`rotateForm.${value}`) }))}
          />
        </Field>
      </div>
    </Dialog>
  );
}
