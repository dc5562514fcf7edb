import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateTime, Drawer, EmptyState, Field, Loaded, Select } from '@/ui';
import { shortText, stepsOf } from './changeText';
import { type PlanVersion, type VersionChange, versionQuery } from './planversion.queries';
import { t } from './texts';

interface VersionDrawerProps {
  code: string;
  currency: string;
  version: PlanVersion;
  /** The number of the version in force. */
  newest: number;
  onClose: () => void;
}

/** One version against the one before, or against any other. */
export function VersionDrawer({ code, currency, version, newest, onClose }: VersionDrawerProps) {
  const { number } = version;
  const others = Array.from({ length: newest }, (_, index) => newest - index).filter((one) => one !== number);
  const [other, setOther] = useState(version.compared_with ?? others[0]);
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('version', { number })}
      description={
        <>
          <DateTime at={version.at} /> · {version.by ?? t('unknown')}
        </>
      }
    >
      {other === undefined ? (
        <p className="text-slate text-sm">{t('first')}</p>
      ) : (
        <div className="flex flex-col gap-5">
          <Field label={t('comparedWith')} className="max-w-56">
            <Select
              value={String(other)}
              onChange={(value) => setOther(Number(value))}
              options={others.map((one) => ({ value: String(one), label: t('version', { number: one }) }))}
            />
          </Field>
          <Difference code={code} currency={currency} number={number} other={other} />
        </div>
      )}
    </Drawer>
  );
}

interface DifferenceProps {
  code: string;
  currency: string;
  number: number;
  other: number;
}

/** The earlier version stands on the left, whichever of the two was opened. */
function Difference({ code, currency, number, other }: DifferenceProps) {
  const [earlier, later] = [Math.min(number, other), Math.max(number, other)];
  return (
    <Loaded query={useQuery(versionQuery(code, later, earlier))}>
      {({ changes }) =>
        changes.length === 0 ? (
          <EmptyState title={t('same')} body={t('sameBody')} />
        ) : (
          <ul className="divide-y divide-line">
            {changes.map((change) => (
              <Change
                key={change.field}
                change={change}
                currency={currency}
                earlier={earlier}
                later={later}
              />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

interface ChangeProps {
  change: VersionChange;
  currency: string;
  earlier: number;
  later: number;
}

function Change({ change: { field, before, after }, currency, earlier, later }: ChangeProps) {
  return (
    <li className="py-3 first:pt-0">
      <p className="mb-1.5 break-words font-medium text-ink text-sm">{stepsOf(field).join(' › ')}</p>
      <dl className="grid grid-cols-2 gap-4">
        <Side label={t('version', { number: earlier })} field={field} value={before} currency={currency} />
        <Side label={t('version', { number: later })} field={field} value={after} currency={currency} />
      </dl>
    </li>
  );
}

interface SideProps {
  label: string;
  field: string;
  value: unknown;
  currency: string;
}

function Side({ label, field, value, currency }: SideProps) {
  const text = shortText(field, value, currency);
  return (
    <div className="min-w-0">
      <dt className="text-mist text-xs">{label}</dt>
      <dd className="tabular break-words text-sm">
        {text ?? (
          // a whole charge or tier: what came or went with all it had
          <code className="block whitespace-pre-wrap break-words font-mono text-xs">
            {JSON.stringify(value, null, 2)}
          </code>
        )}
      </dd>
    </div>
  );
}
