import { Link, useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Acts, type Act } from '../../design/ActDialog.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select } from '../../design/inputs.tsx';
import { FilterBar, Pager } from '../../design/list.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan, useSession } from '../../shell/session.ts';
import { postTexts } from './texts.ts';

type Post = Output<'posts.list'>['items'][number];
const states = ['offered', 'served', 'claimed', 'closed'] as const;

/** Posts of the own organisations; a member sees the own ones first. */
export function PostsPage() {
  const t = useTexts(postTexts);
  const can = useCan();
  const session = useSession();
  const offer = useOffer();
  return (
    <Page title={t('posts')} actions={can('duty-post.manage') && <Acts acts={[offer]} />}>
      {session.user.memberId !== null && <Mine />}
      <PostList />
    </Page>
  );
}

/** The posts of a step. */
export function PostStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <PostTable query={{ runStepId: step.runStepId, limit: 50 }} />;
}

function PostList() {
  const t = useTexts(postTexts);
  const [address, change] = useAddress();
  const given = address.get('state');
  const state = states.find((one) => one === given);
  const org = address.get('org');
  const step = address.get('step');
  const words = {
    offered: t('offeredState'),
    served: t('servedState'),
    claimed: t('claimedState'),
    closed: t('closedState'),
  };
  return (
    <Section title={t('posts')}>
      <FilterBar>
        <Select
          name="state"
          label={t('filter')}
          value={state ?? ''}
          emptyLabel={t('all')}
          onChange={(value) => change({ state: value || undefined, cursor: undefined })}
          choices={states.map((value) => ({ value, label: words[value] }))}
          optional="silent"
        />
      </FilterBar>
      <PostTable
        query={{
          state,
          orgId: org ? Number(org) : undefined,
          runStepId: step ? Number(step) : undefined,
          cursor: address.get('cursor') ?? undefined,
          limit: 50,
        }}
      />
    </Section>
  );
}

interface PostQuery {
  readonly state?: (typeof states)[number] | undefined;
  readonly orgId?: number | undefined;
  readonly runStepId?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function PostTable({ query }: { readonly query: PostQuery }) {
  const t = useTexts(postTexts);
  const posts = useCall('posts.list', { query });
  const pages = useCursorPages(posts.data?.nextCursor);
  const columns: readonly Column<Post>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (post) => <Link href={`/posts/${post.id}`}>{post.titleZh}</Link>,
    },
    { id: 'org', header: t('org'), cell: (post) => post.orgName },
    {
      id: 'held',
      header: t('held'),
      weight: 2,
      cell: (post) => (
        <>
          {t('heldValue', { serving: post.serving, seats: post.seats })} {post.holders.join('、')}{' '}
          {post.waiting > 0 && <StatusTag tone="amber">{t('waiting', { count: post.waiting })}</StatusTag>}
        </>
      ),
    },
    { id: 'basis', header: t('basis'), cell: (post) => t(basisWord[post.basis]) },
  ];
  return (
    <Loaded query={posts} skeleton={<Skeleton shape="rows" />}>
      {({ items }) => (
        <>
          <DataTable
            caption={t('posts')}
            rows={items}
            rowId={(post) => post.id}
            columns={columns}
            empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
          />
          <Pager {...pages} />
        </>
      )}
    </Loaded>
  );
}

function Mine() {
  const t = useTexts(postTexts);
  const mine = useCall('posts.mine', {});
  const items = mine.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('mine')}>
      <ul className="plain-list stack">
        {items.map((holding) => (
          <li key={holding.id}>
            <Link href={`/posts/${holding.postId}`}>{holding.titleZh}</Link> · {holding.orgName}{' '}
            <StatusTag tone={holding.state === 'serving' ? 'green' : 'grey'}>{t(holding.state)}</StatusTag>
            {holding.untilOn !== null && <span className="muted"> {t('until', { date: holding.untilOn })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Words of how a post is filled. */
export const basisWord = {
  elected: 'elected',
  appointed: 'appointed',
  claimed: 'claimedBasis',
  posted: 'posted',
} as const;

function useOffer(): Act {
  const t = useTexts(postTexts);
  const [, navigate] = useLocation();
  const [address] = useAddress();
  const offer = useAct('posts.offer');
  const step = address.get('step');
  return {
    key: 'offer',
    label: t('offer'),
    kind: 'main',
    done: t('offered'),
    questions: [
      { name: 'titleZh', label: t('title'), kind: 'text', limit: 40 },
      { name: 'dutiesZh', label: t('duties'), kind: 'area', limit: 1000 },
      {
        name: 'basis',
        label: t('basis'),
        kind: 'radio',
        initial: 'claimed',
        choices: (['claimed', 'elected', 'appointed', 'posted'] as const).map((value) => ({
          value,
          label: t(basisWord[value]),
        })),
      },
      { name: 'org', label: t('org'), kind: 'org', when: { name: 'basis', is: ['posted'] } },
      {
        name: 'seats',
        label: t('seats'),
        kind: 'number',
        initial: '1',
        unit: t('seatsUnit'),
        hint: t('seatsHint'),
        pattern: /^[1-9]\d{0,2}$/,
      },
      {
        name: 'term',
        label: t('term'),
        kind: 'text',
        optional: true,
        hint: t('termHint'),
        pattern: /^[1-9]\d{0,2}[my]$/,
      },
      { name: 'publicBadge', label: t('badge'), kind: 'check' },
      { name: 'compatible', label: t('compatible'), kind: 'check' },
    ],
    async run(values) {
      const basis = (['elected', 'appointed', 'posted'] as const).find((one) => one === values['basis']) ?? 'claimed';
      const made = await offer.mutateAsync({
        body: {
          titleZh: values['titleZh'] ?? '',
          dutiesZh: values['dutiesZh'] ?? '',
          basis,
          seats: Number(values['seats']),
          publicBadge: values['publicBadge'] === 'true',
          compatibleWith: values['compatible'] === 'true' ? ['*'] : [],
          ...(basis === 'posted' && values['org'] ? { orgId: Number(values['org'].split(' ')[0]) } : {}),
          ...(values['term'] ? { term: values['term'] } : {}),
          ...(step ? { runStepId: Number(step) } : {}),
        },
      });
      navigate(`/posts/${made.id}`);
    },
  };
}
