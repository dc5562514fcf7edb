import { useQuery } from '@tanstack/react-query';
import { usePermissions } from '@/app/permissions/access';
import { Field, formatDecimal, PillChoice, Skeleton } from '@/ui';
import { taxChoicesQuery } from './tax.queries';
import { t } from './texts';

interface TaxesFieldProps {
  label: string;
  hint: string;
  value: string[];
  onChange: (codes: string[]) => void;
}

/** The taxes of something that is sold. Absent for roles that may not see taxes: what is set then stays as it is. */
export function TaxesField({ label, hint, value, onChange }: TaxesFieldProps) {
  const { can } = usePermissions();
  const sees = can('organization:taxes:view');
  const taxes = useQuery({ ...taxChoicesQuery, enabled: sees });
  if (!sees || taxes.error) return null;
  const options = taxes.data?.map(({ code, name, rate }) => ({
    value: code,
    label: `${name} ${formatDecimal(rate)} %`,
  }));
  return (
    <Field label={label} hint={options?.length === 0 ? undefined : hint}>
      {!options && <Skeleton className="h-7 w-40" />}
      {options?.length === 0 && <p className="text-mist text-sm">{t('noneToChoose')}</p>}
      {options && options.length > 0 && (
        <PillChoice label={label} options={options} value={value} onChange={onChange} />
      )}
    </Field>
  );
}
