import { addMonths, monthStart } from '@jishi/domain';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, TextButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { Pager } from '../../design/list.tsx';
import { notify } from '../../design/notices.ts';
import { parseYuan } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { TextDialog } from './dialogs.tsx';
import { DuesNav, Fen } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Relief = Output<'dues.reliefs'>['items'][number];

/** Reductions and exemptions: asked by the branch, answered by the next higher committee. */
export function ReliefsPage() {
  const t = useTexts(duesTexts);
  const can = useCan();
  const [address] = useAddress();
  const reliefs = useCall('dues.reliefs', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(reliefs.data?.nextCursor);
  const [asking, setAsking] = useState(false);
  const [answering, setAnswering] = useState<{ readonly relief: Relief; readonly approve: boolean }>();
  const answer = useAct('dues.answerRelief');
  const columns: readonly Column<Relief>[] = [
    { id: 'name', header: t('name'), names: true, cell: (row) => row.name },
    { id: 'org', header: t('branch'), cell: (row) => row.orgName },
    {
      id: 'months',
      header: t('period'),
      cell: (row) => `${row.fromMonth.slice(0, 7)} – ${row.untilMonth.slice(0, 7)}`,
    },
    { id: 'sum', header: t('monthly'), align: 'right', cell: (row) => <Fen fen={row.monthlyFen} /> },
    { id: 'decision', header: t('decision'), notOnCard: true, cell: (row) => row.decisionZh },
    {
      id: 'state',
      header: t('state'),
      cell: (row) =>
        row.state === 'requested' && can('dues.approve-relief') ? (
          <>
            <TextButton
              aria-label={`${t('approve')} ${row.name}`}
              onClick={() => setAnswering({ relief: row, approve: true })}
            >
              {t('approve')}
            </TextButton>{' '}
            <TextButton
              aria-label={`${t('decline')} ${row.name}`}
              onClick={() => setAnswering({ relief: row, approve: false })}
            >
              {t('decline')}
            </TextButton>
          </>
        ) : (
          <StatusTag tone={row.state === 'approved' ? 'green' : row.state === 'requested' ? 'blue' : 'grey'}>
            {t(row.state)}
          </StatusTag>
        ),
    },
  ];
  return (
    <Page
      title={t('reliefs')}
      actions={
        can('dues.assess') && (
          <Button kind="main" icon="plus" onClick={() => setAsking(true)}>
            {t('askRelief')}
          </Button>
        )
      }
    >
      <DuesNav />
      <Loaded query={reliefs} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('reliefs')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('reliefsEmpty')}>{t('reliefsEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {asking && <AskDialog onClose={() => setAsking(false)} />}
      {answering && (
        <TextDialog
          title={answering.approve ? t('approve') : t('decline')}
          label={t('answer')}
          action={answering.approve ? t('approve') : t('decline')}
          optional={answering.approve}
          limit={200}
          onClose={() => setAnswering(undefined)}
          onSend={(answerZh) =>
            answer.mutateAsync({
              params: { duesReliefId: answering.relief.id },
              body: { version: answering.relief.version, approve: answering.approve, answerZh },
            })
          }
        />
      )}
    </Page>
  );
}

function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const ask = useAct('dues.askRelief');
  const standings = useCall('dues.standings', { query: {} });
  const first = monthStart(todayInChina());
  const months = Array.from({ length: 12 }, (_, index) => addMonths(first, index));
  const choices = months.map((month) => ({ value: month, label: month.slice(0, 7) }));
  const form = useForm({
    initial: { memberId: '', fromMonth: first, untilMonth: months[5] ?? first, sum: '0', decisionZh: '' },
    scope: 'relief',
    check: ({ memberId, sum, decisionZh }) => ({
      memberId: memberId === '' ? t('required') : undefined,
      sum: parseYuan(sum) === undefined ? t('amountBad') : undefined,
      decisionZh: decisionZh.trim().length < 2 ? t('required') : undefined,
    }),
    onSubmit: async ({ memberId, sum, ...rest }) => {
      await ask.mutateAsync({ body: { ...rest, memberId: Number(memberId), monthlyFen: parseYuan(sum) ?? 0 } });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('askRelief')} onClose={onClose}>
      <Form form={form}>
        <Select
          {...form.field('memberId')}
          label={t('member')}
          choices={(standings.data?.items ?? []).map(({ memberId, name }) => ({
            value: String(memberId),
            label: name,
          }))}
        />
        <Select {...form.field('fromMonth')} label={t('fromMonth')} choices={choices} emptyLabel={null} />
        <Select {...form.field('untilMonth')} label={t('untilMonth')} choices={choices} emptyLabel={null} />
        <TextInput {...form.field('sum')} label={t('reliefSum')} inputMode="decimal" width="10" />
        <TextInput {...form.field('decisionZh')} label={t('decision')} hint={t('decisionHint')} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('sendUp')}
        </Button>
      </Form>
    </Dialog>
  );
}
