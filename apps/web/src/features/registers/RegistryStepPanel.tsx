import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { ButtonBar, LinkButton } from '../../design/Button.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import { useCan } from '../../shell/session.ts';
import { registerTexts } from './texts.ts';
import { statusTitle, type Kind } from './words.ts';

/** The register a step works on: who stands there for this organisation, and the way to change it. */
export function RegistryStepPanel({ run, step }: StepPanelProps) {
  const kindId = step.subjectId ?? 0;
  const kind = useCall('registers.kind', { params: { kindId } }, { enabled: kindId > 0 });
  if (kindId === 0) return null;
  return (
    <Loaded query={kind} skeleton={<Skeleton />}>
      {(loaded) => <Panel kind={loaded} orgId={run.orgId} step={step} />}
    </Loaded>
  );
}

function Panel({
  kind,
  orgId,
  step,
}: {
  readonly kind: Kind;
  readonly orgId: number;
  readonly step: StepPanelProps['step'];
}) {
  const t = useTexts(registerTexts);
  const can = useCan();
  const entries = useCall('registers.entries', { params: { kindId: kind.id }, query: { orgId, limit: 20 } });
  const open = step.state === 'open';
  const behind = `step=${step.runStepId}`;
  return (
    <div className="stack">
      <Loaded query={entries}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <p className="muted">{t('entriesEmpty')}</p>
          ) : (
            <>
              <ul className="plain-list">
                {items.map((entry) => (
                  <li key={entry.id}>
                    <Link href={`/registers/${kind.id}/entries/${entry.id}${open ? `?${behind}` : ''}`}>
                      {entry.subjectName}
                    </Link>{' '}
                    <span className="muted">{statusTitle(kind, entry.status, t('outside'))}</span>
                  </li>
                ))}
              </ul>
              {nextCursor !== null && <p className="muted">{t('moreEntries')}</p>}
            </>
          )
        }
      </Loaded>
      <ButtonBar>
        {open && can('register.edit') && (
          <LinkButton
            kind={step.can.complete ? 'plain' : 'main'}
            icon="plus"
            href={`/registers/${kind.id}/new?${behind}`}
          >
            {t('enter')}
          </LinkButton>
        )}
        <LinkButton href={`/registers/${kind.id}?org=${orgId}${open ? `&${behind}` : ''}`}>
          {t('openRegister')}
        </LinkButton>
      </ButtonBar>
    </div>
  );
}
