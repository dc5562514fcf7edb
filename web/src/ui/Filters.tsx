import { ListFilter, Search, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { Button } from './Button';
import { Checkbox } from './Choice';
import { cx } from './cx';
import { formatCivilDate } from './dates';
import { controlClass, Input } from './Input';
import type { Option } from './Select';
import { t } from './texts';
import { useHotkey } from './useHotkey';
import type { UrlFilters } from './useUrlFilters';

export interface FilterDefinition {
  key: string;
  label: string;
  /** `choice`: some of the options; `date`: a civil date; `text`: an exact value such as an external id. */
  kind: 'choice' | 'date' | 'text';
  options?: readonly Option[];
}

interface FilterBarProps {
  filters: UrlFilters;
  definitions: readonly FilterDefinition[];
  /** Given: a search box in front of the filters. */
  searchLabel?: string;
}

/** Search and filters above a list; what is set stands there as removable chips. */
export function FilterBar({ filters, definitions, searchLabel }: FilterBarProps) {
  const active = definitions.filter((definition) => filters.values[definition.key]);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {searchLabel && <SearchBox label={searchLabel} value={filters.search} onChange={filters.setSearch} />}
      {active.map((definition) => (
        <FilterChip key={definition.key} definition={definition} filters={filters} />
      ))}
      {active.length < definitions.length && (
        <AddFilter definitions={definitions.filter((d) => !active.includes(d))} filters={filters} />
      )}
      {active.length > 1 && (
        <Button variant="ghost" size="sm" onClick={filters.clear}>
          {t('filters.clear')}
        </Button>
      )}
    </div>
  );
}

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (term: string) => void;
}

/** Waits until typing pauses; `/` focuses it, Escape empties it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  useHotkey('/', () => input.current?.focus());
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      onChange(text.trim());
    }, 250);
    return () => clearTimeout(timer);
  }, [text, sent, onChange]);
  return (
    <div className="relative w-full sm:w-64">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-mist" aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
        className={cx(controlClass, 'h-8 pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden')}
      />
      <kbd className="pointer-events-none absolute top-1.5 right-2 rounded-sm border border-line bg-canvas px-1.5 font-sans text-mist text-xs max-sm:hidden">
        /
      </kbd>
    </div>
  );
}

interface FilterProps {
  definition: FilterDefinition;
  filters: UrlFilters;
}

const popoverClass = 'z-30 w-64 animate-enter rounded-md border border-line bg-raised p-2 shadow-high';

function FilterChip({ definition, filters }: FilterProps) {
  const values = filters.values[definition.key] ?? [];
  return (
    <span className="inline-flex h-8 max-w-full items-center rounded-md border border-line-strong bg-raised text-sm">
      <Popover.Root>
        <Popover.Trigger className="flex h-full min-w-0 items-center gap-1 rounded-l-md pr-1 pl-2.5 hover:bg-hover">
          <span className="text-mist">{definition.label}:</span>
          <span className="truncate font-medium">{chipText(definition, values)}</span>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className={popoverClass}
            aria-label={definition.label}
          >
            <FilterEditor definition={definition} filters={filters} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <button
        type="button"
        aria-label={t('filters.remove', { name: definition.label })}
        onClick={() => filters.set(definition.key, [])}
        className="flex h-full items-center rounded-r-md px-1.5 text-mist hover:bg-hover hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  );
}

function chipText(definition: FilterDefinition, values: string[]): string {
  if (definition.kind === 'date') return values.map(formatCivilDate).join(', ');
  const named = values.map(
    (value) => definition.options?.find((option) => option.value === value)?.label ?? value,
  );
  return named.length > 2 ? `${named.slice(0, 2).join(', ')} +${named.length - 2}` : named.join(', ');
}

function AddFilter({
  definitions,
  filters,
}: {
  definitions: readonly FilterDefinition[];
  filters: UrlFilters;
}) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<FilterDefinition>();
  const toggle = (next: boolean) => {
    setOpen(next);
    setChosen(undefined);
  };
  return (
    <Popover.Root open={open} onOpenChange={toggle}>
      <Popover.Trigger asChild>
        <Button variant="secondary" icon={ListFilter} className="border-dashed">
          {t('filters.add')}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={popoverClass}
          aria-label={t('filters.add')}
        >
          {chosen ? (
            <FilterEditor definition={chosen} filters={filters} onDone={() => toggle(false)} />
          ) : (
            definitions.map((definition) => (
              <button
                key={definition.key}
                type="button"
                onClick={() => setChosen(definition)}
                className="block w-full rounded-sm px-2 py-1.5 text-left text-sm hover:bg-hover"
              >
                {definition.label}
              </button>
            ))
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FilterEditor({ definition, filters, onDone }: FilterProps & { onDone?: () => void }) {
  const values = filters.values[definition.key] ?? [];
  if (definition.kind === 'choice')
    return (
      <fieldset className="flex max-h-72 flex-col gap-2 overflow-y-auto p-1">
        <legend className="sr-only">{definition.label}</legend>
        {(definition.options ?? []).map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            value={values.includes(option.value)}
            onChange={(on) =>
              filters.set(
                definition.key,
                on ? [...values, option.value] : values.filter((v) => v !== option.value),
              )
            }
          />
        ))}
      </fieldset>
    );
  return <TextFilter definition={definition} filters={filters} onDone={onDone} />;
}

function TextFilter({ definition, filters, onDone }: FilterProps & { onDone?: () => void }) {
  const [text, setText] = useState(filters.values[definition.key]?.[0] ?? '');
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        filters.set(definition.key, text.trim() === '' ? [] : [text.trim()]);
        onDone?.();
      }}
    >
      <Input
        type={definition.kind === 'date' ? 'date' : 'text'}
        aria-label={definition.label}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" variant="primary">
        {t('filters.apply')}
      </Button>
    </form>
  );
}
