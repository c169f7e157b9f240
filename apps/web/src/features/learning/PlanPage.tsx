import { useState } from 'react';
import { RuleLine } from '../../api/RuleLine.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, TextButton } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, ProgressBar, type Fact } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import type { Translate } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { PlanPeople } from './PlanPeople.tsx';
import { RecordSession } from './RecordSession.tsx';
import { RecordTest } from './RecordTest.tsx';
import { learningTexts } from './texts.ts';
import { WithdrawSession } from './withdrawals.tsx';
import { nameOf } from './words.ts';

/** A plan as the server shows it. */
export type Plan = Output<'learning.plan'>;

/** One plan: what was held, who took part, who is still due. */
export function PlanPage({ params }: PageParams) {
  const t = useTexts(learningTexts);
  const planId = Number(params['planId']);
  const plan = useCall('learning.plan', { params: { planId } });
  return (
    <Page
      title={plan.data?.titleZh ?? t('learning')}
      width="text"
      crumbs={[{ label: t('learning'), href: '/learning' }]}
    >
      <PlanContent planId={planId} />
    </Page>
  );
}

/** The content of a plan, for its page and for the step of a run. */
export function PlanContent({
  planId,
  inStep = false,
}: {
  readonly planId: number;
  /** The step says the date and the guidance already. */
  readonly inStep?: boolean;
}) {
  const plan = useCall('learning.plan', { params: { planId } });
  return (
    <Loaded query={plan} skeleton={<Skeleton />}>
      {(loaded) => <Content plan={loaded} inStep={inStep} />}
    </Loaded>
  );
}

