/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import './dialog.css';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { trapTab } from './focus.ts';
import { kitTexts } from './texts.ts';

/** Properties of `Dialog`. It is on screen as long as it is rendered. */
export interface DialogProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons below; the first is the main act. */
  readonly actions?: ReactNode;
  /** Escape, the close button, or a press outside (unless `persistent`). */
  readonly onClose: () => void;
  /** Neither Escape nor a press outside closes it: an answer is needed. */
  readonly persistent?: boolean | undefined;
  readonly wide?: boolean | undefined;
  /** Hides the page behind it: for a session that has ended on a screen others may see. */
  readonly curtain?: boolean | undefined;
}

/**
 * A window above the page: the native dialog where the browser has one (the rest of the page is out of reach by
 * itself), else a plain box that keeps Tab inside. The focus returns to where it came from.
 */
export function Dialog({ title, children, actions, onClose, persistent, wide, curtain }: DialogProps) {
  const t = useTexts(kitTexts);
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [native] = useState(() => typeof HTMLDialogElement === 'function');
  useEffect(() => {
    const from = document.activeElement;
    const element = box.current;
    if (native && element && !element.open) element.showModal();
    // The first field is what the person came for; without one the window itself takes the focus.
    const target = element?.querySelector<HTMLElement>('input:not([readonly]),textarea,select') ?? element;
    target?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, [native]);

  return (
    <dialog
      ref={box}
      className={cx('dialog', wide && 'dialog-wide', curtain && 'curtain', !native && 'dialog-plain')}
      aria-labelledby={titleId}
      role={native ? undefined : 'dialog'}
      aria-modal={native ? undefined : true}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        if (!persistent) onClose();
      }}
      onKeyDown={(event) => {
        if (native || !box.current) return;
        if (event.key === 'Escape' && !persistent) onClose();
        trapTab(event, box.current);
      }}
      onMouseDown={(event) => {
        if (event.target === box.current && !persistent) onClose();
      }}
    >
      <div className="dialog-inside">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          {!persistent && (
            <Button kind="quiet" icon="cross" aria-label={t('close')} onClick={onClose} className="dialog-close" />
          )}
        </div>
        {children && <div className="dialog-body">{children}</div>}
        {actions && <div className="dialog-actions button-bar">{actions}</div>}
      </div>
    </dialog>
  );
}

/** Properties of `ConfirmDialog`. */
export interface ConfirmDialogProps {
  /** The question, naming the thing: "发布公示？". */
  readonly title: string;
  /** What follows, with the count: "发布后 23 个支部都能看到，不能收回，只能更正。". */
  readonly consequence: ReactNode;
  /** The verb of the act, never 确定 alone: "发布公示". */
  readonly action: string;
  readonly onConfirm: () => Promise<unknown> | void;
  readonly onClose: () => void;
  readonly danger?: boolean | undefined;
}

/** Asks before an irreversible act. What can be undone is done at once and offered back with 撤回 instead. */
export function ConfirmDialog({ title, consequence, action, onConfirm, onClose, danger }: ConfirmDialogProps) {
  const t = useTexts(kitTexts);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind={danger ? 'danger' : 'main'} busy={busy} onClick={() => void confirm()}>
            {action}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      {typeof consequence === 'string' ? <p>{consequence}</p> : consequence}
    </Dialog>
  );
}
