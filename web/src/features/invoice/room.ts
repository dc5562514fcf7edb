import { FileText } from 'lucide-react';
import { api } from '@/api/client';
import { texts } from '@/app/i18n';
import type { Room } from '@/app/room';
import { customerName } from '@/features/customer/customer.queries';
import { formatMoney } from '@/ui';
import type { Invoice } from './invoice.queries';
import en from './room.en.json';

const t = texts(en);

export const invoiceRoom: Room = {
  nav: {
    group: 'billing',
    label: () => t('nav'),
    icon: FileText,
    path: 'invoices',
    permission: 'invoices:view',
  },
  search: {
    id: 'invoices',
    title: () => t('nav'),
    icon: FileText,
    permission: 'invoices:view',
    search: async (term, signal) => {
      const query = { search_term: term, per_page: 5 };
      const { invoices } = await api.get<{ invoices: Invoice[] }>('/invoices', { query, signal });
      return invoices.map((invoice) => ({
        key: invoice.lago_id,
        title: invoice.status === 'draft' ? t('draftTitle') : invoice.number,
        detail: `${customerName(invoice.customer)} · ${formatMoney(invoice.total_amount_cents, invoice.currency)}`,
        path: ['invoices', invoice.lago_id],
      }));
    },
  },
};
