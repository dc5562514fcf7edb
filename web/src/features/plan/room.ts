import { Layers, Plus } from 'lucide-react';
import { api } from '@/api/client';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import type { Plan } from './plan.queries';
import en from './room.en.json';

const t = texts(en);

export const planRoom: Room = {
  nav: {
    group: 'catalogue',
    label: () => t('nav'),
    icon: Layers,
    path: 'plans',
    permission: 'plans:view',
  },
  actions: [
    {
      id: 'plan.new',
      label: () => t('new'),
      icon: Plus,
      permission: 'plans:create',
      path: 'plans/new',
    },
  ],
  search: {
    id: 'plans',
    title: () => t('nav'),
    icon: Layers,
    permission: 'plans:view',
    search: async (term, signal) => {
      const query = { search_term: term, per_page: 5 };
      const { plans } = await api.get<{ plans: Plan[] }>('/plans', { query, signal });
      return plans.map(({ code, name }) => ({ key: code, title: name, detail: code, path: ['plans', code] }));
    },
  },
};
