import { Suspense } from 'react';
import { RuleLine } from '../api/RuleLine.tsx';
import { LinkButton } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { DateText, DefinitionList, type Fact } from '../design/show.tsx';
import { Skeleton } from '../design/States.tsx';
import { TaskStateTag } from '../design/TaskList.tsx';
import { usePick, useTexts } from '../i18n/use-texts.ts';
import { reasonOf, taskState } from './run-words.ts';
import { StepActs } from './StepActs.tsx';
import { hasPanel, StepPanel } from './StepPanel.tsx';
import type { Run, RunStep } from './step-panels.ts';
import { runnerTexts } from './texts.ts';

/** One step: what to do, by whom and when, what is still missing, the work itself, the acts. */
export function StepView({
  run,
  step,
  titled,
}: {
  readonly run: Run;
  readonly step: RunStep;
  readonly titled: boolean;
}) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const reason = reasonOf(step, t, pick);
  return (
    <article className="stack-loose runner-step">
      <div className="row">
        {titled && <h2 className="runner-step-title">{pick(step.titleZh, step.titleEn)}</h2>}
        <TaskStateTag state={taskState(step)} />
      </div>
      <p>{step.guidanceZh}</p>
      {reason && <p className="runner-reason">{reason}</p>}
      <DefinitionList label={pick(step.titleZh, step.titleEn)} facts={factsOf(step, run, t, pick)} />
      {step.state === 'open' && <Missing step={step} titled={titled} />}
      <Work run={run} step={step} />
      <StepActs run={run} step={step} />
      {step.rules.length > 0 && (
        <details>
          <summary>{t('rules')}</summary>
          {step.rules.map((rule) => (
            <RuleLine key={rule.id} rule={rule} />
          ))}
        </details>
      )}
    </article>
  );
}

function factsOf(
  step: RunStep,
  run: Run,
  t: ReturnType<typeof useTexts<typeof runnerTexts.zh>>,
  pick: (zh: string, en: string) => string,
): Fact[] {
  const who = step.actorZh === step.actingOrgName ? step.actingOrgName : `${step.actorZh}（${step.actingOrgName}）`;
  const facts: Fact[] = [{ label: pick('办理', 'Who'), value: pick(who, step.actingOrgName) }];
  if (step.dueOn !== null) {
    facts.push({ label: pick('期限', 'Due'), value: <DueFact step={step} run={run} /> });
  }
  if (step.doneOn !== null && step.state === 'done') {
    facts.push({ label: pick('办结', 'Done'), value: t('doneOn', { date: step.doneOn, who: step.doneByName ?? '' }) });
  }
  if (step.outcomeZh !== null)
    facts.push({ label: pick('结果', 'Outcome'), value: pick(step.outcomeZh, step.outcomeEn ?? step.outcomeZh) });
  return facts;
}

function DueFact({ step, run }: { readonly step: RunStep; readonly run: Run }) {
  const t = useTexts(runnerTexts);
  const basis = step.dueBasis;
  return (
    <>
      {step.dueOn && <DateText date={step.dueOn} today={step.state === 'open' ? run.today : undefined} />}
      {basis && (
        <details>
          <summary>{t('dueHow')}</summary>
          {basis.kind === 'round-date' && <p className="small">{t('dueFromRound')}</p>}
          {basis.skipped && basis.skipped.length > 0 && (
            <p className="small">
              {t('dueSkipped', { days: basis.skipped.map(({ date }) => date.slice(5)).join('、') })}
            </p>
          )}
          {basis.uncoveredYears && basis.uncoveredYears.length > 0 && (
            <p className="small">{t('dueUncovered', { years: basis.uncoveredYears.join('、') })}</p>
          )}
        </details>
      )}
    </>
  );
}

/** What keeps the step from its end, or that nothing does. */
function Missing({ step, titled }: { readonly step: RunStep; readonly titled: boolean }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  if (step.unmet.length === 0) return step.mine ? <p role="status">{t('ready')}</p> : null;
  return (
    <div role="status">
      {titled ? <h3>{t('whyNotYet')}</h3> : <h2>{t('whyNotYet')}</h2>}
      <ul className="runner-missing">
        {step.unmet.map((one) => (
          <li key={one.code + one.zh}>
            <Icon name="info" /> {pick(one.zh, one.en)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The panel of the primitive, or the way to its record. */
function Work({ run, step }: StepProps) {
  const t = useTexts(runnerTexts);
  if (step.state === 'waiting') return null;
  if (!step.mine && step.state === 'open')
    return <p className="muted">{t('waitingOther', { who: step.actingOrgName })}</p>;
  if (hasPanel(step.primitive)) {
    return (
      <Suspense fallback={<Skeleton />}>
        <StepPanel run={run} step={step} />
      </Suspense>
    );
  }
  if (step.link === null) return <p className="muted">{t('noRecord')}</p>;
  return (
    <div className="no-print">
      <LinkButton href={step.link} kind={step.can.complete ? 'plain' : step.mine ? 'main' : 'plain'}>
        {t('openRecord')}
      </LinkButton>
    </div>
  );
}

interface StepProps {
  readonly run: Run;
  readonly step: RunStep;
}
