import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ADMIN, FINANCE, openApp } from '@/test/app';
import { expectAccessible } from '@/test/axe';

const open = (as = ADMIN) => openApp('/northwind/settings/taxes', { as });

describe('taxes', () => {
  it('are listed with their rate and reach', async () => {
    const { container } = open();
    expect(await screen.findByRole('button', { name: 'VAT' })).toBeVisible();
    expect(screen.getByText('Whole organization')).toBeVisible();
    await expectAccessible(container);
  });

  it('are created with an exact rate', async () => {
    const { user, server, baseElement } = open();
    await user.click((await screen.findAllByRole('button', { name: 'New tax' }))[0] as HTMLElement);
    await user.type(await screen.findByLabelText('Name'), 'City tax');
    await user.type(screen.getByLabelText('Rate'), '8,875');
    await user.click(screen.getByRole('button', { name: 'Create tax' }));
    expect(await screen.findByText(/Write a number such as/)).toBeVisible();
    await user.clear(screen.getByLabelText('Rate'));
    await user.type(screen.getByLabelText('Rate'), '8.875');
    await user.click(screen.getByRole('switch', { name: /whole organization/ }));
    await expectAccessible(baseElement);
    await user.click(screen.getByRole('button', { name: 'Create tax' }));
    await screen.findByText('City tax');
    expect(server.last('POST', '/api/v1/taxes')?.body.tax).toEqual({
      name: 'City tax',
      code: 'city_tax',
      description: '',
      rate: '8.875',
      applied_to_organization: true,
    });
  });

  it('do not exist for finance', async () => {
    open(FINANCE);
    expect(await screen.findByText('Your role does not open this page')).toBeVisible();
  });
});
