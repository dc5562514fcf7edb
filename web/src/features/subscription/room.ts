import { Repeat } from 'lucide-react';
import { api } from '@/api/client';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import { subscriptionName } from './lineage';
import en from './room.en.json';
import type { Subscription } from './subscription.queries';

const t = texts(en);

export const subscriptionRoom: Room = {
  nav: {
    group: 'billing',
    label: () => t('nav'),
    icon: Repeat,
    path: 'subscriptions',
    permission: 'subscriptions:view',
  },
  search: {
    id: 'subscriptions',
    title: () => t('nav'),
    icon: Repeat,
    permission: 'subscriptions:view',
    search: async (term, signal) => {
      const query = { search_term: term, status: ['active', 'pending'], per_page: 5 };
      const { subscriptions } = await api.get<{ subscriptions: Subscription[] }>('/subscriptions', {
        query,
        signal,
      });
      return subscriptions.map((subscription) => ({
        key: subscription.lago_id,
        title: subscriptionName(subscription),
        detail: `${subscription.external_customer_id} · ${subscription.plan_code}`,
        path: ['subscriptions', subscription.external_id],
      }));
    },
  },
};
