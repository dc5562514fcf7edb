import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode, Ref } from 'react';
import { cx } from './cx';
import { useFieldControl } from './Field';
import { controlClass } from './Input';

export interface Option<V extends string = string> {
  value: V;
  label: string;
  /** A second line that says what choosing this means. */
  description?: ReactNode;
  disabled?: boolean;
}

interface SelectProps<V extends string> {
  options: readonly Option<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  id?: string;
  className?: string;
  'aria-label'?: string;
  onBlur?: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** One of a few. For many, or for what has to be searched, use Combobox. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { options, value, onChange, placeholder, disabled, name, className, onBlur, ref } = props;
  const control = useFieldControl({ id: props.id });
  return (
    <Radix.Root
      value={value ?? ''}
      onValueChange={(next) => onChange(next as V)}
      disabled={disabled}
      name={name}
    >
      <Radix.Trigger
        ref={ref}
        onBlur={onBlur}
        aria-label={props['aria-label']}
        className={cx(
          controlClass,
          'flex h-8 items-center justify-between gap-2 text-left data-placeholder:text-mist',
          className,
        )}
        {...control}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown className="size-4 shrink-0 text-mist" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 animate-enter overflow-hidden rounded-md border border-line bg-raised shadow-high"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function SelectItem({ option }: { option: Option }) {
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabled}
      className="flex cursor-default select-none items-start gap-2 rounded-sm px-2 py-1.5 text-sm outline-none data-highlighted:bg-hover data-disabled:text-mist"
    >
      <span className="mt-0.5 size-4 shrink-0">
        <Radix.ItemIndicator>
          <Check className="size-4 text-teal-ink" aria-hidden />
        </Radix.ItemIndicator>
      </span>
      <span className="min-w-0">
        <Radix.ItemText>{option.label}</Radix.ItemText>
        {option.description && <span className="block text-mist text-xs">{option.description}</span>}
      </span>
    </Radix.Item>
  );
}
