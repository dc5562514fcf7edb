import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Can } from '@/app/permissions/access';
import type { Permission } from '@/app/permissions/permissions';
import { CustomerSectionsCard } from '@/features/section/CustomerSectionsCard';
import { Badge, Button, Card, formatDecimal, Loaded, lazyDialog, Skeleton } from '@/ui';
import { useCustomer } from './context';
import {
  customerSettingsQuery,
  type CustomerSettings as Settings,
  type SettingsGroup,
} from './customer.queries';
import { languageName } from './languages';
import { t } from './texts';

const DaysDialog = lazyDialog(() => import('./DaysDialog'), 'DaysDialog');
const LanguageDialog = lazyDialog(() => import('./LanguageDialog'), 'LanguageDialog');
const TaxesDialog = lazyDialog(() => import('./TaxesDialog'), 'TaxesDialog');

/** Each setting with what applies now; editing each is a permission of its own (WEB-137). */
export function CustomerSettings() {
  const { external_id } = useCustomer();
  const settings = useQuery(customerSettingsQuery(external_id));
  return (
    <Loaded query={settings} skeleton={<Skeleton className="h-64" />}>
      {(data) => <Cards settings={data} />}
    </Loaded>
  );
}

function Cards({ settings }: { settings: Settings }) {
  const [editing, setEditing] = useState<SettingsGroup>();
  const close = () => setEditing(undefined);
  const { billing_entity_code } = useCustomer();
  const days = (count: number) => t('settings.days', { count });
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Setting
        title={t('settings.taxes')}
        body={t('settings.taxesBody')}
        permission="customer_settings:update:tax_rates"
        onEdit={() => setEditing('tax_rates')}
      >
        <Taxes settings={settings} />
      </Setting>
      <Setting
        title={t('settings.terms')}
        body={t('settings.termsBody')}
        permission="customer_settings:update:payment_terms"
        onEdit={() => setEditing('payment_terms')}
      >
        <Value
          own={settings.net_payment_term}
          applicable={settings.applicable_net_payment_term}
          text={days}
        />
      </Setting>
      <Setting
        title={t('settings.grace')}
        body={t('settings.graceBody')}
        permission="customer_settings:update:grace_period"
        onEdit={() => setEditing('grace_period')}
      >
        <Value
          own={settings.invoice_grace_period}
          applicable={settings.applicable_invoice_grace_period}
          text={days}
        />
      </Setting>
      <Setting
        title={t('settings.language')}
        body={t('settings.languageBody')}
        permission="customer_settings:update:lang"
        onEdit={() => setEditing('lang')}
      >
        <Value
          own={settings.document_locale}
          applicable={settings.applicable_document_locale}
          text={languageName}
        />
      </Setting>
      <CustomerSectionsCard settings={settings} entityCode={billing_entity_code} />
      {editing === 'tax_rates' && <TaxesDialog settings={settings} onClose={close} />}
      {(editing === 'payment_terms' || editing === 'grace_period') && (
        <DaysDialog group={editing} settings={settings} onClose={close} />
      )}
      {editing === 'lang' && <LanguageDialog settings={settings} onClose={close} />}
    </div>
  );
}

interface SettingProps {
  title: string;
  body: string;
  permission: Permission;
  onEdit: () => void;
  children: ReactNode;
}

function Setting({ title, body, permission, onEdit, children }: SettingProps) {
  return (
    <Card
      title={title}
      description={body}
      actions={
        <Can do={permission}>
          <Button size="sm" aria-label={`${t('settings.edit')}: ${title}`} onClick={onEdit}>
            {t('settings.edit')}
          </Button>
        </Can>
      }
    >
      <div className="text-sm">{children}</div>
    </Card>
  );
}

interface ValueProps<T> {
  own: T | null;
  applicable: T;
  text: (value: T) => string;
}

/** The customer's own value, else the inherited one, and said so. */
function Value<T>({ own, applicable, text }: ValueProps<T>) {
  if (own !== null) return <span className="font-medium">{text(own)}</span>;
  return <span className="text-slate">{t('settings.inherited', { value: text(applicable) })}</span>;
}

function Taxes({ settings }: { settings: Settings }) {
  if (settings.taxes.length === 0) return <span className="text-slate">{t('settings.noTaxes')}</span>;
  return (
    <span className="flex flex-wrap gap-1.5">
      {settings.taxes.map((tax) => (
        <Badge key={tax.code}>
          {tax.name} {t('settings.rate', { rate: formatDecimal(tax.rate) })}
        </Badge>
      ))}
    </span>
  );
}
