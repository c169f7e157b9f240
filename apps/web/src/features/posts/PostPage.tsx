import { useAct, useCall } from '../../api/queries.ts';
import { Acts, type Act } from '../../design/ActDialog.tsx';
import { LinkButton } from '../../design/Button.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, StatusTag, type TagTone } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { basisWord } from './PostsPage.tsx';
import { useHoldingActs } from './holding-acts.ts';
import type { Holding, Post } from './post.ts';
import { postTexts } from './texts.ts';

const tones: Readonly<Record<Holding['state'], TagTone>> = {
  claimed: 'amber',
  confirmed: 'blue',
  serving: 'green',
  'handed-over': 'grey',
  removed: 'grey',
  declined: 'grey',
};

/** One post: its duties, who holds it and held it, its shifts. */
export function PostPage({ params }: PageParams) {
  const t = useTexts(postTexts);
  const dutyPostId = Number(params['dutyPostId']);
  const post = useCall('posts.get', { params: { dutyPostId } });
  return (
    <Page title={post.data?.titleZh ?? t('posts')} width="text" crumbs={[{ label: t('posts'), href: '/posts' }]}>
      <Loaded query={post} skeleton={<Skeleton />}>
        {(loaded) => <Content post={loaded} />}
      </Loaded>
    </Page>
  );
}

function Content({ post }: { readonly post: Post }) {
  const t = useTexts(postTexts);
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          { label: t('org'), value: post.orgName },
          { label: t('duties'), value: post.dutiesZh },
          { label: t('basis'), value: t(basisWord[post.basis]) },
          { label: t('held'), value: t('heldValue', { serving: post.serving, seats: post.seats }) },
          ...(post.termZh === null ? [] : [{ label: t('term'), value: post.termZh }]),
          ...(post.closedOn === null
            ? []
            : [{ label: t('closedState'), value: t('closedOn', { date: post.closedOn }) }]),
        ]}
      />
      <PostActs post={post} />
      <Section title={t('holders')}>
        {post.holdings.length === 0 ? (
          <p className="muted">{t('noHolders')}</p>
        ) : (
          <ul className="plain-list stack">
            {post.holdings
              .slice()
              .reverse()
              .map((holding) => (
                <HoldingLine key={holding.id} post={post} holding={holding} />
              ))}
          </ul>
        )}
      </Section>
      <Shifts post={post} />
      {post.runId !== null && <LinkButton href={`/runs/${post.runId}`}>{t('toRun')}</LinkButton>}
    </div>
  );
}

function PostActs({ post }: { readonly post: Post }) {
  const t = useTexts(postTexts);
  const claim = useAct('posts.claim');
  const appoint = useAct('posts.appoint');
  const close = useAct('posts.close');
  const params = { dutyPostId: post.id };
  const acts: Act[] = [];
  if (post.can.claim)
    acts.push({
      key: 'claim',
      label: t('claim'),
      kind: 'main',
      done: t('claimed2'),
      questions: [{ name: 'note', label: t('claimNote'), kind: 'area', optional: true, limit: 300 }],
      run: (values) => claim.mutateAsync({ params, body: { note: values['note'] ?? '' } }),
    });
  if (post.can.manage)
    acts.push(
      {
        key: 'appoint',
        label: t('appoint'),
        done: t('appointed2'),
        questions: [
          { name: 'person', label: t('person'), kind: 'person', orgId: post.orgId },
          { name: 'decidedAtZh', label: t('decidedAtField'), kind: 'text', limit: 200 },
        ],
        run: (values) =>
          appoint.mutateAsync({
            params,
            body: { memberId: Number(values['person']?.split(' ')[0]), decidedAtZh: values['decidedAtZh'] ?? '' },
          }),
      },
      {
        key: 'close',
        label: t('close'),
        kind: 'danger',
        done: t('closed'),
        questions: [{ name: 'reason', label: t('reason'), kind: 'area', limit: 500 }],
        run: (values) => close.mutateAsync({ params, body: { version: post.version, reason: values['reason'] ?? '' } }),
      },
    );
  return <Acts acts={acts} />;
}

function HoldingLine({ post, holding }: { readonly post: Post; readonly holding: Holding }) {
  const t = useTexts(postTexts);
  const acts = useHoldingActs(post, holding);
  const span =
    holding.fromOn === null
      ? null
      : holding.endedOn === null
        ? t('from', { date: holding.fromOn })
        : t('span', { from: holding.fromOn, until: holding.endedOn });
  return (
    <li className="card stack">
      <div>
        <strong>{holding.name}</strong> {holding.branchName}{' '}
        <StatusTag tone={tones[holding.state]}>{t(holding.state)}</StatusTag>
      </div>
      <div className="muted">
        {[
          span,
          holding.untilOn !== null && holding.endedOn === null && t('until', { date: holding.untilOn }),
          holding.shiftsDone > 0 && t('shiftsCount', { done: holding.shiftsDone }),
          holding.decidedAtZh && t('decidedAt', { text: holding.decidedAtZh }),
          holding.endReason,
          holding.receivedOn && t('receivedOn', { date: holding.receivedOn }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {holding.note && <p>{holding.note}</p>}
      {holding.handOver.length > 0 && (
        <p>{t('handOverList', { items: holding.handOver.map(({ titleZh }) => titleZh).join('、') })}</p>
      )}
      <Acts acts={acts} />
    </li>
  );
}

function Shifts({ post }: { readonly post: Post }) {
  const t = useTexts(postTexts);
  const record = useAct('posts.recordShift');
  if (post.shifts.length === 0) return null;
  const today = todayInChina();
  const acts = (shift: Post['shifts'][number]): readonly Act[] =>
    post.can.manage && shift.day <= today && shift.state === 'planned'
      ? [
          {
            key: String(shift.id),
            label: t('record', { day: shift.day, name: shift.name }),
            done: t('recorded'),
            questions: [
              {
                name: 'state',
                label: t('result'),
                kind: 'radio',
                choices: (['attended', 'excused', 'missed'] as const).map((value) => ({ value, label: t(value) })),
              },
              { name: 'note', label: t('note'), kind: 'text', optional: true, limit: 200 },
            ],
            run: (values) =>
              record.mutateAsync({
                params: { postShiftId: shift.id },
                body: {
                  state: (['excused', 'missed'] as const).find((one) => one === values['state']) ?? 'attended',
                  note: values['note'] ?? '',
                },
              }),
          },
        ]
      : [];
  return (
    <Section title={t('shifts')}>
      <ul className="plain-list stack">
        {post.shifts.map((shift) => (
          <li key={shift.id}>
            {shift.day} {shift.name}{' '}
            <StatusTag tone={shift.state === 'attended' ? 'green' : 'grey'}>{t(shift.state)}</StatusTag> {shift.note}
            <Acts acts={acts(shift)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
