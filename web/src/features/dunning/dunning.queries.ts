import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { type PageMeta, pageOf } from '@/api/types';

export interface Campaign {
  lago_id: string;
  name: string;
  code: string;
  description: string | null;
  bcc_emails: string[];
  days_between_attempts: number;
  max_attempts: number;
  thresholds: { currency: string; amount_cents: number }[];
  applied_to_organization: boolean;
  customers_count: number;
}

export const PER_PAGE = 25;

const at = (code: string) => `/dunning_campaigns/${encodeURIComponent(code)}`;

export const campaignsQuery = (filters: { search: string; page: number }) =>
  queryOptions({
    queryKey: ['dunning_campaigns', filters],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search_term: filters.search, page: filters.page, per_page: PER_PAGE };
      return pageOf(
        await api.get<{ dunning_campaigns: Campaign[]; meta: PageMeta }>('/dunning_campaigns', {
          query,
          signal,
        }),
        'dunning_campaigns',
      );
    },
  });

export type CampaignWrite = Omit<Campaign, 'lago_id' | 'customers_count'>;

export const createCampaign = (dunning_campaign: CampaignWrite) =>
  api.post('/dunning_campaigns', { dunning_campaign });

export const updateCampaign = ({ before, campaign }: { before: string; campaign: CampaignWrite }) =>
  api.put(at(before), { dunning_campaign: campaign });

export const deleteCampaign = (code: string) => api.delete(at(code));
