import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import {
  Banner,
  Button,
  Checkbox,
  Combobox,
  Dialog,
  Field,
  Input,
  problemText,
  Select,
  useCommand,
} from '@/ui';
import {
  type Entitlement,
  type FeatureValues,
  featureChoicesQuery,
  type Owner,
  type Privilege,
  type PrivilegeValue,
  setEntitlement,
} from './entitlement.queries';
import { t } from './texts';

interface EntitlementDialogProps {
  owner: Owner;
  held: Entitlement[];
  /** The one to edit; absent when one is added. */
  entitlement?: Entitlement;
  onClose: () => void;
}

/** Gives a feature with its values, or changes them. */
export function EntitlementDialog({ owner, held, entitlement, onClose }: EntitlementDialogProps) {
  const { can } = usePermissions();
  const features = useQuery({ ...featureChoicesQuery, enabled: !entitlement && can('features:view') });
  const [code, setCode] = useState(entitlement?.code ?? '');
  const [values, setValues] = useState<Record<string, string>>(startOf(entitlement));
  const [problem, setProblem] = useState<string>();
  const save = useCommand({
    run: setEntitlement,
    changes: [['entitlements'], ['plans']],
    done: t('owned.saved'),
    onDone: onClose,
  });
  const choices = (features.data ?? []).filter((one) => !held.some((other) => other.code === one.code));
  const privileges = entitlement?.privileges ?? choices.find((one) => one.code === code)?.privileges ?? [];
  const wrong = privileges.some(({ code: key, value_type }) => isWrong(value_type, values[key] ?? ''));
  const send = () =>
    void save
      .ask({ owner, code, values: typed(privileges, values) })
      .catch((error: unknown) => setProblem(problemText(error)));
  return (
    <Dialog
      open
      onClose={onClose}
      title={entitlement ? entitlement.name || entitlement.code : t('owned.dialogTitle')}
      footer={
        <Button variant="primary" disabled={code === '' || wrong} busy={save.busy} onClick={send}>
          {t('owned.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        {!entitlement && features.data && choices.length === 0 && (
          <p className="text-slate text-sm">{t('owned.noFeatures')}</p>
        )}
        {!entitlement && choices.length > 0 && (
          <Field label={t('owned.feature')} required>
            <Combobox
              value={code}
              onChange={setCode}
              placeholder={t('owned.choose')}
              options={choices.map((one) => ({
                value: one.code,
                label: one.name || one.code,
                description: one.description ?? undefined,
              }))}
            />
          </Field>
        )}
        {privileges.map((privilege) => (
          <ValueField
            key={privilege.code}
            privilege={privilege}
            value={values[privilege.code] ?? ''}
            onChange={(value) => setValues({ ...values, [privilege.code]: value })}
          />
        ))}
      </div>
    </Dialog>
  );
}

const startOf = (entitlement: Entitlement | undefined) =>
  Object.fromEntries(
    (entitlement?.privileges ?? []).map(({ code, value }) => [code, value === null ? '' : String(value)]),
  );

const isWrong = (type: Privilege['value_type'], value: string) =>
  type === 'integer' && value !== '' && !/^-?\d{1,15}$/.test(value);

/** Values in the types of their privileges; what was left empty is left out. */
function typed(privileges: readonly Privilege[], values: Record<string, string>): FeatureValues {
  const entries = privileges.flatMap(({ code, value_type }): [string, PrivilegeValue][] => {
    const value = values[code] ?? '';
    if (value_type === 'boolean') return [[code, value === 'true']];
    if (value === '') return [];
    return [[code, value_type === 'integer' ? Number(value) : value]];
  });
  return Object.fromEntries(entries);
}

interface ValueFieldProps {
  privilege: Privilege;
  value: string;
  onChange: (value: string) => void;
}

function ValueField({ privilege, value, onChange }: ValueFieldProps) {
  const label = privilege.name || privilege.code;
  if (privilege.value_type === 'boolean')
    return <Checkbox label={label} value={value === 'true'} onChange={(on) => onChange(String(on))} />;
  return (
    <Field label={label}>
      {privilege.value_type === 'select' ? (
        <Select
          value={value === '' ? undefined : value}
          onChange={onChange}
          options={(privilege.config.select_options ?? []).map((option) => ({
            value: option,
            label: option,
          }))}
        />
      ) : (
        <Input
          value={value}
          numeric={privilege.value_type === 'integer'}
          inputMode={privilege.value_type === 'integer' ? 'numeric' : undefined}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
