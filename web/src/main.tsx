import './app/theme/tokens.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenSessionEnds } from './api/client';
import { createTarnRouter } from './app/router';
import { forgetSession } from './app/session';

const router = createTarnRouter();

whenSessionEnds(() => {
  const { href, pathname } = router.state.location;
  if (pathname === '/sign-in') return;
  forgetSession();
  void router.navigate({ to: '/sign-in', search: { redirect: href, ended: '1' } });
});

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
