import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  ButtonBar,
  DateText,
  DefinitionList,
  HistoryList,
  LinkButton,
  Loaded,
  Page,
  ProblemView,
  Section,
  StatusTag,
  todayInChina,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { DecideOne } from './DecideOne.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { TextDialog } from './TextDialog.tsx';
import { approvalTexts } from './texts.ts';
import { approvalStates, scoresOf, scoreText, type Approval } from './words.ts';

/** One request: what is asked, on which facts, what was decided, and the acts that are possible now. */
export function ApprovalPage({ params }: PageParams) {
  const t = useTexts(approvalTexts);
  return (
    <ApprovalDesk
      approvalId={Number(params['approvalId'])}
      frame={(view, content) => {
        const [key, tone] = approvalStates[view.state];
        return (
          <Page
            title={view.titleZh}
            width="form"
            crumbs={[{ label: t('approvals'), href: '/approvals' }]}
            status={<StatusTag tone={tone}>{t(key)}</StatusTag>}
            note={view.orgName}
          >
            {content}
          </Page>
        );
      }}
    />
  );
}

/** The request itself, on its page or inside the step of a run. */
export function ApprovalDesk({
  approvalId,
  frame = (_view, content) => content,
}: {
  readonly approvalId: number;
  readonly frame?: (view: Approval, content: React.ReactNode) => React.ReactNode;
}) {
  const query = useCall('approvals.get', { params: { approvalId } });
  return (
    <Loaded query={query}>
      {(view) =>
        frame(
          view,
          <>
            <Facts view={view} />
            <Acts key={view.version} view={view} />
            <Opinions view={view} />
          </>,
        )
      }
    </Loaded>
  );
}

const decisionKeys = { approve: 'decisionApprove', refuse: 'decisionRefuse', amend: 'decisionAmend' } as const;

function Facts({ view }: { readonly view: Approval }) {
  const t = useTexts(approvalTexts);
  const pick = usePick();
  const decided = view.choices.find((choice) => choice.value === view.decidedValue);
  const { meeting } = view;
  return (
    <DefinitionList
      facts={[
        { label: t('decider'), value: view.deciderOrgName },
        ...(view.requestTextZh === '' ? [] : [{ label: t('requestText'), value: view.requestTextZh }]),
        ...scoresOf(view.facts).map((score) => ({ label: t(score.key), value: scoreText(score.hundredths) })),
        ...(view.proposedTitle === null ? [] : [{ label: t('proposal'), value: view.proposedTitle }]),
        ...(view.dueOn === null
          ? []
          : [{ label: t('dueOn'), value: <DateText date={view.dueOn} today={todayInChina()} /> }]),
        ...(view.sentBackReason === null ? [] : [{ label: t('sentBack'), value: view.sentBackReason }]),
        ...(view.decision === null
          ? []
          : [
              {
                label: t('decision'),
                value: `${t(decisionKeys[view.decision])}${
                  decided ? `：${pick(decided.titleZh, decided.titleEn ?? decided.titleZh)}` : ''
                } · ${t('decidedBy', { name: view.decidedByName ?? '', on: view.decidedOn ?? '' })}`,
              },
              { label: t('reason'), value: view.decisionReason },
            ]),
        ...(meeting === null
          ? []
          : [
              {
                label: t('checkMeeting'),
                value: t('checkMeetingValue', {
                  heldOn: meeting.heldOn,
                  expected: meeting.expected,
                  present: meeting.present,
                  inFavour: meeting.inFavour,
                }),
              },
            ]),
        ...(view.replyNumber === null ? [] : [{ label: t('replyNumber'), value: view.replyNumber }]),
      ]}
    />
  );
}

function Acts({ view }: { readonly view: Approval }) {
  const t = useTexts(approvalTexts);
  const attempt = useAttempt();
  const accept = useAct('approvals.accept');
  const sendBack = useAct('approvals.sendBack');
  const resubmit = useAct('approvals.resubmit');
  const withdraw = useAct('approvals.withdraw');
  const opine = useAct('approvals.opine');
  const mayOpine = useCan()('approval.opine');
  const [asked, setAsked] = useState<'send-back' | 'resubmit' | 'return' | 'opine'>();
  const { can, version } = view;
  const params = { approvalId: view.id };
  const done = () => setAsked(undefined);
  return (
    <>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {can.decide && <DecideOne view={view} />}
      <ButtonBar>
        {can.accept && (
          <Button
            kind="main"
            busy={accept.isPending}
            onClick={() => void attempt.run(() => accept.mutateAsync({ params, body: { version } }))}
          >
            {t('accept')}
          </Button>
        )}
        {(can.accept || (can.decide && view.runStepId === null)) && (
          <Button onClick={() => setAsked('send-back')}>{t('sendBackAct')}</Button>
        )}
        {can.returnStep && <Button onClick={() => setAsked('return')}>{t('returnStep')}</Button>}
        {mayOpine && view.decision === null && <Button onClick={() => setAsked('opine')}>{t('addOpinion')}</Button>}
        {can.withdraw && (
          <Button
            busy={withdraw.isPending}
            onClick={() => void attempt.run(() => withdraw.mutateAsync({ params, body: { version } }))}
          >
            {t('withdraw')}
          </Button>
        )}
        {view.state === 'sent-back' && !can.decide && (
          <Button kind="main" onClick={() => setAsked('resubmit')}>
            {t('resubmit')}
          </Button>
        )}
        {view.runId !== null && <LinkButton href={`/runs/${view.runId}`}>{t('facts')}</LinkButton>}
      </ButtonBar>
      {asked === 'send-back' && (
        <TextDialog
          title={t('sendBackAct')}
          label={t('missing')}
          onClose={done}
          onText={(missing) => sendBack.mutateAsync({ params, body: { version, missing } })}
        />
      )}
      {asked === 'resubmit' && (
        <TextDialog
          title={t('resubmit')}
          label={t('text')}
          first={view.requestTextZh}
          onClose={done}
          onText={(textZh) => resubmit.mutateAsync({ params, body: { version, textZh } })}
        />
      )}
      {asked === 'opine' && (
        <TextDialog
          title={t('addOpinion')}
          label={t('opinion')}
          onClose={done}
          onText={(textZh) => opine.mutateAsync({ params, body: { textZh } })}
        />
      )}
      {asked === 'return' && view.runId !== null && <ReturnDialog view={view} runId={view.runId} onClose={done} />}
    </>
  );
}

function Opinions({ view }: { readonly view: Approval }) {
  const t = useTexts(approvalTexts);
  if (view.opinions.length === 0) return null;
  return (
    <Section title={t('opinions')}>
      <HistoryList
        entries={view.opinions.map((each) => ({ id: each.at, at: each.at, who: each.byName, what: each.textZh }))}
      />
    </Section>
  );
}
