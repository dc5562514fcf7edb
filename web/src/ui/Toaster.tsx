import { Toaster as Sonner, toast } from 'sonner';
import { useTheme } from '@/app/theme/theme';

export { toast };

/** Where result messages appear. */
export function Toaster() {
  const { shown } = useTheme();
  return (
    <Sonner
      theme={shown}
      position="bottom-right"
      toastOptions={{
        style: {
          background: 'var(--raised)',
          color: 'var(--ink)',
          border: '1px solid var(--line)',
          borderRadius: '10px',
          fontFamily: 'inherit',
          fontSize: '0.8125rem',
          boxShadow: '0 4px 12px var(--shadow-color), 0 16px 40px var(--shadow-color)',
        },
        classNames: { description: '!text-slate' },
      }}
    />
  );
}
