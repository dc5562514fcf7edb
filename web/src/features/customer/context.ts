import { createContext, useContext } from 'react';
import type { Customer } from './customer.queries';

const CustomerContext = createContext<Customer | null>(null);

export const CustomerProvider = CustomerContext.Provider;

/** The customer whose pages these are. */
export function useCustomer(): Customer {
  const customer = useContext(CustomerContext);
  if (!customer) throw new Error('Used outside of a customer');
  return customer;
}
