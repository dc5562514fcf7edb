import { createContext, useContext } from 'react';
import type { BillingEntity } from './entity.queries';

const EntityContext = createContext<BillingEntity | null>(null);

export const EntityProvider = EntityContext.Provider;

/** The billing entity whose page this is. */
export function useEntity(): BillingEntity {
  const entity = useContext(EntityContext);
  if (!entity) throw new Error('Used outside of a billing entity');
  return entity;
}
