import { Pencil } from 'lucide-react';
import { Can } from '@/app/permissions/access';
import { Badge, Button, CopyId, DateTime, Drawer, formatDecimal, KeyValue, Money } from '@/ui';
import type { AddOn } from './addon.queries';
import { t } from './texts';

interface AddOnDrawerProps {
  addOn: AddOn;
  onClose: () => void;
  onEdit: () => void;
}

export function AddOnDrawer({ addOn, onClose, onEdit }: AddOnDrawerProps) {
  return (
    <Drawer
      open
      onClose={onClose}
      title={addOn.name}
      description={addOn.description}
      footer={
        <Can do="addons:update">
          <Button icon={Pencil} onClick={onEdit}>
            {t('edit')}
          </Button>
        </Can>
      }
    >
      <KeyValue
        items={[
          {
            label: t('columns.price'),
            value: <Money strong amountCents={addOn.amount_cents} currency={addOn.amount_currency} />,
          },
          { label: t('columns.code'), value: <CopyId value={addOn.code} /> },
          { label: t('invoiceName'), value: addOn.invoice_display_name },
          { label: t('columns.taxes'), value: <Taxes addOn={addOn} /> },
          { label: t('columns.created'), value: <DateTime at={addOn.created_at} /> },
          { label: t('id'), value: <CopyId value={addOn.lago_id} label={t('id')} /> },
        ]}
      />
    </Drawer>
  );
}

function Taxes({ addOn }: { addOn: AddOn }) {
  if (addOn.taxes.length === 0) return <span className="text-mist">{t('noTaxes')}</span>;
  return (
    <span className="flex flex-wrap gap-1.5">
      {addOn.taxes.map((tax) => (
        <Badge key={tax.code}>
          {tax.name} {formatDecimal(tax.rate)} %
        </Badge>
      ))}
    </span>
  );
}
