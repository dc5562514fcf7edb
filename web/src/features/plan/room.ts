import { Layers, Plus } from 'lucide-react';
import { api } from '@/api/client';
import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';
import type { Plan } from './plan.queries';

export const planRoom: Room = {
  nav: {
    group: 'catalogue',
    label: () => i18n.t('plan:nav'),
    icon: Layers,
    path: 'plans',
    permission: 'plans:view',
  },
  actions: [
    {
      id: 'plan.new',
      label: () => i18n.t('plan:new'),
      icon: Plus,
      permission: 'plans:create',
      path: 'plans/new',
    },
  ],
  search: {
    id: 'plans',
    title: () => i18n.t('plan:nav'),
    icon: Layers,
    permission: 'plans:view',
    search: async (term, signal) => {
      const query = { search_term: term, per_page: 5 };
      const { plans } = await api.get<{ plans: Plan[] }>('/plans', { query, signal });
      return plans.map(({ code, name }) => ({ key: code, title: name, detail: code, path: ['plans', code] }));
    },
  },
};