function Content({ plan, inStep }: { readonly plan: Plan; readonly inStep: boolean }) {
  const t = useTexts(learningTexts);
  const [open, setOpen] = useState<'record' | 'test' | 'finish'>();
  const words = { planned: t('planned'), held: t('held'), credited: t('credited') };
  const missingWords = {
    sessions: t('missingSessions', { count: plan.minSessions }),
    length: t('missingLength', { date: plan.lastsUntil ?? '' }),
    time: t('missingTime'),
    tests: t('missingTests'),
    share: t('missingShare'),
  };
  const mayWork = plan.mine && plan.state !== 'credited';
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          { label: t('state'), value: plan.overdue ? `${words[plan.state]}（${t('overdue')}）` : words[plan.state] },
          ...(plan.dueOn === null || inStep ? [] : [{ label: t('dueOn'), value: plan.dueOn }]),
          ...(plan.topics.length === 0 ? [] : [{ label: t('topics'), value: plan.topics.join('、') }]),
          ...(plan.material === '' || inStep ? [] : [{ label: t('material'), value: plan.material }]),
          ...demandFacts(t, plan),
          ...(plan.reason === null ? [] : [{ label: t('finishReason'), value: plan.reason }]),
        ]}
      />
      <ProgressBar label={t('attended')} done={plan.attended} whole={plan.expected} />
      <Sessions plan={plan} />
      {plan.test !== null && <ProgressBar label={t('passedCount')} done={plan.passed} whole={plan.expected} />}
      {plan.rules.map((rule) => (
        <RuleLine key={rule.id} rule={rule} />
      ))}
      {plan.mine && <Due plan={plan} />}
      {plan.mine && asksMore(plan) && <PlanPeople plan={plan} />}
      {mayWork && plan.missing !== 'none' && <p>{missingWords[plan.missing]}</p>}
      {mayWork && (
        <ButtonBar>
          <Button
            kind={plan.missing === 'none' || plan.missing === 'tests' ? 'plain' : 'main'}
            icon="plus"
            onClick={() => setOpen('record')}
          >
            {t('record')}
          </Button>
          {plan.test !== null && plan.sessions.length > 0 && (
            <Button kind={plan.missing === 'tests' ? 'main' : 'plain'} onClick={() => setOpen('test')}>
              {t('recordTest')}
            </Button>
          )}
          {(plan.missing === 'none' || plan.missing === 'share') && (
            <Button kind={plan.missing === 'none' ? 'main' : 'plain'} onClick={() => setOpen('finish')}>
              {t('finish')}
            </Button>
          )}
        </ButtonBar>
      )}
      {open === 'record' && <RecordSession plan={plan} onClose={() => setOpen(undefined)} />}
      {open === 'test' && <RecordTest plan={plan} onClose={() => setOpen(undefined)} />}
      {open === 'finish' && <FinishDialog plan={plan} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** Whether being there is not all: hours, days, a test, a certificate. */
const asksMore = (plan: Plan): boolean =>
  plan.test !== null || plan.minHours !== null || plan.minDays !== null || plan.hasCertificate;

function demandFacts(t: Translate<typeof learningTexts.zh>, plan: Plan): readonly Fact[] {
  const time = [
    ...(plan.minDays === null ? [] : [t('daysCount', { count: plan.minDays })]),
    ...(plan.minHours === null ? [] : [t('hoursCount', { count: plan.minHours })]),
  ];
  return [
    ...(time.length === 0 ? [] : [{ label: t('askedTime'), value: time.join(t('or')) }]),
    ...(plan.lastsUntil === null ? [] : [{ label: t('lastsUntil'), value: plan.lastsUntil }]),
    ...(plan.test === null ? [] : [{ label: t('tests'), value: t('testOf', plan.test) }]),
    ...(plan.hasCertificate ? [{ label: t('certificate'), value: validityText(t, plan.certificateValidFor) }] : []),
  ];
}

function validityText(t: Translate<typeof learningTexts.zh>, validFor: string | null): string {
  if (validFor === null) return t('certificateLasting');
  const units = { d: 'validDays', m: 'validMonths', y: 'validYears' } as const;
  const unit = units[validFor.at(-1) as keyof typeof units] ?? 'validDays';
  return t('certificateFor', { length: t(unit, { count: validFor.slice(0, -1) }) });
}

function Sessions({ plan }: { readonly plan: Plan }) {
  const t = useTexts(learningTexts);
  const [withdrawing, setWithdrawing] = useState<number>();
  return (
    <Section title={t('sessions')}>
      {plan.sessions.length === 0 ? (
        <p className="muted">{t('noSessions', { count: plan.minSessions })}</p>
      ) : (
        <ul className="plain-list stack">
          {plan.sessions.map((session) => (
            <li key={session.id}>
              <div className="row row-between">
                <span>
                  <strong>{session.heldOn}</strong> {session.topic}
                  {session.place && ` · ${session.place}`} · {t('people', { count: session.attended })}
                  {session.makesUpFor !== null && ` · ${t('makeUp')}`}
                  {session.isLateEntry && ` · ${t('lateEntry')}`}
                  {session.withdrawnReason !== null && (
                    <span className="muted"> · {t('withdrawn', { reason: session.withdrawnReason })}</span>
                  )}
                </span>
                {plan.mine && plan.state !== 'credited' && session.withdrawnReason === null && (
                  <span className="no-print">
                    <TextButton
                      aria-label={`${t('withdraw')} ${session.heldOn}`}
                      onClick={() => setWithdrawing(session.id)}
                    >
                      {t('withdraw')}
                    </TextButton>
                  </span>
                )}
              </div>
              {session.summary && <p>{session.summary}</p>}
            </li>
          ))}
        </ul>
      )}
      {plan.minutes > 0 && <p className="muted small">{t('minutesTotal', { count: plan.minutes })}</p>}
      {withdrawing !== undefined && (
        <WithdrawSession plan={plan} sessionId={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </Section>
  );
}

/** Who has not taken part yet; listed before the date, not after it. */
function Due({ plan }: { readonly plan: Plan }) {
  const t = useTexts(learningTexts);
  const due = plan.learners.filter(({ hasAttended }) => !hasAttended);
  if (plan.state === 'credited') return null;
  return (
    <Section title={t('due')}>
      {!plan.isListed && plan.sessions.length === 0 ? (
        <p className="muted">{t('dueLater')}</p>
      ) : due.length === 0 ? (
        <p>{t('dueNone')}</p>
      ) : (
        <p>{due.map(nameOf).join('、')}</p>
      )}
    </Section>
  );
}

function FinishDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const t = useTexts(learningTexts);
  const finish = useAct('learning.finish');
  const needsReason = plan.missing === 'share';
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: needsReason && reason.trim().length < 2 ? t('reasonMissing') : undefined }),
    onSubmit: async ({ reason }) => {
      await finish.mutateAsync({ params: { planId: plan.id }, body: reason === '' ? {} : { reason } });
      notify(t('finished'));
      onClose();
    },
  });
  return (
    <Dialog title={t('finish')} onClose={onClose}>
      <Form form={form}>
        <TextArea
          {...form.field('reason')}
          label={t('finishReason')}
          hint={t('finishReasonHint', { expected: plan.expected, attended: plan.attended })}
          optional={!needsReason}
          limit={500}
          rows={3}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('finish')}
        </Button>
      </Form>
    </Dialog>
  );
}
