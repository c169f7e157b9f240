import './button.css';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import { cx } from './cx.ts';
import { Icon, type IconName } from './Icon.tsx';

/** `main` is red: at most one on a page. `danger` names an act that cannot be taken back. */
export type ButtonKind = 'main' | 'plain' | 'danger' | 'quiet';

interface Looks {
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconName | undefined;
  readonly children?: ReactNode;
}

/** Properties of `Button`: those of the native button, its looks, `busy` and `whyNot`. */
export interface ButtonProps extends Looks, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** The act is on its way: further presses do nothing, the words stay. */
  readonly busy?: boolean | undefined;
  /** Why this cannot be done now. The button stays reachable, does nothing, and its reason is read out. */
  readonly whyNot?: string | undefined;
}

/** A button with a verb on it. `type` is `button` unless told otherwise. */
export function Button({ kind, small, icon, busy, whyNot, children, className, onClick, ...rest }: ButtonProps) {
  const blocked = Boolean(busy) || whyNot !== undefined;
  return (
    <button
      type="button"
      {...rest}
      className={cx(looks({ kind, small }), className)}
      aria-busy={busy || undefined}
      aria-disabled={blocked || undefined}
      title={whyNot ?? rest.title}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
      {whyNot && <span className="hidden-text">（{whyNot}）</span>}
    </button>
  );
}

/** Properties of `LinkButton`. `external` opens without the router (downloads, print pages of the server). */
export interface LinkButtonProps extends Looks {
  readonly href: string;
  readonly external?: boolean | undefined;
  readonly download?: boolean | string | undefined;
  readonly className?: string | undefined;
  readonly 'aria-label'?: string | undefined;
}

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function LinkButton({ kind, small, icon, href, external, children, className, ...rest }: LinkButtonProps) {
  const classes = cx(looks({ kind, small }), className);
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
  if (external || rest.download !== undefined) {
    return (
      <a {...rest} href={href} className={classes}>
        {content}
      </a>
    );
  }
  return (
    <Link {...rest} href={href} className={classes}>
      {content}
    </Link>
  );
}

/** A button in running text that looks like a link: 修改, 撤回, 查看. */
export function TextButton({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...rest} className={cx('link-button', className)} />;
}

/** Buttons of one place in a row; on a narrow phone each takes the whole width when `wide`. */
export function ButtonBar({ wide, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  return <div className={cx('button-bar', wide && 'button-bar-wide')}>{children}</div>;
}

function looks({ kind = 'plain', small }: Looks): string {
  return cx('button', kind !== 'plain' && `button-${kind}`, small && 'button-small');
}
