import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { taxChoicesQuery } from '@/features/tax/tax.queries';
import { Badge, Banner, Button, Card, formatDecimal, PillChoice, problemText, useCommand } from '@/ui';
import { type BillingEntity, ENTITY_CHANGES, updateEntity } from './entity.queries';
import { t } from './texts';

const rateOf = ({ name, rate }: { name: string; rate: number }) => `${name} ${formatDecimal(rate)} %`;

/** The taxes of customers of this entity that have none of their own. */
export function TaxesCard({ entity }: { entity: BillingEntity }) {
  const { can } = usePermissions();
  const before = entity.taxes.map((tax) => tax.code);
  const [codes, setCodes] = useState(before);
  const [problem, setProblem] = useState<string>();
  const editable = can('billing_entities:update') && can('organization:taxes:view');
  const taxes = useQuery({ ...taxChoicesQuery, enabled: editable });
  const save = useCommand({ run: updateEntity, changes: ENTITY_CHANGES, done: t('saved') });
  const send = () =>
    save
      .ask({ code: entity.code, changes: { tax_codes: codes } })
      .catch((error: unknown) => setProblem(problemText(error)));
  const changed = codes.length !== before.length || codes.some((code) => !before.includes(code));
  const choices = editable ? taxes.data : undefined;
  return (
    <Card
      title={t('taxes.title')}
      description={t('taxes.body')}
      footer={
        choices &&
        choices.length > 0 && (
          <Button variant="primary" disabled={!changed} busy={save.busy} onClick={() => void send()}>
            {t('save')}
          </Button>
        )
      }
    >
      {problem && <Banner tone="red">{problem}</Banner>}
      {choices && choices.length > 0 ? (
        <PillChoice
          label={t('taxes.title')}
          options={choices.map((tax) => ({ value: tax.code, label: rateOf(tax) }))}
          value={codes}
          onChange={setCodes}
        />
      ) : entity.taxes.length > 0 ? (
        <div className="flex flex-wrap gap-1.5">
          {entity.taxes.map((tax) => (
            <Badge key={tax.code}>{rateOf(tax)}</Badge>
          ))}
        </div>
      ) : (
        <p className="text-mist text-sm">{t('taxes.none')}</p>
      )}
    </Card>
  );
}
