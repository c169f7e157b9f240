import { useEffect, useRef } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { controlId } from './control-id.ts';
import { formatCount } from './numbers.ts';
import { Icon } from './Icon.tsx';
import { markTitleWrong } from './page-title.ts';
import { kitTexts } from './texts.ts';

/** One fault of a form. Without a field it concerns the form as a whole. */
export interface FormFault {
  readonly field?: string | undefined;
  /** Id of the control, where it does not follow from the name. */
  readonly id?: string | undefined;
  readonly message: string;
}

/**
 * All faults at the top of a form, each a link to its field. Takes the focus when it appears or when `attempt`
 * grows, and puts “错误：” before the title of the page.
 */
export function ErrorSummary({
  faults,
  attempt = 0,
}: {
  readonly faults: readonly FormFault[];
  readonly attempt?: number;
}) {
  const t = useTexts(kitTexts);
  const box = useRef<HTMLDivElement>(null);
  const prefix = t('errorPrefix');
  const any = faults.length > 0;
  useEffect(() => (any ? markTitleWrong(prefix) : undefined), [any, prefix]);
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, attempt]);
  if (!any) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">
        <Icon name="warning" />
        {t('errorSummary', { count: formatCount(faults.length) })}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.field ?? ''} ${fault.message}`}>
            {fault.field === undefined ? (
              fault.message
            ) : (
              <FaultLink id={controlId(fault.field, fault.id)} message={fault.message} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function FaultLink({ id, message }: { readonly id: string; readonly message: string }) {
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        const control = document.getElementById(id);
        if (!control) return;
        event.preventDefault();
        control.scrollIntoView({ block: 'center' });
        control.focus({ preventScroll: true });
      }}
    >
      {message}
    </a>
  );
}
