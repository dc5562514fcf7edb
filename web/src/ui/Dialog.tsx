import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { squareButtonClass } from './Button';
import { cx } from './cx';
import { t } from './texts';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, at the bottom right. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** Something that must not be lost by a stray click, such as a key shown once. */
  closeOnlyByButton?: boolean;
  children?: ReactNode;
}

const widths = { sm: 'sm:max-w-md', md: 'sm:max-w-lg', lg: 'sm:max-w-3xl' };

const overlayClass = 'fixed inset-0 z-40 bg-scrim';

/** Focus goes to the first thing to fill in, else to the panel itself, never to the cross. */
function focusContent(event: Event) {
  const panel = event.currentTarget as HTMLElement;
  event.preventDefault();
  const first = panel.querySelector<HTMLElement>(
    '[data-panel-body] :is(input, textarea, [role="combobox"]):not([readonly])',
  );
  (first ?? panel).focus();
}

export function Dialog({
  open,
  onClose,
  title,
  description,
  footer,
  size = 'sm',
  closeOnlyByButton,
  children,
}: DialogProps) {
  const keep = (event: Event) => closeOnlyByButton && event.preventDefault();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <div className="pointer-events-none fixed inset-0 z-40 flex items-end justify-center sm:items-center sm:p-6">
          <Radix.Content
            onOpenAutoFocus={focusContent}
            onInteractOutside={keep}
            onEscapeKeyDown={keep}
            {...(description ? {} : { 'aria-describedby': undefined })}
            className={cx(
              'pointer-events-auto flex max-h-[92dvh] outline-none w-full animate-enter flex-col overflow-hidden rounded-t-lg border border-line bg-surface shadow-high sm:max-h-[85dvh] sm:rounded-lg',
              widths[size],
            )}
          >
            <PanelHeader title={title} description={description} />
            {children && (
              <div data-panel-body className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
                {children}
              </div>
            )}
            {footer && (
              <div className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
                {footer}
              </div>
            )}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PanelHeader({ title, description }: Pick<DialogProps, 'title' | 'description'>) {
  return (
    <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-4">
      <div className="min-w-0">
        <Radix.Title className="font-semibold text-ink text-lg">{title}</Radix.Title>
        {description && (
          <Radix.Description className="mt-1 text-slate text-sm">{description}</Radix.Description>
        )}
      </div>
      <Radix.Close aria-label={t('dialog.close')} className={squareButtonClass('ghost', 'sm', '-mr-1.5')}>
        <X className="size-4" aria-hidden />
      </Radix.Close>
    </div>
  );
}

interface DrawerProps extends Omit<DialogProps, 'size' | 'closeOnlyByButton'> {
  side?: 'right' | 'left';
}

/** Details beside the page they belong to. */
export function Drawer({ open, onClose, title, description, footer, side = 'right', children }: DrawerProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          onOpenAutoFocus={focusContent}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed inset-y-0 z-40 flex w-full flex-col border-line bg-surface shadow-high outline-none',
            side === 'right'
              ? 'right-0 max-w-xl animate-slide-right border-l'
              : 'left-0 max-w-72 animate-slide-left border-r',
          )}
        >
          <PanelHeader title={title} description={description} />
          <div data-panel-body className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
            {children}
          </div>
          {footer && (
            <div className="flex items-center justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
              {footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
