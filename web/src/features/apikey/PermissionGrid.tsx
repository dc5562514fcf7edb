import { Checkbox } from '@/ui';
import type { KeyPermissions, Mode } from './apikey.queries';
import { grant, may, RESOURCE_GROUPS, RESOURCES, resourceName } from './resources';
import { t } from './texts';

interface PermissionGridProps {
  value: KeyPermissions;
  onChange: (value: KeyPermissions) => void;
}

const modes: readonly Mode[] = ['read', 'write'];

/** Resources down, read and write across; the first row stands for all of them. */
export function PermissionGrid({ value, onChange }: PermissionGridProps) {
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="bg-canvas text-left text-mist text-xs">
            <th scope="col" className="h-8 px-3 font-medium">
              {t('form.resource')}
            </th>
            {modes.map((mode) => (
              <th key={mode} scope="col" className="w-20 px-3 font-medium">
                {t(`form.${mode}`)}
              </th>
            ))}
          </tr>
          <tr className="border-line border-y bg-sunken">
            <th scope="row" className="h-9 px-3 text-left font-semibold">
              {t('form.everything')}
            </th>
            {modes.map((mode) => (
              <td key={mode} className="px-3">
                <AllOf mode={mode} value={value} onChange={onChange} />
              </td>
            ))}
          </tr>
        </thead>
        {RESOURCE_GROUPS.map((group) => (
          <tbody key={group.label}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={3}
                className="h-8 bg-canvas px-3 text-left font-medium text-mist text-xs"
              >
                {group.label}
              </th>
            </tr>
            {group.resources.map((resource) => (
              <tr key={resource} className="border-line border-t hover:bg-hover">
                <th scope="row" className="h-8 px-3 text-left font-normal">
                  {resourceName(resource)}
                </th>
                {modes.map((mode) => (
                  <td key={mode} className="px-3">
                    <Checkbox
                      hideLabel
                      label={t(`form.${mode}Of`, { resource: resourceName(resource) })}
                      value={may(value, resource, mode)}
                      onChange={(on) => onChange(grant(value, [resource], mode, on))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function AllOf({ mode, value, onChange }: PermissionGridProps & { mode: Mode }) {
  const count = RESOURCES.filter((resource) => may(value, resource, mode)).length;
  const all = count === RESOURCES.length;
  return (
    <Checkbox
      hideLabel
      label={mode === 'read' ? t('form.allRead') : t('form.allWrite')}
      value={all}
      mixed={count > 0 && !all}
      onChange={() => onChange(grant(value, RESOURCES, mode, !all))}
    />
  );
}
