import './panels.ts';
import './runner.css';
import { useEffect } from 'react';
import { useCall } from '../api/queries.ts';
import { call } from '../api/client.ts';
import { PrintButton } from '../design/papers.tsx';
import { Page, Section } from '../design/Page.tsx';
import { DateText, StatusTag } from '../design/show.tsx';
import { Loaded, Skeleton } from '../design/States.tsx';
import { TaskList, type TaskStage } from '../design/TaskList.tsx';
import { useIsNarrow } from '../design/use-media.ts';
import { usePick, useTexts } from '../i18n/use-texts.ts';
import type { PageParams } from '../shell/page-definition.ts';
import { HandOvers } from './HandOvers.tsx';
import { RunHistory } from './RunHistory.tsx';
import { currentStep, reasonOf, taskState } from './run-words.ts';
import { CancelRun } from './StepActs.tsx';
import { StepView } from './StepView.tsx';
import type { Run, RunStep } from './step-panels.ts';
import { runnerTexts } from './texts.ts';

/** A run drawn from its definition: all steps, who acts, by when, why not yet; the open one beside them. */
export function RunPage({ params }: PageParams) {
  const run = useCall('methods.run', { params: { runId: Number(params['runId']) } });
  return (
    <Loaded query={run} skeleton={<Skeleton shape="page" />}>
      {(loaded) => <RunContent run={loaded} stepId={params['stepId']} />}
    </Loaded>
  );
}

function RunContent({ run, stepId }: { readonly run: Run; readonly stepId: string | undefined }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const narrow = useIsNarrow();
  const chosen = run.steps.find((step) => step.stepId === stepId);
  const shown = chosen ?? currentStep(run);
  const hasOwn = run.steps.some(({ mine }) => mine);
  useEffect(() => {
    // From now on the step before can no longer be taken back: somebody has begun to look at it.
    if (hasOwn) void call('methods.seen', { params: { runId: run.id } }).catch(() => undefined);
  }, [hasOwn, run.id]);
  const crumbs = [
    run.roundId === null
      ? { label: pick('程序', 'Procedures'), href: '/procedures' }
      : { label: run.title, href: `/rounds/${run.roundId}` },
    ...(narrow && chosen ? [{ label: t('allSteps'), href: `/runs/${run.id}` }] : []),
  ];
  const title = narrow && chosen ? pick(chosen.titleZh, chosen.titleEn) : `${run.orgName} · ${run.title}`;
  const page = {
    title,
    crumbs,
    note: <RunNote run={run} />,
    status: <RunStatus run={run} />,
    actions: <PrintButton small />,
  };
  const list = (
    <Section title={t('steps')}>
      <TaskList label={t('steps')} stages={stagesOf(run, shown, t, pick)} />
    </Section>
  );
  if (narrow) {
    return (
      <Page {...page}>
        {chosen ? (
          <StepView run={run} step={chosen} titled={false} />
        ) : (
          <>
            {list}
            <HandOvers run={run} />
            <RunHistory run={run} />
            <CancelRun run={run} />
          </>
        )}
      </Page>
    );
  }
  return (
    <Page {...page}>
      <div className="runner">
        <div>{list}</div>
        <div className="stack-loose">
          {shown && <StepView key={shown.stepId} run={run} step={shown} titled />}
          <HandOvers run={run} />
          <CancelRun run={run} />
        </div>
        <aside className="runner-history">
          <RunHistory run={run} />
        </aside>
      </div>
    </Page>
  );
}

function RunNote({ run }: { readonly run: Run }) {
  const t = useTexts(runnerTexts);
  const pick = usePick();
  const current = currentStep(run);
  const place = current ? run.steps.findIndex(({ stepId }) => stepId === current.stepId) + 1 : run.steps.length;
  return (
    <>
      {run.state === 'running' && (
        <div>
          {t('position', { step: place, steps: run.steps.length })}
          {run.nextDueOn && (
            <>
              {' · '}
              {t('nextDue')} <DateText date={run.nextDueOn} today={run.today} />
            </>
          )}
        </div>
      )}
      <div className="small">
        {t('definition', { method: pick(run.methodZh, run.methodEn), version: run.definitionVersion })}
      </div>
    </>
  );
}

function RunStatus({ run }: { readonly run: Run }) {
  const t = useTexts(runnerTexts);
  if (run.state === 'running') return null;
  const words = { done: t('ended'), cancelled: t('cancelled'), lapsed: t('lapsed') };
  return <StatusTag tone={run.state === 'done' ? 'green' : 'grey'}>{words[run.state]}</StatusTag>;
}

function stagesOf(
  run: Run,
  shown: RunStep | undefined,
  t: ReturnType<typeof useTexts<typeof runnerTexts.zh>>,
  pick: (zh: string, en: string) => string,
): TaskStage[] {
  const stages: { title: string; tasks: TaskStage['tasks'][number][] }[] = [];
  for (const step of run.steps) {
    const title = pick(step.stageZh, step.stageEn);
    const last = stages.at(-1);
    const stage = last?.title === title ? last : { title, tasks: [] };
    if (stage !== last) stages.push(stage);
    stage.tasks.push({
      id: step.stepId,
      title: pick(step.titleZh, step.titleEn),
      state: taskState(step),
      href: `/runs/${run.id}/${step.stepId}`,
      who: pick(step.actorZh, step.actingOrgName),
      when: whenOf(step, t),
      reason: reasonOf(step, t, pick),
      isOpen: step.stepId === shown?.stepId,
    });
  }
  return stages;
}

function whenOf(step: RunStep, t: ReturnType<typeof useTexts<typeof runnerTexts.zh>>) {
  if (step.state === 'done' && step.doneOn)
    return <span className="nowrap">{t('doneOn', { date: step.doneOn, who: step.doneByName ?? '' })}</span>;
  if (step.dueOn === null) return undefined;
  return (
    <>
      <span className="nowrap">{t('dueBy', { date: step.dueOn })}</span>{' '}
      {step.overdue && <StatusTag tone="red">{t('overdue')}</StatusTag>}
    </>
  );
}
