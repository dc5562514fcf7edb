import { Plus, Users } from 'lucide-react';
import { api } from '@/api/client';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import { type Customer, customerName } from './customer.queries';
import en from './room.en.json';

const t = texts(en);

export const customerRoom: Room = {
  nav: {
    group: 'billing',
    label: () => t('nav'),
    icon: Users,
    path: 'customers',
    permission: 'customers:view',
  },
  actions: [
    {
      id: 'customer.new',
      label: () => t('new'),
      icon: Plus,
      permission: 'customers:create',
      path: 'customers/new',
    },
  ],
  search: {
    id: 'customers',
    title: () => t('nav'),
    icon: Users,
    permission: 'customers:view',
    search: async (term, signal) => {
      const query = { search_term: term, per_page: 5 };
      const { customers } = await api.get<{ customers: Customer[] }>('/customers', { query, signal });
      return customers.map((customer) => ({
        key: customer.lago_id,
        title: customerName(customer),
        detail: customer.external_id,
        path: ['customers', customer.external_id],
      }));
    },
  },
};
