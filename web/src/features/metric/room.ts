import { Gauge, Plus } from 'lucide-react';
import { api } from '@/api/client';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import type { Metric } from './metric.queries';
import en from './room.en.json';

const t = texts(en);

export const metricRoom: Room = {
  nav: {
    group: 'catalogue',
    label: () => t('nav'),
    icon: Gauge,
    path: 'metrics',
    permission: 'billable_metrics:view',
  },
  actions: [
    {
      id: 'metric.new',
      label: () => t('new'),
      icon: Plus,
      permission: 'billable_metrics:create',
      path: 'metrics/new',
    },
  ],
  search: {
    id: 'metrics',
    title: () => t('nav'),
    icon: Gauge,
    permission: 'billable_metrics:view',
    search: async (term, signal) => {
      const query = { search_term: term, per_page: 5 };
      const found = await api.get<{ billable_metrics: Metric[] }>('/billable_metrics', { query, signal });
      return found.billable_metrics.map(({ code, name }) => ({
        key: code,
        title: name,
        detail: code,
        path: ['metrics', code],
      }));
    },
  },
};
