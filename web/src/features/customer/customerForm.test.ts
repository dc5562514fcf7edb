import { describe, expect, it } from 'vitest';
import { customer } from '@/test/billing';
import { customerName } from './customer.queries';
import { changesOfCustomer, customerSchema, NONE, valuesOfCustomer } from './customerForm';

describe('the customer form', () => {
  it('sends back what it was given', () => {
    const changes = changesOfCustomer(valuesOfCustomer(customer));
    expect(changes).toMatchObject({
      external_id: 'helios',
      name: 'Helios Robotics',
      city: 'Berlin',
      country: 'DE',
      currency: 'EUR',
      timezone: null,
      customer_type: 'company',
      finalize_zero_amount_invoice: 'inherit',
      metadata: [],
    });
    expect(changes).not.toHaveProperty('sameAddress');
    expect(changes).not.toHaveProperty('partner');
  });

  it('clears what was emptied', () => {
    const values = { ...valuesOfCustomer(customer), email: '', customer_type: NONE, timezone: NONE };
    expect(changesOfCustomer(values)).toMatchObject({ email: null, customer_type: null, timezone: null });
  });

  it('ships to the billing address when that is said, and notices that it is so', () => {
    const changes = changesOfCustomer({ ...valuesOfCustomer(customer), sameAddress: true });
    expect(changes.shipping_address).toMatchObject({ city: 'Berlin', country: 'DE' });
    const { address_line1, address_line2, city, zipcode, state, country } = customer;
    const shipping_address = { address_line1, address_line2, city, zipcode, state, country };
    expect(valuesOfCustomer({ ...customer, shipping_address }).sameAddress).toBe(true);
    expect(valuesOfCustomer(customer).sameAddress).toBe(false);
  });

  it('keeps the identity of notes', () => {
    const note = { lago_id: 'n-1', key: 'crm', value: 'HR', display_in_invoice: true };
    expect(changesOfCustomer(valuesOfCustomer({ ...customer, metadata: [note] })).metadata).toEqual([
      { id: 'n-1', key: 'crm', value: 'HR', display_in_invoice: true },
    ]);
  });

  it('needs an external id', () => {
    const result = customerSchema.safeParse(valuesOfCustomer(undefined));
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['external_id']);
  });

  it('calls a customer by the best name there is', () => {
    expect(customerName(customer)).toBe('Helios Robotics');
    expect(customerName({ ...customer, name: null, firstname: 'Ada', lastname: 'Byron' })).toBe('Ada Byron');
    expect(customerName({ ...customer, name: null })).toBe('helios');
  });
});
