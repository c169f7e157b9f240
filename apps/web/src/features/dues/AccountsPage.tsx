import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { Pager } from '../../design/list.tsx';
import { notify } from '../../design/notices.ts';
import { parseYuan } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { DuesNav, Fen } from './parts.tsx';
import { duesTexts } from './texts.ts';

/** An account of a list. */
export type Account = Output<'funds.accounts'>['items'][number];

const kinds = ['activity', 'village', 'donation', 'care', 'project', 'dues', 'special-dues'] as const;

/** Accounts of the own organisation and of those below, each kind apart, with balances that are computed. */
export function AccountsPage() {
  const t = useTexts(duesTexts);
  const can = useCan();
  const [address] = useAddress();
  const [opening, setOpening] = useState(false);
  const accounts = useCall('funds.accounts', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(accounts.data?.nextCursor);
  const columns: readonly Column<Account>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (row) => <Link href={`/dues/accounts/${row.id}`}>{row.titleZh}</Link>,
    },
    { id: 'kind', header: t('kind'), cell: (row) => t(`kinds-${row.kind}`) },
    { id: 'org', header: t('org'), cell: (row) => row.orgName },
    { id: 'balance', header: t('balance'), align: 'right', nowrap: true, cell: (row) => <Fen fen={row.balanceFen} /> },
    { id: 'closed', header: t('closedUntil'), nowrap: true, cell: (row) => row.closedUntil?.slice(0, 7) ?? '—' },
  ];
  return (
    <Page
      title={t('accounts')}
      actions={
        can('fund.keep') && (
          <Button kind="main" icon="plus" onClick={() => setOpening(true)}>
            {t('newAccount')}
          </Button>
        )
      }
    >
      <DuesNav />
      <Loaded query={accounts} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('accounts')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('accountsEmpty')}>{t('accountsEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const open = useAct('funds.openAccount');
  const form = useForm({
    initial: { kind: 'activity', titleZh: '', bankName: '', bankTail: '', openedOn: todayInChina(), opening: '0' },
    scope: 'account',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('required') : undefined,
      opening: parseYuan(values.opening) === undefined ? t('amountBad') : undefined,
      openedOn: values.openedOn === '' ? t('required') : undefined,
    }),
    onSubmit: async ({ kind, opening, ...rest }) => {
      await open.mutateAsync({
        body: { ...rest, kind: kinds.find((each) => each === kind) ?? 'activity', openingFen: parseYuan(opening) ?? 0 },
      });
      notify(t('done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('newAccount')} onClose={onClose}>
      <Form form={form}>
        <Select
          {...form.field('kind')}
          label={t('kind')}
          emptyLabel={null}
          choices={kinds.map((value) => ({ value, label: t(`kinds-${value}`) }))}
        />
        <TextInput {...form.field('titleZh')} label={t('title')} />
        <TextInput {...form.field('bankName')} label={t('bank')} optional />
        <TextInput {...form.field('bankTail')} label={t('bankTail')} inputMode="numeric" width="4" optional />
        <DateField {...form.field('openedOn')} label={t('openedOn')} max={todayInChina()} />
        <TextInput {...form.field('opening')} label={t('opening')} inputMode="decimal" width="10" />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('openAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
