import { usePermissions } from '@/app/permissions/access';
import { EntitySectionsCard } from '@/features/section/EntitySectionsCard';
import { useEntity } from './context';
import { LogoCard } from './LogoCard';
import { SellerFacts } from './SellerFacts';
import { SellerForm } from './SellerForm';
import { TaxesCard } from './TaxesCard';

/** Who sells: what is printed at the head of documents, and where they are from. */
export function SellerSettings() {
  const { can } = usePermissions();
  const entity = useEntity();
  return (
    <div className="flex flex-col gap-5">
      {can('billing_entities:update') ? (
        <SellerForm key={entity.lago_id} entity={entity} />
      ) : (
        <SellerFacts entity={entity} />
      )}
      <LogoCard entity={entity} />
      <TaxesCard key={entity.updated_at} entity={entity} />
      <EntitySectionsCard key={`sections ${entity.updated_at}`} entity={entity} />
    </div>
  );
}
