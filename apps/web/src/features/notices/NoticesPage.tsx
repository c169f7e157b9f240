import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import {
  Button,
  DataTable,
  EmptyState,
  FilterBar,
  LinkButton,
  Loaded,
  notify,
  Page,
  Pager,
  ProblemView,
  Select,
  Skeleton,
  StatusTag,
  useSelection,
  type Column,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { BatchDialog, type Batch } from './BatchDialog.tsx';
import { noticeTexts } from './texts.ts';
import { noticeStates, type NoticeItem } from './words.ts';

const states = ['drafted', 'cleared', 'posted', 'objected', 'closed', 'taken-down'] as const;

/** Notices with the acts that people do for many at once: clear, post, end. */
export function NoticesPage() {
  const t = useTexts(noticeTexts);
  const can = useCan();
  const [address, change] = useAddress();
  const state = states.find((each) => each === address.get('state'));
  const roundId = address.get('roundId');
  const list = useCall('notices.list', {
    query: {
      state,
      roundId: roundId === null ? undefined : Number(roundId),
      cursor: address.get('cursor') ?? undefined,
      limit: 100,
    },
  });
  const pages = useCursorPages(list.data?.nextCursor);
  const selection = useSelection();
  const [batch, setBatch] = useState<Batch>();
  const attempt = useAttempt();
  const clear = useAct('notices.clear');
  const post = useAct('notices.post');
  const close = useAct('notices.close');
  const chosen = [...selection.ids].map(Number);
  const run = async (act: Batch, innerPostedOn: string | undefined) => {
    const body = { noticeIds: chosen };
    const isDone = await attempt.run(() =>
      act === 'clear'
        ? clear.mutateAsync({ body })
        : act === 'post'
          ? post.mutateAsync({ body: innerPostedOn ? { ...body, innerPostedOn } : body })
          : close.mutateAsync({ body }),
    );
    setBatch(undefined);
    if (!isDone) return;
    notify(t('done', { count: chosen.length }));
    selection.clear();
  };
  const columns: readonly Column<NoticeItem>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (item) => <Link href={`/notices/${item.id}`}>{item.titleZh}</Link>,
    },
    { id: 'poster', header: t('poster'), cell: (item) => item.postingOrgName },
    { id: 'kind', header: t('kind'), cell: (item) => t(item.mode), notOnCard: true },
    { id: 'last', header: t('lastDay'), nowrap: true, cell: (item) => item.lastDay ?? '—' },
    {
      id: 'state',
      header: t('state'),
      cell: (item) => {
        const [key, tone] = noticeStates[item.state];
        return <StatusTag tone={tone}>{t(key)}</StatusTag>;
      },
    },
  ];
  return (
    <Page
      title={t('notices')}
      actions={
        <>
          {can('notice.draft') && (
            <LinkButton kind="main" icon="plus" href="/notices/new">
              {t('draftNew')}
            </LinkButton>
          )}
          {can('notice.answer') && <LinkButton href="/notices/objections">{t('objectionsDesk')}</LinkButton>}
          <LinkButton href="/board" external>
            {t('publicBoard')}
          </LinkButton>
        </>
      }
    >
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      <FilterBar>
        <Select
          name="state"
          label={t('state')}
          value={state ?? ''}
          onChange={(value) => {
            selection.clear();
            change({ ...pages.firstPage, state: value });
          }}
          emptyLabel={t('all')}
          choices={states.map((each) => ({ value: each, label: t(noticeStates[each][0]) }))}
        />
      </FilterBar>
      <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('notices')}
              rows={items}
              rowId={(item) => item.id}
              rowName={(item) => item.titleZh}
              columns={columns}
              {...(can('notice.post') ? { selection } : {})}
              batch={
                <>
                  {actsFor(items, selection.ids).map((act) => (
                    <Button key={act} small onClick={() => setBatch(act)}>
                      {t(`${act}Act`)}
                    </Button>
                  ))}
                </>
              }
              empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
      {batch && <BatchDialog act={batch} count={chosen.length} onRun={run} onClose={() => setBatch(undefined)} />}
    </Page>
  );
}

const actOf: Readonly<Partial<Record<NoticeItem['state'], Batch>>> = {
  drafted: 'clear',
  cleared: 'post',
  posted: 'close',
};

/** Acts that fit the chosen notices; all of them when some of the chosen stand on another page. */
function actsFor(items: readonly NoticeItem[], ids: readonly (number | string)[]): readonly Batch[] {
  const chosen = items.filter((item) => ids.includes(item.id));
  const acts: readonly Batch[] = ['clear', 'post', 'close'];
  return chosen.length < ids.length ? acts : acts.filter((act) => chosen.some((item) => actOf[item.state] === act));
}
