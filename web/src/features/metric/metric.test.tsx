import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, MANAGER, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';

const open = (path: string, as = ADMIN) => openApp(`/northwind${path}`, { as });

describe('metrics', () => {
  it('are listed, searched and filtered by the server', async () => {
    const { container, server, user, router } = open('/metrics?aggregation=max_agg');
    expect(await screen.findByRole('link', { name: 'Storage' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Seats' })).toBeNull();
    await user.type(screen.getByRole('searchbox', { name: 'Search metrics' }), 'nothing');
    expect(await screen.findByText('Nothing matches')).toBeVisible();
    expect(router.state.location.search).toMatchObject({ q: 'nothing', aggregation: 'max_agg' });
    const { path = '' } = server.last('GET', '/api/v1/billable_metrics') ?? {};
    expect(decodeURIComponent(path)).toContain('search_term=nothing&aggregation_types[]=max_agg');
    await expectAccessible(container);
  });

  it('do not exist for a manager', async () => {
    open('/metrics', MANAGER);
    expect(await screen.findByText('Your role does not open this page')).toBeVisible();
  });

  it('show where they are used and how usage is sent', async () => {
    const { container } = open('/metrics/api_requests');
    expect(await screen.findByRole('link', { name: 'Growth' })).toBeVisible();
    expect(screen.getByRole('figure', { name: /curl/ })).toHaveTextContent('"region": "eu"');
    await expectAccessible(container);
  });

  it('are created with filters', async () => {
    const { user, server, container } = open('/metrics/new');
    await user.type(await screen.findByLabelText('Name'), 'Data sent');
    await user.click(screen.getByRole('radio', { name: /^Sum/ }));
    await user.click(screen.getByRole('button', { name: 'Create metric' }));
    expect(await screen.findByText('This is needed.')).toBeVisible();
    await user.type(screen.getByLabelText('Property'), 'gb');
    await user.click(screen.getByRole('button', { name: 'Add filter' }));
    await user.type(screen.getByLabelText('Key'), 'region');
    await user.type(screen.getByLabelText('Values'), 'eu{Enter}us,');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Create metric' }));
    await screen.findByRole('heading', { name: 'Data sent', level: 1 });
    expect(server.last('POST', '/api/v1/billable_metrics')?.body.billable_metric).toMatchObject({
      code: 'data_sent',
      aggregation_type: 'sum_agg',
      field_name: 'gb',
      filters: [{ key: 'region', values: ['eu', 'us'] }],
    });
  });

  it('try an expression on properties that it names', async () => {
    const { user, server } = open('/metrics/storage_gb/edit');
    await user.type(await screen.findByLabelText(/^Expression/), 'event.properties.bytes / 1000');
    await user.click(screen.getByRole('button', { name: 'Try' }));
    expect(await screen.findByText('42.5')).toBeVisible();
    expect(server.last('POST', '/api/v1/billable_metrics/evaluate_expression')?.body).toEqual({
      expression: 'event.properties.bytes / 1000',
      event: { code: 'storage_gb', properties: { bytes: 10 } },
    });
  });

  it('aggregate in their own words (PLT-467)', async () => {
    const { user, server, container } = open('/metrics/new');
    await user.type(await screen.findByLabelText('Name'), 'Load');
    await user.click(screen.getByRole('radio', { name: /^Custom/ }));
    await user.type(screen.getByLabelText('After each event 1'), 'state.total + event.properties.load');
    await user.click(screen.getByRole('button', { name: 'Add a value' }));
    await user.type(screen.getByLabelText('Value 2'), 'total');
    await user.click(screen.getByRole('button', { name: 'Create metric' }));
    expect(await screen.findByText('This occurs twice.')).toBeVisible();
    expect(screen.getByText('This is needed.')).toBeVisible();
    const second = screen.getByLabelText('Value 2');
    await user.clear(second);
    await user.type(second, 'count');
    await user.type(screen.getByLabelText('Units'), 'state.total / state.count');
    expect(screen.getByRole('figure', { name: /curl/ })).toHaveTextContent('"load": 12.5');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Create metric' }));
    await screen.findByRole('heading', { name: 'Load', level: 1 });
    expect(server.last('POST', '/api/v1/billable_metrics')?.body.billable_metric).toMatchObject({
      aggregation_type: 'custom_agg',
      field_name: null,
      custom_aggregator: {
        state: { total: '0', count: '0' },
        step: { total: 'state.total + event.properties.load' },
        result: 'state.total / state.count',
      },
    });
  });

  it('in use keep how they measure, and ask before values go', async () => {
    const { user, server } = open('/metrics/api_requests/edit');
    expect(await screen.findByText('Plans charge for this metric')).toBeVisible();
    expect(screen.getByRole('radio', { name: /^Sum/ })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Remove us' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Gone: region: us/)).toBeVisible();
    expect(server.last('PUT', '/api/v1/billable_metrics')).toBeUndefined();
    await user.click(screen.getByRole('button', { name: 'Remove and save' }));
    await waitFor(() =>
      expect(server.last('PUT', '/api/v1/billable_metrics')?.body.billable_metric.filters).toEqual([
        { key: 'region', values: ['eu'] },
      ]),
    );
  });

  it('name the plans that lose a charge before they are deleted', async () => {
    const { user } = open('/metrics/seats');
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(await screen.findByText(/1 plan loses its charge on it: Growth/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Delete metric' })).toBeDisabled();
  });
});
