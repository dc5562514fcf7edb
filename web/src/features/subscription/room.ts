import { Repeat } from 'lucide-react';
import { api } from '@/api/client';
import { i18n } from '@/app/i18n';
import type { Room } from '@/app/room';
import { subscriptionName } from './lineage';
import type { Subscription } from './subscription.queries';

export const subscriptionRoom: Room = {
  nav: {
    group: 'billing',
    label: () => i18n.t('subscription:nav'),
    icon: Repeat,
    path: 'subscriptions',
    permission: 'subscriptions:view',
  },
  search: {
    id: 'subscriptions',
    title: () => i18n.t('subscription:nav'),
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
