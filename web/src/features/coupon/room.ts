import { Plus, Ticket } from 'lucide-react';
import { api } from '@/api/client';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import type { Coupon } from './coupon.queries';
import en from './room.en.json';

const t = texts(en);

export const couponRoom: Room = {
  nav: {
    group: 'catalogue',
    label: () => t('nav'),
    icon: Ticket,
    path: 'coupons',
    permission: 'coupons:view',
  },
  actions: [
    {
      id: 'coupon.new',
      label: () => t('new'),
      icon: Plus,
      permission: 'coupons:create',
      path: 'coupons/new',
    },
  ],
  search: {
    id: 'coupons',
    title: () => t('nav'),
    icon: Ticket,
    permission: 'coupons:view',
    search: async (term, signal) => {
      const query = { search_term: term, per_page: 5 };
      const { coupons } = await api.get<{ coupons: Coupon[] }>('/coupons', { query, signal });
      return coupons.map(({ code, name }) => ({
        key: code,
        title: name,
        detail: code,
        path: ['coupons', code],
      }));
    },
  },
};
