import './members.css';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { RadioGroup, TextArea } from '../../design/inputs.tsx';
import { Menu } from '../../design/Menu.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { HistoryList, StatusTag } from '../../design/show.tsx';
import { Loaded } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { useEventWords } from './event-words.ts';
import { MemberFacts } from './MemberFacts.tsx';
import { memberTexts } from './texts.ts';

type View = Output<'members.view'>;

/** One member: facts, posts, acts, history; opening it is noted for the person. */
export function MemberPage({ params }: PageParams) {
  const memberId = Number(params['memberId']);
  const view = useCall('members.view', { params: { memberId } });
  return <Loaded query={view}>{(page) => <MemberView page={page} />}</Loaded>;
}

function MemberView({ page }: { readonly page: View }) {
  const t = useTexts(memberTexts);
  const pick = usePick();
  const can = useCan();
  const [address] = useAddress();
  const { member } = page;
  const objection = address.get('objection');
  const items = [
    ...(page.can['correct'] ? [{ key: 'correct', label: t('correct'), href: `/members/${member.id}/correct` }] : []),
    ...(page.can['transfer']
      ? [{ key: 'transfer', label: t('transfer'), href: `/members/transfer?ids=${member.id}` }]
      : []),
    ...page.transitions.map((transition) => ({
      key: transition.id,
      label: pick(transition.titleZh, transition.titleEn),
      href: `/members/${member.id}/status/${transition.id}`,
    })),
  ];
  return (
    <Page
      title={member.name}
      crumbs={[
        { label: t('roster'), href: '/members' },
        ...page.orgPath.slice(-1).map((org) => ({ label: org.shortName, href: `/orgs/${org.id}` })),
      ]}
      status={
        <>
          {' '}
          <StatusTag tone={member.memberType === '2' ? 'blue' : 'grey'}>
            {member.memberType === '2' ? t('probationary') : t('full')}
          </StatusTag>
          {member.status !== 'normal' && <StatusTag tone="amber">{t(member.status)}</StatusTag>}
        </>
      }
      actions={items.length > 0 && <Menu label={t('acts')} items={items} align="right" />}
    >
      {objection !== null && can('member.answer-objection') && <AnswerObjection objectionId={Number(objection)} />}
      <MemberFacts page={page} own={false} mayReveal={page.can['reveal'] === true} />
      <MemberHistory memberId={member.id} />
    </Page>
  );
}

function MemberHistory({ memberId }: { readonly memberId: number }) {
  const t = useTexts(memberTexts);
  const words = useEventWords();
  const history = useCall('members.history', { params: { memberId }, query: {} });
  return (
    <Section title={t('history')}>
      <Loaded query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noHistory')}</p>
          ) : (
            <HistoryList
              entries={items.map((event) => ({
                id: event.id,
                at: event.recordedAt,
                who: event.reason ?? '',
                what: `${event.happenedOn} ${words.what(event)}`,
                changes: words.changes(event),
              }))}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

/** Answer to an objection, reached from the to-do. */
function AnswerObjection({ objectionId }: { readonly objectionId: number }) {
  const t = useTexts(memberTexts);
  const open = useCall('members.objections', { query: { limit: 200 } });
  const send = useAct('members.answerObjection');
  const [outcome, setOutcome] = useState('');
  const [answer, setAnswer] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const objection = open.data?.items.find(({ id }) => id === objectionId);
  if (!objection) return null;
  const submit = async () => {
    try {
      await send.mutateAsync({
        params: { objectionId },
        body: { outcome: outcome as 'kept', answer, version: objection.version },
      });
      notify(t('answered'));
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  return (
    <Section title={t('openObjections')}>
      <div className="card stack">
        {problem && <ProblemView problem={problem} />}
        <p>{objection.statement}</p>
        <RadioGroup
          name="outcome"
          label={t('answerOutcome')}
          value={outcome}
          onChange={setOutcome}
          choices={[
            { value: 'corrected', label: t('answerCorrected') },
            { value: 'kept', label: t('answerKept') },
          ]}
        />
        <TextArea name="answer" label={t('answer')} value={answer} onChange={setAnswer} limit={500} rows={3} />
        <Button busy={send.isPending} onClick={() => void submit()}>
          {t('answerAct')}
        </Button>
      </div>
    </Section>
  );
}
