import { Checkbox, type Option } from '@/ui';

interface RoleChecklistProps {
  options: readonly Option[];
  value: string[];
  onChange: (roles: string[]) => void;
  /** Roles that can't be taken away here, each with the reason. */
  locked?: Record<string, string>;
}

export function RoleChecklist({ options, value, onChange, locked = {} }: RoleChecklistProps) {
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line p-3">
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          description={locked[option.value] ?? option.description}
          disabled={option.value in locked}
          value={value.includes(option.value)}
          onChange={(on) =>
            onChange(on ? [...value, option.value] : value.filter((role) => role !== option.value))
          }
        />
      ))}
    </div>
  );
}
