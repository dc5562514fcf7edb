import { Command } from 'cmdk';
import { Check, ChevronsUpDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type Ref, useState } from 'react';
import { Spinner } from './Button';
import { cx } from './cx';
import { useFieldControl } from './Field';
import { controlClass } from './Input';
import type { Option } from './Select';
import { t } from './texts';

interface ComboboxProps {
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string) => void;
  placeholder?: string;
  disabled?: boolean;
  loading?: boolean;
  id?: string;
  'aria-label'?: string;
  onBlur?: () => void;
  /** Given: the server searches and `options` are its answer. Absent: the options are filtered here. */
  onSearch?: (term: string) => void;
  ref?: Ref<HTMLButtonElement>;
}

/** One of many, found by typing. */
export function Combobox({
  options,
  value,
  onChange,
  placeholder,
  disabled,
  onSearch,
  loading,
  ...rest
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const control = useFieldControl({ id: rest.id });
  const chosen = options.find((option) => option.value === value);
  const choose = (next: string) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        ref={rest.ref}
        type="button"
        role="combobox"
        aria-expanded={open}
        aria-label={rest['aria-label']}
        disabled={disabled}
        onBlur={rest.onBlur}
        className={cx(
          controlClass,
          'flex h-8 items-center justify-between gap-2 text-left data-placeholder:text-mist',
        )}
        data-placeholder={value ? undefined : ''}
        {...control}
      >
        <span className="truncate">{chosen?.label ?? (value || placeholder || t('combobox.choose'))}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-mist" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-(--radix-popover-trigger-width) min-w-56 animate-enter overflow-hidden rounded-md border border-line bg-raised shadow-high"
        >
          <Command shouldFilter={!onSearch} label={t('combobox.search')}>
            <div className="flex items-center border-line border-b pr-2">
              <Command.Input
                onValueChange={onSearch}
                placeholder={t('combobox.search')}
                className="h-9 w-full bg-transparent px-3 text-sm outline-none placeholder:text-mist"
              />
              {loading && <Spinner className="text-mist" />}
            </div>
            <Command.List className="max-h-64 overflow-y-auto p-1">
              {!loading && (
                <Command.Empty className="px-2 py-6 text-center text-mist text-sm">
                  {t('combobox.nothing')}
                </Command.Empty>
              )}
              {options.map((option) => (
                <ComboboxItem
                  key={option.value}
                  option={option}
                  chosen={option.value === value}
                  onChoose={choose}
                />
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ItemProps {
  option: Option;
  chosen: boolean;
  onChoose: (value: string) => void;
}

function ComboboxItem({ option, chosen, onChoose }: ItemProps) {
  return (
    <Command.Item
      value={option.value}
      keywords={[option.label]}
      disabled={option.disabled}
      onSelect={() => onChoose(option.value)}
      className="flex cursor-default select-none items-start gap-2 rounded-sm px-2 py-1.5 text-sm data-[disabled=true]:text-mist data-[selected=true]:bg-hover"
    >
      <Check className={cx('mt-0.5 size-4 shrink-0 text-teal-ink', !chosen && 'invisible')} aria-hidden />
      <span className="min-w-0">
        <span className="block truncate">{option.label}</span>
        {option.description && <span className="block truncate text-mist text-xs">{option.description}</span>}
      </span>
    </Command.Item>
  );
}
