import { lazy, Suspense } from 'react';
import { useTheme } from '@/app/theme/theme';

/** Loaded apart from the app's start: nothing is toasted before something was done. */
const library = () => import('sonner');
const Sonner = lazy(async () => ({ default: (await library()).Toaster }));

interface ToastOptions {
  description?: string;
}

/** Result messages. */
export const toast = {
  success: (message: string, options?: ToastOptions) =>
    void library().then((it) => it.toast.success(message, options)),
  error: (message: string, options?: ToastOptions) =>
    void library().then((it) => it.toast.error(message, options)),
};

const style = {
  background: 'var(--raised)',
  color: 'var(--ink)',
  border: '1px solid var(--line)',
  borderRadius: '10px',
  fontFamily: 'inherit',
  fontSize: '0.8125rem',
  boxShadow: '0 4px 12px var(--shadow-color), 0 16px 40px var(--shadow-color)',
};

/** Where result messages appear. */
export function Toaster() {
  const { shown } = useTheme();
  return (
    <Suspense>
      <Sonner
        theme={shown}
        position="bottom-right"
        toastOptions={{ style, className: 'toast', classNames: { description: 'toast-description' } }}
      />
    </Suspense>
  );
}
