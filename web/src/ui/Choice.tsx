import { Check, Minus } from 'lucide-react';
import { Checkbox as RadixCheckbox, RadioGroup as RadixRadio, Switch as RadixSwitch } from 'radix-ui';
import { type ReactNode, type Ref, useId } from 'react';
import { cx } from './cx';
import { useFieldControl } from './Field';
import type { Option } from './Select';

interface ToggleProps {
  value: boolean;
  onChange: (value: boolean) => void;
  label: ReactNode;
  description?: ReactNode;
  hideLabel?: boolean;
  disabled?: boolean;
  name?: string;
  onBlur?: () => void;
  ref?: Ref<HTMLButtonElement>;
}

interface CheckboxProps extends ToggleProps {
  /** Some, but not all, of what this box stands for. */
  mixed?: boolean;
}

export function Checkbox({ value, onChange, label, description, hideLabel, mixed, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <RadixCheckbox.Root
        id={id}
        checked={mixed ? 'indeterminate' : value}
        onCheckedChange={(next) => onChange(next === true)}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-control-line bg-surface transition-colors hover:border-slate disabled:cursor-not-allowed disabled:opacity-60 data-[state=checked]:border-teal data-[state=indeterminate]:border-teal data-[state=checked]:bg-teal data-[state=indeterminate]:bg-teal"
        {...rest}
      >
        <RadixCheckbox.Indicator className="text-on-teal">
          {mixed ? (
            <Minus className="size-3" strokeWidth={3.5} aria-hidden />
          ) : (
            <Check className="size-3" strokeWidth={3.5} aria-hidden />
          )}
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <ToggleLabel htmlFor={id} label={label} description={description} hidden={hideLabel} />
    </div>
  );
}

export function Switch({ value, onChange, label, description, hideLabel, ...rest }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <RadixSwitch.Root
        id={id}
        checked={value}
        onCheckedChange={onChange}
        className="relative mt-0.5 h-4 w-7 shrink-0 rounded-full bg-control-line transition-colors disabled:opacity-50 data-[state=checked]:bg-teal"
        {...rest}
      >
        <RadixSwitch.Thumb className="block size-3 translate-x-0.5 rounded-full bg-surface shadow-low transition-transform data-[state=checked]:translate-x-3.5" />
      </RadixSwitch.Root>
      <ToggleLabel htmlFor={id} label={label} description={description} hidden={hideLabel} />
    </div>
  );
}

interface ToggleLabelProps {
  htmlFor: string;
  label: ReactNode;
  description?: ReactNode;
  hidden?: boolean;
}

function ToggleLabel({ htmlFor, label, description, hidden }: ToggleLabelProps) {
  return (
    <label htmlFor={htmlFor} className={cx('min-w-0 select-none text-ink text-sm', hidden && 'sr-only')}>
      {label}
      {description && <span className="block text-mist text-xs">{description}</span>}
    </label>
  );
}

interface RadioGroupProps<V extends string> {
  options: readonly Option<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  disabled?: boolean;
  name?: string;
  'aria-label'?: string;
  /** `cards` gives each choice room to explain itself. */
  look?: 'plain' | 'cards';
  onBlur?: () => void;
  ref?: Ref<HTMLDivElement>;
}

export function RadioGroup<V extends string>({
  options,
  value,
  onChange,
  look = 'plain',
  ...rest
}: RadioGroupProps<V>) {
  const control = useFieldControl();
  const cards = look === 'cards';
  return (
    <RadixRadio.Root
      value={value ?? ''}
      onValueChange={(next) => onChange(next as V)}
      className={cx('grid gap-2', cards && 'sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]')}
      {...control}
      {...rest}
    >
      {options.map((option) => (
        <RadioItem key={option.value} option={option} card={cards} />
      ))}
    </RadixRadio.Root>
  );
}

function RadioItem({ option, card }: { option: Option; card: boolean }) {
  const id = useId();
  return (
    <div
      className={cx(
        'flex items-start gap-2',
        card &&
          'relative rounded-md border border-line bg-surface p-3 transition-colors hover:border-line-strong has-data-[state=checked]:border-teal has-data-[state=checked]:bg-teal-soft',
      )}
    >
      <RadixRadio.Item
        id={id}
        value={option.value}
        disabled={option.disabled}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control-line bg-surface data-[state=checked]:border-teal disabled:opacity-50"
      >
        <RadixRadio.Indicator className="size-2 rounded-full bg-teal" />
      </RadixRadio.Item>
      <label
        htmlFor={id}
        className={cx('text-ink text-sm', card && 'font-medium after:absolute after:inset-0')}
      >
        {option.label}
        {option.description && (
          <span className="block font-normal text-slate text-xs">{option.description}</span>
        )}
      </label>
    </div>
  );
}
