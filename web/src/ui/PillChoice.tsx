import { Check } from 'lucide-react';
import { cx } from './cx';

interface PillChoiceProps {
  label: string;
  options: readonly { value: string; label: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  disabled?: boolean;
}

/** Some of a few, all in sight: each a button that is pressed or not. */
export function PillChoice({ label, options, value, onChange, disabled }: PillChoiceProps) {
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-wrap gap-1.5">
      {options.map((option) => {
        const on = value.includes(option.value);
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={on}
            disabled={disabled}
            onClick={() => toggle(option.value)}
            className={cx(
              'inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border px-2.5 text-sm transition-colors disabled:opacity-60',
              on
                ? 'border-teal bg-teal-soft text-teal-ink'
                : 'border-line-strong bg-surface text-slate hover:bg-hover',
            )}
          >
            {on && <Check className="size-3.5 shrink-0" aria-hidden />}
            <span className="truncate">{option.label}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
