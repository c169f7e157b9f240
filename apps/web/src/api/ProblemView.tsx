import { useEffect, useRef } from 'react';
import { Button } from '../design/Button.tsx';
import '../design/field.css';
import { controlId } from '../design/control-id.ts';
import { Icon } from '../design/Icon.tsx';
import { kitTexts } from '../design/texts.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { ApiProblem } from './problem.ts';
import { RuleLine } from './RuleLine.tsx';

/** Properties of `ProblemView`. */
export interface ProblemViewProps {
  readonly problem: ApiProblem;
  /** Grows with every attempt, so that the focus comes here again. */
  readonly attempt?: number | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/**
 * A refusal as a person needs it: what went wrong, the rule with its article and how sure we are of it, the faults
 * as links to their fields, the number for the help desk. Takes the focus.
 */
export function ProblemView({ problem, attempt = 0, onRetry }: ProblemViewProps) {
  const t = useTexts(kitTexts);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem, attempt]);
  return (
    <div className="error-summary stack" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="warning" />
        <span>{problem.sentence}</span>
      </h2>
      {problem.detail && <p>{problem.detail}</p>}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={`${error.path} ${error.message}`}>
              <a href={`#${controlId(error.path.split('.')[0] ?? '')}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      )}
      {problem.rules.map((rule) => (
        <RuleLine key={rule.id} rule={rule} />
      ))}
      {problem.requestId && problem.status >= 500 && (
        <p className="muted small">{t('requestId', { id: problem.requestId })}</p>
      )}
      {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  );
}
