import { cx } from './cx';

interface SegmentsProps<V extends string> {
  label: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** A few ways to look at the same list, one of which is always chosen. */
export function Segments<V extends string>({ label, options, value, onChange }: SegmentsProps<V>) {
  return (
    <fieldset className="flex min-w-0 gap-5 overflow-x-auto border-line border-b">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cx(
            'relative -mb-px h-9 shrink-0 border-b-2 px-0.5 font-medium text-sm transition-colors hover:text-ink',
            option.value === value ? 'border-teal text-ink' : 'border-transparent text-mist',
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
