import './states.css';
import { useEffect, useState, type ReactNode } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { RuleLine } from '../api/RuleLine.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { kitTexts } from './texts.ts';

/** Time after which a loading area says that the network is slow, in milliseconds. */
const slowAfter = 8_000;

/** Grey lines in the shape of what will come: drawn after 300 ms, named for screen readers. */
export function Skeleton({
  lines = 5,
  shape = 'text',
  onCancel,
}: {
  readonly lines?: number;
  readonly shape?: 'text' | 'rows' | 'page';
  readonly onCancel?: (() => void) | undefined;
}) {
  const t = useTexts(kitTexts);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" role="status">
      <span className="hidden-text">{t('loading')}</span>
      {slow && (
        <p className="row">
          {t('slow')}
          {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
        </p>
      )}
      {shape === 'page' && <div className="skeleton-line skeleton-title" />}
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={cx('skeleton-line', shape === 'rows' && 'skeleton-row')} />
      ))}
    </div>
  );
}

/** Nothing is here: what would be, why not, and the one next action. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="state state-empty">
      <h2>{title}</h2>
      {children && <div className="muted">{typeof children === 'string' ? <p>{children}</p> : children}</div>}
      {action && <div className="button-bar">{action}</div>}
    </div>
  );
}

/** Something failed: what, that nothing was lost, another try, the number for the help desk. */
export function ErrorState({
  problem,
  onRetry,
}: {
  readonly problem: ApiProblem;
  readonly onRetry?: (() => void) | undefined;
}) {
  const t = useTexts(kitTexts);
  return (
    <div className="state" role="alert">
      <h2>
        <Icon name="warning" />
        {problem.sentence}
      </h2>
      <p>{t('nothingLost')}</p>
      {problem.rules.map((rule) => (
        <RuleLine key={rule.id} rule={rule} />
      ))}
      {problem.requestId && <p className="muted small">{t('requestId', { id: problem.requestId })}</p>}
      {onRetry && (
        <div className="button-bar">
          <Button onClick={onRetry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}

/** Not for this role: the sentence of the server names who can do it and how to ask. */
export function Forbidden({ problem }: { readonly problem?: ApiProblem | undefined }) {
  const t = useTexts(kitTexts);
  return (
    <div className="state">
      <h2>
        <Icon name="lock" />
        {t('pageOnlyForOthers')}
      </h2>
      {problem && <p>{problem.sentence}</p>}
    </div>
  );
}

/** What `Loaded` needs of a query. */
export interface Loadable<T> {
  readonly data: T | undefined;
  readonly error: ApiProblem | null;
  readonly refetch: () => unknown;
}

/**
 * Draws an answer of the server in whichever state it is: loading, failed, forbidden, there. While it is refreshed
 * the old data stay.
 */
export function Loaded<T>({
  query,
  skeleton,
  children,
}: {
  readonly query: Loadable<T>;
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error?.status === 403) return <Forbidden problem={query.error} />;
  if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />;
  return <>{skeleton ?? <Skeleton />}</>;
}
