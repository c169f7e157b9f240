import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct } from '../../api/queries.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Option } from '../../design/Combobox.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { CheckPage, ReceiptPage } from '../../design/papers.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { instantNow } from '../orgs/instant-now.ts';
import { OrgPicker } from '../orgs/OrgPicker.tsx';
import { memberTexts } from './texts.ts';

/** Moves one or several members to another branch. */
export function TransferPage(_props: PageParams) {
  const t = useTexts(memberTexts);
  const [address] = useAddress();
  const ids = (address.get('ids') ?? '')
    .split(',')
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  const [org, setOrg] = useState<Option>();
  const [stage, setStage] = useState<'form' | 'check' | 'done'>('form');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [done, setDone] = useState({ moved: 0, at: '' });
  const send = useAct('members.transferMany');
  const form = useForm({
    initial: { toOrgId: '', on: todayInChina(), reason: '' },
    check: (values) => ({
      toOrgId: org ? undefined : t('needed', { label: t('toBranch') }),
      reason: values.reason.trim().length < 4 ? t('needed', { label: t('reason') }) : undefined,
    }),
    onSubmit: () => setStage('check'),
  });
  const { values } = form;
  const crumbs = [{ label: t('roster'), href: '/members' }];
  const submit = async () => {
    if (!confirmed) return setError(t('confirmFirst'));
    try {
      const { moved } = await send.mutateAsync({
        body: { memberIds: ids, toOrgId: Number(org?.id ?? 0), on: values.on, reason: values.reason },
      });
      form.reset();
      setDone({ moved, at: instantNow() });
      setStage('done');
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  if (stage === 'done')
    return (
      <ReceiptPage
        title={t('transferDone', { count: done.moved })}
        at={done.at}
        backHref={`/members?org=${org?.id ?? ''}`}
        backLabel={org?.label ?? t('roster')}
      />
    );
  if (stage === 'check') {
    const edit = () => setStage('form');
    return (
      <CheckPage
        title={t('transfer')}
        crumbs={crumbs}
        answers={[
          { label: t('people'), value: t('chosen', { count: ids.length }) },
          { label: t('toBranch'), value: org?.label ?? '', onEdit: edit },
          { label: t('transferOn'), value: values.on, onEdit: edit },
          { label: t('reason'), value: values.reason, onEdit: edit },
        ]}
        statement={t('statement')}
        confirmed={confirmed}
        onConfirm={(value) => {
          setConfirmed(value);
          setError(undefined);
        }}
        error={error}
        action={t('transferAct', { count: ids.length })}
        busy={send.isPending}
        onSubmit={() => void submit()}
        onBack={edit}
      >
        {problem && <ProblemView problem={problem} />}
      </CheckPage>
    );
  }
  return (
    <Page
      title={t('transfer')}
      note={`${t('chosen', { count: ids.length })}。${t('transferNote')}`}
      crumbs={crumbs}
      width="form"
    >
      <Form form={form}>
        <OrgPicker
          label={t('toBranch')}
          name="toOrgId"
          value={org}
          onChange={setOrg}
          error={form.field('toOrgId').error}
        />
        <DateField {...form.field('on')} label={t('transferOn')} max={todayInChina()} />
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
