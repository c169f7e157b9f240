import { useState } from 'react';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useAnswer, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Form, useForm } from '../../design/form.tsx';
import { CheckboxGroup, TextArea, TextInput } from '../../design/inputs.tsx';
import { Page } from '../../design/Page.tsx';
import { CheckPage, ReceiptPage } from '../../design/papers.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { instantNow } from './instant-now.ts';
import { orgTexts } from './texts.ts';
import type { OrgPage } from './words.ts';

type Members = Output<'members.list'>['items'];

/** Divides an organisation: who goes to the new one, the reply, 核对页, receipt. */
export function SplitPage({ params }: PageParams) {
  const orgId = Number(params['orgId']);
  const view = useCall('orgs.view', { params: { orgId }, query: {} });
  const members = useAnswer<Members>(`split-members ${orgId}`, (signal) => loadMembers(orgId, signal), {});
  return (
    <Loaded query={view} skeleton={<Skeleton />}>
      {(page) => (
        <Loaded query={members} skeleton={<Skeleton shape="rows" />}>
          {(items) => <Split page={page} members={items.filter((item) => item.orgId === orgId)} />}
        </Loaded>
      )}
    </Loaded>
  );
}

/** All members of the organisation, page by page. */
async function loadMembers(org: number, signal: AbortSignal | undefined): Promise<Members> {
  const found: Members = [];
  for (let cursor: string | undefined, pages = 0; pages < 10; pages++) {
    const query = { org, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const page = await call('members.list', { query }, signal ? { signal } : {});
    found.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return found;
}

function Split({ page, members }: { readonly page: OrgPage; readonly members: Members }) {
  const t = useTexts(orgTexts);
  const [address] = useAddress();
  const step = address.get('step');
  // The version the person saw: a later change by others is refused, not overwritten.
  const [seen] = useState(page);
  const [stage, setStage] = useState<'form' | 'check' | 'done'>('form');
  const [confirmed, setConfirmed] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [done, setDone] = useState({ id: 0, at: '' });
  const split = useAct('orgs.split');
  const form = useForm({
    initial: {
      name: '',
      shortName: '',
      memberIds: [] as readonly string[],
      replyNo: '',
      effectiveOn: todayInChina(),
      reason: '',
      exceptionReason: '',
    },
    draft: `org-split-${seen.org.id}`,
    check: (values) => ({
      name: values.name.trim().length < 2 ? t('needed', { label: t('splitName') }) : undefined,
      shortName: values.shortName.trim().length < 2 ? t('needed', { label: t('splitShortName') }) : undefined,
      memberIds:
        values.memberIds.length === 0
          ? t('splitNobody')
          : values.memberIds.length === members.length
            ? t('splitEverybody')
            : undefined,
      replyNo: values.replyNo.trim().length < 2 ? t('needed', { label: t('replyNo') }) : undefined,
      reason: values.reason.trim().length < 4 ? t('needed', { label: t('reason') }) : undefined,
    }),
    onSubmit: () => {
      setConfirmed(false);
      setProblem(undefined);
      setStage('check');
    },
  });
  const { values } = form;
  const crumbs = [
    { label: t('orgs'), href: '/orgs' },
    { label: seen.org.shortName, href: `/orgs/${seen.org.id}` },
  ];
  const going = members.filter(({ id }) => values.memberIds.includes(String(id)));
  const submit = async () => {
    if (!confirmed) return setError(t('confirmFirst'));
    const { memberIds, exceptionReason, ...rest } = values;
    try {
      const made = await split.mutateAsync({
        params: { orgId: seen.org.id },
        body: {
          ...rest,
          memberIds: memberIds.map(Number),
          version: seen.org.version,
          ...(exceptionReason === '' ? {} : { exceptionReason }),
          ...(step === null ? {} : { runStepId: Number(step) }),
        },
      });
      form.reset();
      setDone({ id: made.id, at: instantNow() });
      setStage('done');
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    }
  };
  if (stage === 'done')
    return (
      <ReceiptPage
        title={t('doneTitle', { act: t('actSplit') })}
        at={done.at}
        backHref={`/orgs/${done.id}`}
        backLabel={t('splitOpen')}
      />
    );
  if (stage === 'check') {
    const edit = () => setStage('form');
    return (
      <CheckPage
        title={t('actSplit')}
        crumbs={crumbs}
        answers={[
          { label: t('splitName'), value: values.name, onEdit: edit },
          { label: t('splitShortName'), value: values.shortName, onEdit: edit },
          {
            label: t('splitMembers'),
            value: `${t('splitCounts', { going: going.length, staying: members.length - going.length })} ${going.map(({ name }) => name).join('、')}`,
            onEdit: edit,
          },
          { label: t('replyNo'), value: values.replyNo, onEdit: edit },
          { label: t('effectiveOn'), value: values.effectiveOn, onEdit: edit },
          { label: t('reason'), value: values.reason, onEdit: edit },
          { label: t('exceptionReason'), value: values.exceptionReason || '—', onEdit: edit },
        ]}
        statement={t('statement')}
        confirmed={confirmed}
        onConfirm={(value) => {
          setConfirmed(value);
          setError(undefined);
        }}
        error={error}
        action={t('submitSplit')}
        busy={split.isPending}
        onSubmit={() => void submit()}
        onBack={edit}
      >
        {problem && <ProblemView problem={problem} />}
      </CheckPage>
    );
  }
  return (
    <Page title={`${t('actSplit')}：${seen.org.shortName}`} crumbs={crumbs} width="form" note={t('splitNote')}>
      <Form form={form}>
        <TextInput {...form.field('name')} label={t('splitName')} />
        <TextInput {...form.field('shortName')} label={t('splitShortName')} />
        <CheckboxGroup
          {...form.field('memberIds')}
          label={t('splitMembers')}
          hint={t('splitCounts', { going: values.memberIds.length, staying: members.length - values.memberIds.length })}
          choices={members.map(({ id, name }) => ({ value: String(id), label: name }))}
          inline
        />
        <TextInput {...form.field('replyNo')} label={t('replyNo')} hint={t('replyNoHint')} />
        <DateField {...form.field('effectiveOn')} label={t('effectiveOn')} max={todayInChina()} />
        <TextArea {...form.field('reason')} label={t('reason')} limit={500} rows={3} />
        <TextArea
          {...form.field('exceptionReason')}
          label={t('exceptionReason')}
          hint={t('exceptionHint')}
          optional
          limit={500}
          rows={3}
        />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('next')}
        </Button>
      </Form>
    </Page>
  );
}
