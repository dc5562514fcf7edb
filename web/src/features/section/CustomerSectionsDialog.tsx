import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '@/app/permissions/access';
import { type CustomerSettings, updateCustomerSettings } from '@/features/customer/customer.queries';
import { entityQuery } from '@/features/entity/entity.queries';
import { Banner, Button, Dialog, Field, Loaded, PillChoice, problemText, RadioGroup, useCommand } from '@/ui';
import { t } from './texts';

interface CustomerSectionsDialogProps {
  settings: CustomerSettings;
  entityCode: string;
  onClose: () => void;
}

/** What is in force may be the customer's own or the billing entity's; only the entity itself can tell. */
export function CustomerSectionsDialog(props: CustomerSectionsDialogProps) {
  const { can } = usePermissions();
  const sees = can('billing_entities:view');
  const entity = useQuery({ ...entityQuery(props.entityCode), enabled: sees });
  if (!sees) return <Choice {...props} inherited={null} />;
  return (
    <Loaded query={entity}>
      {({ selected_invoice_custom_sections: selected = [] }) => (
        <Choice {...props} inherited={selected.map(({ code }) => code)} />
      )}
    </Loaded>
  );
}

type Kind = 'inherit' | 'own' | 'skip';

const KINDS: readonly Kind[] = ['inherit', 'own', 'skip'];

interface ChoiceProps extends CustomerSectionsDialogProps {
  /** The sections of the billing entity; null: they are not known. */
  inherited: string[] | null;
}

function kindOf(settings: CustomerSettings, inherited: string[] | null): Kind {
  if (settings.skip_invoice_custom_sections) return 'skip';
  const now = (settings.applicable_invoice_custom_sections ?? []).map(({ code }) => code);
  const same = inherited?.length === now.length && now.every((code) => inherited.includes(code));
  return now.length === 0 || same ? 'inherit' : 'own';
}

const WRITES: Record<Kind, (codes: string[]) => Record<string, unknown>> = {
  inherit: () => ({ skip_invoice_custom_sections: false, invoice_custom_section_codes: [] }),
  own: (codes) => ({ skip_invoice_custom_sections: false, invoice_custom_section_codes: codes }),
  skip: () => ({ skip_invoice_custom_sections: true }),
};

function Choice({ settings, inherited, onClose }: ChoiceProps) {
  const choices = settings.invoice_custom_section_choices ?? [];
  const applicable = settings.applicable_invoice_custom_sections ?? [];
  const [kind, setKind] = useState(kindOf(settings, inherited));
  const [codes, setCodes] = useState(applicable.map(({ code }) => code));
  const [problem, setProblem] = useState<string>();
  const save = useCommand({
    run: () => updateCustomerSettings(settings.external_id, 'custom_sections', WRITES[kind](codes)),
    changes: [['customers'], ['invoices']],
    done: t('choice.saved'),
    onDone: onClose,
  });
  const send = () => {
    if (kind === 'own' && codes.length === 0) return setProblem(t('choice.needed'));
    void save.ask(undefined).catch((error: unknown) => setProblem(problemText(error)));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('choice.title')}
      description={t('choice.ofCustomer')}
      footer={
        <Button variant="primary" busy={save.busy} onClick={send}>
          {t('choice.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem}</Banner>}
        <Field label={t('choice.which')} hideLabel>
          <RadioGroup
            aria-label={t('choice.which')}
            value={kind}
            onChange={setKind}
            options={KINDS.map((value) => ({ value, label: t(`choice.${value}`) }))}
          />
        </Field>
        {kind === 'own' && choices.length === 0 && (
          <p className="text-mist text-sm">{t('choice.noChoices')}</p>
        )}
        {kind === 'own' && choices.length > 0 && (
          <PillChoice
            label={t('choice.title')}
            options={choices.map(({ code, name }) => ({ value: code, label: name }))}
            value={codes}
            onChange={setCodes}
          />
        )}
      </div>
    </Dialog>
  );
}
