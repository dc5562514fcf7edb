import { Badge, Card, CopyId, KeyValue } from '@/ui';
import { useCustomer } from './context';
import { countryName } from './countryName';
import type { Address } from './customer.queries';
import { t } from './texts';
import { ViesBadge } from './ViesBanner';

export function CustomerInformation() {
  const customer = useCustomer();
  const person = [customer.firstname, customer.lastname].filter(Boolean).join(' ');
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title={t('information.identity')}>
        <KeyValue
          items={[
            { label: t('information.name'), value: customer.name },
            ...(person ? [{ label: t('information.firstname'), value: person }] : []),
            { label: t('information.legalName'), value: customer.legal_name },
            { label: t('information.legalNumber'), value: customer.legal_number },
            {
              label: t('information.taxNumber'),
              value: customer.tax_identification_number && (
                <span className="flex flex-wrap items-center gap-2">
                  {customer.tax_identification_number}
                  <ViesBadge check={customer.vies_check} />
                </span>
              ),
            },
            {
              label: t('information.type'),
              value: customer.customer_type && t(`types.${customer.customer_type}`),
            },
            { label: t('information.entity'), value: customer.billing_entity_code },
            { label: t('information.currency'), value: customer.currency },
            {
              label: t('information.timezone'),
              value:
                customer.timezone ??
                t('information.timezoneInherited', { zone: customer.applicable_timezone }),
            },
            {
              label: t('information.id'),
              value: <CopyId value={customer.lago_id} label={t('information.id')} />,
            },
          ]}
        />
      </Card>
      <div className="flex flex-col gap-5">
        <Card title={t('information.contact')}>
          <KeyValue
            items={[
              { label: t('information.email'), value: customer.email },
              { label: t('information.phone'), value: customer.phone },
              { label: t('information.url'), value: customer.url },
            ]}
          />
        </Card>
        <Card title={t('information.address')}>
          <AddressLines address={customer} />
        </Card>
        <Card title={t('information.shipping')}>
          <AddressLines address={customer.shipping_address} />
        </Card>
        <Metadata />
      </div>
    </div>
  );
}

function AddressLines({ address }: { address: Address }) {
  const lines = [
    address.address_line1,
    address.address_line2,
    [address.zipcode, address.city].filter(Boolean).join(' '),
    [address.state, address.country && countryName(address.country)].filter(Boolean).join(', '),
  ].filter(Boolean);
  if (lines.length === 0) return <p className="text-mist text-sm">{t('information.noAddress')}</p>;
  return (
    <address className="text-ink text-sm not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}

function Metadata() {
  const { metadata } = useCustomer();
  return (
    <Card title={t('information.metadata')}>
      {metadata.length === 0 ? (
        <p className="text-mist text-sm">{t('information.noMetadata')}</p>
      ) : (
        <KeyValue
          items={metadata.map((note) => ({
            label: note.key,
            value: (
              <span className="flex flex-wrap items-center gap-2">
                {note.value}
                {note.display_in_invoice && <Badge tone="outline">{t('information.onInvoice')}</Badge>}
              </span>
            ),
          }))}
        />
      )}
    </Card>
  );
}
