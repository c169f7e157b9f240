/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- a composite: the keys are handled once, on the frame around the parts that take the focus */
import './overlay.css';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { Icon, type IconName } from './Icon.tsx';
import { useLeaving } from './use-leaving.ts';

/** One line of a menu: a place (`href`) or an act (`onSelect`). */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  /** A second, smaller line. */
  readonly note?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly href?: string | undefined;
  /** A file or a page of the server, opened without the router. */
  readonly external?: boolean | undefined;
  readonly onSelect?: (() => Promise<unknown> | void) | undefined;
  /** The present choice. */
  readonly current?: boolean | undefined;
  /** Why it cannot be done now; shown as its second line. */
  readonly whyNot?: string | undefined;
}

/** Properties of `Menu`. */
export interface MenuProps {
  readonly label: ReactNode;
  /** Name for screen readers, where the label is more than words. */
  readonly name?: string | undefined;
  readonly items: readonly MenuItem[];
  readonly align?: 'left' | 'right';
  readonly icon?: IconName | undefined;
  readonly small?: boolean | undefined;
  readonly className?: string | undefined;
}

/**
 * A button that opens a list of places and acts. The list holds ordinary links and buttons: Tab and arrows move,
 * Home and End jump, Escape closes and returns.
 */
export function Menu({ label, name, items, align = 'left', icon, small, className }: MenuProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  useLeaving(frame, open, () => setOpen(false));
  useEffect(() => {
    if (open) focusItem(frame.current, 'first');
  }, [open]);
  const close = () => {
    setOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (open && event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (open && move) {
      event.preventDefault();
      focusItem(frame.current, move);
    } else if (!open && event.key === 'ArrowDown') {
      event.preventDefault();
      setOpen(true);
    }
  };
  return (
    <div className="menu" ref={frame} onKeyDown={onKeyDown}>
      <Button
        aria-expanded={open}
        aria-controls={id}
        aria-label={name}
        icon={icon}
        small={small}
        className={className}
        onClick={() => setOpen(!open)}
      >
        {label}
        <Icon name="down" size={1} />
      </Button>
      <div id={id} hidden={!open} className={cx('menu-list', align === 'right' && 'menu-right')}>
        {open && items.map((item) => <MenuLine key={item.key} item={item} onDone={close} />)}
      </div>
    </div>
  );
}

function MenuLine({ item, onDone }: { readonly item: MenuItem; readonly onDone: () => void }) {
  const note = item.whyNot ?? item.note;
  const content = (
    <>
      {item.icon && <Icon name={item.icon} />}
      <span>
        {item.label}
        {note && <span className="menu-item-note">{note}</span>}
      </span>
      {item.current && <Icon name="check" />}
    </>
  );
  const shared = { className: 'menu-item', 'aria-current': item.current || undefined };
  if (item.href !== undefined && item.whyNot === undefined) {
    const place = { ...shared, href: item.href, onClick: onDone };
    return item.external ? <a {...place}>{content}</a> : <Link {...place}>{content}</Link>;
  }
  return (
    <button
      type="button"
      {...shared}
      aria-disabled={item.whyNot !== undefined || undefined}
      onClick={() => {
        if (item.whyNot !== undefined) return;
        onDone();
        void item.onSelect?.();
      }}
    >
      {content}
    </button>
  );
}

type Move = 'first' | 'last' | 'next' | 'previous';

const moves: Readonly<Record<string, Move | undefined>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

function focusItem(frame: HTMLElement | null, move: Move): void {
  const all = [...(frame?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];
  const at = all.findIndex((element) => element === document.activeElement);
  const last = all.length - 1;
  const target = { first: 0, last, next: at >= last ? 0 : at + 1, previous: at <= 0 ? last : at - 1 }[move];
  all[target]?.focus();
}
