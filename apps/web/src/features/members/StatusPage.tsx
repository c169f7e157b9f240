import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextArea, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { CheckPage, ReceiptPage } from '../../design/papers.tsx';
import { Forbidden, Loaded } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { instantNow } from '../orgs/instant-now.ts';
import { memberTexts } from './texts.ts';

type View = Output<'members.view'>;

/** One change of a person's status, from the transitions that the server offers. */
export function StatusPage({ params }: PageParams) {
  const view = useCall('members.view', { params: { memberId: Number(params['memberId']) } });
  return <Loaded query={view}>{(page) => <StatusFlow page={page} transitionId={params['transition'] ?? ''} />}</Loaded>;
}

function StatusFlow({ page, transitionId }: { readonly page: View; readonly transitionId: string }) {
  const t = useTexts(memberTexts);
  const pick = usePick();
  // What was offered when the page was opened: afterwards the person has moved on.
  const [{ member, transition }] = useState({
    member: page.member,
    transition: page.transitions.find(({ id }) => id === transitionId),
  });
  const [stage, setStage] = useState<'form' | 'check' | 'done'>('form');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [doneAt, setDoneAt] = useState('');
  const send = useAct('members.transition');
  const needsKind = (transition?.kinds.length ?? 0) > 0;
  const form = useForm({
    initial: { happenedOn: todayInChina(), kind: '', documentNo: '', note: '', reason: '' },
    check: (values) => ({
      kind: needsKind && values.kind === '' ? t('needed', { label: t('kind') }) : undefined,
      documentNo:
        transition?.needsDocument === true && values.documentNo.trim() === ''
          ? t('needed', { label: t('documentNo') })
          : undefined,
      reason: values.reason.trim().length < 4 ? t('needed', { label: t('reason') }) : undefined,
    }),
    onSubmit: () => setStage('check'),
  });
  if (!transition) return <Forbidden />;
  const title = pick(transition.titleZh, transition.titleEn);
  const { values } = form;
  const crumbs = [
    { label: t('roster'), href: '/members' },
    { label: member.name, href: `/members/${member.id}` },
  ];
  const submit = async () => {
    if (!confirmed) return setError(t('confirmFirst'));
    const body = {
      transition: transition.id,
      happenedOn: values.happenedOn,
      reason: values.reason,
      version: member.version,
      ...(values.kind === '' ? {} : { kind: values.kind }),
      ...(values.documentNo === '' ? {} : { documentNo: values.documentNo }),
      ...(values.note === '' ? {} : { note: values.note }),
    };
    try {
      await send.mutateAsync({ params: { memberId: member.id }, body });
      form.reset();
      setDoneAt(instantNow());
      setStage('done');
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  if (stage === 'done')
    return (
      <ReceiptPage
        title={t('statusDone', { title })}
        at={doneAt}
        backHref={`/members/${member.id}`}
        backLabel={member.name}
      />
    );
  if (stage === 'check') {
    const edit = () => setStage('form');
    return (
      <CheckPage
        title={`${title}：${member.name}`}
        crumbs={crumbs}
        answers={[
          { label: t('name'), value: `${member.name} · ${member.orgName} · ${member.idNumberMasked}` },
          { label: t('happenedOn'), value: values.happenedOn, onEdit: edit },
          ...(needsKind
            ? [
                {
                  label: t('kind'),
                  value: transition.kinds.find(({ id }) => id === values.kind)?.titleZh ?? '',
                  onEdit: edit,
                },
              ]
            : []),
          ...(transition.needsDocument ? [{ label: t('documentNo'), value: values.documentNo, onEdit: edit }] : []),
          { label: t('reason'), value: values.reason, onEdit: edit },
        ]}
        statement={t('statement')}
        confirmed={confirmed}
        onConfirm={(value) => {
          setConfirmed(value);
          setError(undefined);
        }}
        error={error}
        action={t('submitStatus', { title })}
        busy={send.isPending}
        onSubmit={() => void submit()}
        onBack={edit}
      >
        {problem && <ProblemView problem={problem} />}
      </CheckPage>
    );
  }
  return (
    <Page title={`${title}：${member.name}`} crumbs={crumbs} width="form">
      <Form form={form}>
        <DateField {...form.field('happenedOn')} label={t('happenedOn')} max={todayInChina()} />
        {needsKind && (
          <Select
            {...form.field('kind')}
            label={t('kind')}
            emptyLabel="—"
            choices={transition.kinds.map(({ id, titleZh }) => ({ value: id, label: titleZh }))}
          />
        )}
        {transition.needsDocument && <TextInput {...form.field('documentNo')} label={t('documentNo')} />}
        {transition.id === 'go-out' && (
          <TextInput {...form.field('note')} label={t('note')} hint={t('noteHint')} optional />
        )}
        <TextArea {...form.field('reason')} label={t('reason')} limit={500} rows={3} />
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('next')}
          </Button>
        </ButtonBar>
      </Form>
    </Page>
  );
}
