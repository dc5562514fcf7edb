import { useState } from 'react';
import { Can } from '@/app/permissions/access';
import type { CustomerSettings } from '@/features/customer/customer.queries';
import { Button, Card, lazyDialog } from '@/ui';
import { SectionNames } from './EntitySectionsCard';
import { t } from './texts';

const CustomerSectionsDialog = lazyDialog(() => import('./CustomerSectionsDialog'), 'CustomerSectionsDialog');

interface CustomerSectionsCardProps {
  settings: CustomerSettings;
  entityCode: string;
}

/** Which sections a customer's invoices print (INV-192). */
export function CustomerSectionsCard({ settings, entityCode }: CustomerSectionsCardProps) {
  const [open, setOpen] = useState(false);
  const { applicable_invoice_custom_sections: applicable = [], skip_invoice_custom_sections: skips } =
    settings;
  return (
    <Card
      title={t('choice.title')}
      description={t('choice.ofCustomer')}
      actions={
        <Can do="customer_settings:update:payment_terms">
          <Button
            size="sm"
            aria-label={`${t('choice.edit')}: ${t('choice.title')}`}
            onClick={() => setOpen(true)}
          >
            {t('choice.edit')}
          </Button>
        </Can>
      }
    >
      <SectionNames sections={applicable} none={t(skips ? 'choice.skips' : 'choice.none')} />
      {open && (
        <CustomerSectionsDialog settings={settings} entityCode={entityCode} onClose={() => setOpen(false)} />
      )}
    </Card>
  );
}
