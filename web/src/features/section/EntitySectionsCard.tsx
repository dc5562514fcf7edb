import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { type BillingEntity, ENTITY_CHANGES, updateEntity } from '@/features/entity/entity.queries';
import { Badge, Banner, Button, Card, PillChoice, problemText, useCommand } from '@/ui';
import { sectionChoicesQuery } from './section.queries';
import { t } from './texts';

/** What the invoices of a billing entity's customers print, unless they have chosen otherwise (INV-192). */
export function EntitySectionsCard({ entity }: { entity: BillingEntity }) {
  const { can } = usePermissions();
  const selected = entity.selected_invoice_custom_sections ?? [];
  const before = selected.map(({ code }) => code);
  const [codes, setCodes] = useState(before);
  const [problem, setProblem] = useState<string>();
  const editable = can('billing_entities:update') && can('invoice_custom_sections:view');
  const sections = useQuery({ ...sectionChoicesQuery, enabled: editable });
  const save = useCommand({ run: updateEntity, changes: ENTITY_CHANGES, done: t('choice.saved') });
  const send = () =>
    save
      .ask({ code: entity.code, changes: { invoice_custom_section_codes: codes } })
      .catch((error: unknown) => setProblem(problemText(error)));
  const changed = codes.length !== before.length || codes.some((code) => !before.includes(code));
  const choices = editable ? (sections.data ?? []) : [];
  return (
    <Card
      title={t('choice.title')}
      description={t('choice.ofEntity')}
      footer={
        choices.length > 0 && (
          <Button variant="primary" disabled={!changed} busy={save.busy} onClick={() => void send()}>
            {t('choice.save')}
          </Button>
        )
      }
    >
      {problem && <Banner tone="red">{problem}</Banner>}
      {choices.length > 0 ? (
        <PillChoice
          label={t('choice.title')}
          options={choices.map(({ code, name }) => ({ value: code, label: name }))}
          value={codes}
          onChange={setCodes}
        />
      ) : (
        <SectionNames sections={selected} none={t('choice.none')} />
      )}
    </Card>
  );
}

interface SectionNamesProps {
  sections: readonly { code: string; name: string }[];
  none: string;
}

export function SectionNames({ sections, none }: SectionNamesProps) {
  if (sections.length === 0) return <p className="text-mist text-sm">{none}</p>;
  return (
    <div className="flex flex-wrap gap-1.5">
      {sections.map(({ code, name }) => (
        <Badge key={code}>{name}</Badge>
      ))}
    </div>
  );
}
