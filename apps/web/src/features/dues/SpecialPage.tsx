import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea, TextInput } from '../../design/inputs.tsx';
import { Pager } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { DuesNav } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Campaign = Output<'funds.campaigns'>['items'][number];

/** Campaigns for special dues. */
export function SpecialPage() {
  const t = useTexts(duesTexts);
  const can = useCan();
  const [address] = useAddress();
  const [calling, setCalling] = useState(false);
  const list = useCall('funds.campaigns', { query: { cursor: address.get('cursor') ?? undefined, limit: 20 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Campaign>[] = [
    {
      id: 'title',
      header: t('campaignName'),
      names: true,
      weight: 2,
      cell: (row) => <Link href={`/dues/special/${row.id}`}>{row.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (row) => row.orgName },
    { id: 'until', header: t('period'), nowrap: true, cell: (row) => `${row.fromOn} – ${row.untilOn}` },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusTag tone={row.state === 'open' ? 'green' : 'grey'}>{t(`c-${row.state}`)}</StatusTag>,
    },
  ];
  return (
    <Page
      title={t('special')}
      note={t('voluntary')}
      actions={
        can('fund.call') && (
          <Button kind="main" icon="plus" onClick={() => setCalling(true)}>
            {t('callNew')}
          </Button>
        )
      }
    >
      <DuesNav />
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('special')}
              rows={items}
              rowId={(row) => row.id}
              columns={columns}
              empty={<EmptyState title={t('specialEmpty')}>{t('specialEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {calling && <CallDialog onClose={() => setCalling(false)} />}
    </Page>
  );
}

function CallDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const [, navigate] = useLocation();
  const call = useAct('funds.call');
  const form = useForm({
    initial: { titleZh: '', appealZh: '', fromOn: todayInChina(), untilOn: '' },
    scope: 'call',
    check: (values) => ({
      titleZh: values.titleZh.trim().length < 2 ? t('required') : undefined,
      appealZh: values.appealZh.trim().length < 5 ? t('required') : undefined,
      untilOn: values.untilOn === '' ? t('required') : undefined,
    }),
    onSubmit: async (body) => {
      const { campaignId } = await call.mutateAsync({ body });
      navigate(`/dues/special/${campaignId}`);
    },
  });
  return (
    <Dialog title={t('callNew')} onClose={onClose}>
      <p className="muted">{t('voluntary')}</p>
      <Form form={form}>
        <TextInput {...form.field('titleZh')} label={t('campaignName')} />
        <TextArea {...form.field('appealZh')} label={t('appeal')} hint={t('appealHint')} limit={3000} rows={6} />
        <DateField {...form.field('fromOn')} label={t('fromOn')} />
        <DateField {...form.field('untilOn')} label={t('untilOn')} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('callAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
