import { useState } from 'react';
import { Banner, Button, Checkbox, Dialog, formatDecimal } from '@/ui';
import type { CustomerSettings } from './customer.queries';
import { t } from './texts';
import { useSaveSetting } from './useSaveSetting';

export function TaxesDialog({ settings, onClose }: { settings: CustomerSettings; onClose: () => void }) {
  const [codes, setCodes] = useState(settings.taxes.map((tax) => tax.code));
  const save = useSaveSetting(settings, 'tax_rates', onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.taxes')}
      description={t('settings.taxesBody')}
      footer={
        <Button variant="primary" busy={save.busy} onClick={() => save.send({ tax_codes: codes })}>
          {t('settings.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {save.problem && <Banner tone="red">{save.problem}</Banner>}
        {settings.tax_choices.length === 0 && (
          <p className="text-mist text-sm">{t('settings.noTaxChoices')}</p>
        )}
        {settings.tax_choices.map((tax) => (
          <Checkbox
            key={tax.code}
            label={tax.name}
            description={t('settings.rate', { rate: formatDecimal(tax.rate) })}
            value={codes.includes(tax.code)}
            onChange={(on) => setCodes(on ? [...codes, tax.code] : codes.filter((code) => code !== tax.code))}
          />
        ))}
      </div>
    </Dialog>
  );
}
