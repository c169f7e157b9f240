import './page.css';
import { useId, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../i18n/use-texts.ts';
import { cx } from './cx.ts';
import { usePageTitle } from './page-title.ts';
import { kitTexts } from './texts.ts';

/** One place on the way to a page. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** Properties of `Page`. */
export interface PageProps {
  /** Heading and title of the window. */
  readonly title: string;
  /** Where the page hangs, from level 3 down; without the page itself. */
  readonly crumbs?: readonly Crumb[] | undefined;
  /** A line below the heading: total, dates. */
  readonly note?: ReactNode;
  /** State word beside the heading. */
  readonly status?: ReactNode;
  /** Main act and others, on the right. */
  readonly actions?: ReactNode;
  /** `form` and `text` keep lines short; `full` is for tables. */
  readonly width?: 'full' | 'form' | 'text';
  readonly children: ReactNode;
}

/** A page inside the shell: way, heading, acts, content. */
export function Page({ title, crumbs, note, status, actions, width = 'full', children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={cx('page', `page-width-${width}`)}>
      {crumbs && crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
      <div className="page-head">
        <div className="page-title">
          <h1>
            {title}
            {status}
          </h1>
          {note && <div className="page-note">{note}</div>}
        </div>
        {actions && <div className="button-bar no-print">{actions}</div>}
      </div>
      <div className="page-body">{children}</div>
    </div>
  );
}

/** The way to a page. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useTexts(kitTexts);
  return (
    <nav className="breadcrumb no-print" aria-label={t('breadcrumb')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <Link href={crumb.href}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A part of a page with its heading; `action` stands beside the heading. */
export function Section({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      {action ? (
        <div className="section-head">
          <h2 id={id}>{title}</h2>
          {action}
        </div>
      ) : (
        <h2 id={id}>{title}</h2>
      )}
      {children}
    </section>
  );
}

/** Main content with something beside it (history, help); one under the other on a phone. */
export function Beside({ children, aside }: { readonly children: ReactNode; readonly aside: ReactNode }) {
  return (
    <div className="beside">
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  );
}
