import { Slider } from 'radix-ui';
import { useState } from 'react';
import { Button, Dialog, Field, formatInstant, Input, useZone } from '@/ui';
import { t } from './texts';
import { fromInputValue, inputValue, plusDays } from './travel';

interface TimeDialogProps {
  now: Date;
  steps: readonly { label: string; to: Date }[];
  onMove: (to: Date) => void;
  onClose: () => void;
}

const MAX_DAYS = 92;

/** Chooses where to move the clock: a step, a distance in days, or an exact time. */
export function TimeDialog({ now, steps, onMove, onClose }: TimeDialogProps) {
  const zone = useZone();
  const [target, setTarget] = useState(() => plusDays(now, 1, zone));
  const days = Math.round((target.getTime() - now.getTime()) / 86_400_000);
  const later = target.getTime() > now.getTime();
  const move = (to: Date) => {
    onClose();
    onMove(to);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      description={t('description')}
      footer={
        <Button variant="primary" disabled={!later} onClick={() => move(target)}>
          {t('move', { at: formatInstant(target.toISOString(), zone) })}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap gap-2">
          {steps.map((step) => (
            <Button
              key={step.label}
              onClick={() => move(step.to)}
              title={formatInstant(step.to.toISOString(), zone)}
            >
              {step.label}
            </Button>
          ))}
        </div>
        <div>
          <div className="mb-2 flex items-baseline justify-between text-sm">
            <span className="font-medium">{t('slider')}</span>
            <span className="tabular text-slate">{t('ahead', { count: Math.max(0, days) })}</span>
          </div>
          <DaySlider days={days} onDays={(next) => setTarget(plusDays(now, next, zone))} />
        </div>
        <Field label={t('exact')} hint={t('exactHint', { zone })} error={later ? undefined : t('notLater')}>
          <Input
            type="datetime-local"
            min={inputValue(now, zone)}
            value={inputValue(target, zone)}
            onChange={(event) => {
              const chosen = fromInputValue(event.target.value, zone);
              if (chosen) setTarget(chosen);
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}

function DaySlider({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  return (
    <Slider.Root
      min={1}
      max={MAX_DAYS}
      value={[Math.min(Math.max(days, 1), MAX_DAYS)]}
      onValueChange={([next]) => next !== undefined && onDays(next)}
      className="relative flex h-5 w-full touch-none select-none items-center"
    >
      <Slider.Track className="h-1.5 flex-1 overflow-hidden rounded-full bg-line">
        <Slider.Range className="absolute h-1.5 rounded-full bg-teal" />
      </Slider.Track>
      <Slider.Thumb
        aria-label={t('slider')}
        className="block size-5 rounded-full border-2 border-teal bg-surface shadow-low"
      />
    </Slider.Root>
  );
}
