import { countryName } from '@/features/customer/countryName';
import { Card, KeyValue } from '@/ui';
import type { BillingEntity } from './entity.queries';
import { t } from './texts';

/** For roles that may read, but not change, who sells. */
export function SellerFacts({ entity }: { entity: BillingEntity }) {
  const address = [
    entity.address_line1,
    entity.address_line2,
    [entity.zipcode, entity.city].filter(Boolean).join(' '),
    entity.state,
    entity.country && countryName(entity.country),
  ].filter(Boolean);
  return (
    <Card title={t('seller.title')} description={t('seller.body')}>
      <KeyValue
        items={[
          { label: t('seller.legalName'), value: entity.legal_name },
          { label: t('seller.legalNumber'), value: entity.legal_number },
          { label: t('seller.taxNumber'), value: entity.tax_identification_number },
          {
            label: t('seller.address'),
            value:
              address.length > 0 ? <span className="whitespace-pre-line">{address.join('\n')}</span> : null,
          },
          { label: t('seller.email'), value: entity.email },
          { label: t('seller.phone'), value: entity.phone },
          { label: t('currency'), value: entity.default_currency },
          { label: t('timezone'), value: entity.timezone },
          { label: t('law.euTaxes'), value: t(entity.eu_tax_management ? 'law.on' : 'law.off') },
          { label: t('law.einvoicing'), value: t(entity.einvoicing ? 'law.on' : 'law.off') },
        ]}
      />
    </Card>
  );
}
