import { Link, useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { ActDialog, Acts, type Act } from '../../design/ActDialog.tsx';
import { pickedId } from '../../design/ActField.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { todayInChina } from '../../design/dates.ts';
import { Select } from '../../design/inputs.tsx';
import { FilterBar, Pager } from '../../design/list.tsx';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag, type TagTone } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { activeGrant, useCan, useSession } from '../../shell/session.ts';
import { caseTexts } from './texts.ts';

type Case = Output<'consequences.list'>['items'][number];
const states = [
  'proposed',
  'opened',
  'investigated',
  'heard',
  'decided',
  'served',
  'running',
  'reviewed',
  'lifted',
  'escalated',
  'dropped',
] as const;
const kinds = ['disposition', 'accountability', 'secretary-adjustment', 'branch-rectification'] as const;

/** Colour of a state: what waits is amber, what runs blue, what is over grey. */
export const caseTone = (state: Case['state']): TagTone =>
  ['lifted', 'dropped', 'escalated', 'served'].includes(state) ? 'grey' : state === 'running' ? 'blue' : 'amber';

/** Cases of the office, and those that concern the reader. */
export function CasesPage() {
  const t = useTexts(caseTexts);
  const can = useCan();
  const session = useSession();
  const open = useOpen(undefined);
  return (
    <Page title={t('cases')} note={t('note')} actions={can('consequence.handle') && <Acts acts={[open]} />}>
      {session.user.memberId !== null && <Mine />}
      {can('consequence.read') && <OfficeCases />}
    </Page>
  );
}

/** Opens a case straight away, as a step of a run links to it. */
export function NewCasePage() {
  const [address] = useAddress();
  const [, navigate] = useLocation();
  const step = address.get('step');
  const open = useOpen(step === null ? undefined : Number(step));
  return (
    <>
      <CasesPage />
      <ActDialog
        act={open}
        onClose={() => {
          // When it was done, the act itself has led on to its record.
          if (window.location.pathname.endsWith('/new')) navigate('/consequences', { replace: true });
        }}
      />
    </>
  );
}

/** The cases of a step, as far as the reader may see them. */
export function CaseStepPanel({ step }: StepPanelProps) {
  const t = useTexts(caseTexts);
  const can = useCan();
  const open = useOpen(step.runStepId);
  if (!can('consequence.read')) return <p className="muted">{t('stepNote')}</p>;
  return (
    <div className="stack">
      <p className="muted">{t('stepNote')}</p>
      <CaseTable query={{ runStepId: step.runStepId, limit: 50 }} />
      {step.mine && can('consequence.handle') && <Acts acts={[open]} />}
    </div>
  );
}

function OfficeCases() {
  const t = useTexts(caseTexts);
  const [address, change] = useAddress();
  const given = address.get('state');
  return (
    <Section title={t('cases')}>
      <FilterBar>
        <Select
          name="state"
          label={t('filter')}
          value={given ?? ''}
          emptyLabel={t('all')}
          onChange={(value) => change({ state: value || undefined, cursor: undefined })}
          choices={states.map((value) => ({ value, label: t(value) }))}
          optional="silent"
        />
      </FilterBar>
      <CaseTable
        query={{
          state: states.find((one) => one === given),
          cursor: address.get('cursor') ?? undefined,
          limit: 50,
        }}
      />
    </Section>
  );
}

interface CaseQuery {
  readonly state?: (typeof states)[number] | undefined;
  readonly runStepId?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function CaseTable({ query }: { readonly query: CaseQuery }) {
  const t = useTexts(caseTexts);
  const cases = useCall('consequences.list', { query });
  const pages = useCursorPages(cases.data?.nextCursor);
  const columns: readonly Column<Case>[] = [
    {
      id: 'title',
      header: t('title'),
      names: true,
      weight: 2,
      cell: (one) => <Link href={`/consequences/${one.id}`}>{one.titleZh}</Link>,
    },
    { id: 'subject', header: t('subject'), cell: (one) => one.subjectName },
    { id: 'decider', header: t('deciderOrg'), cell: (one) => one.deciderName },
    {
      id: 'state',
      header: t('state'),
      cell: (one) => <StatusTag tone={caseTone(one.state)}>{t(one.state)}</StatusTag>,
    },
  ];
  return (
    <Loaded query={cases} skeleton={<Skeleton shape="rows" />}>
      {({ items }) => (
        <>
          <DataTable
            caption={t('cases')}
            rows={items}
            rowId={(one) => one.id}
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
  const t = useTexts(caseTexts);
  const mine = useCall('consequences.mine', {});
  return (
    <Section title={t('mine')}>
      <Loaded query={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('mineNone')}</p>
          ) : (
            <ul className="plain-list stack">
              {items.map((one) => (
                <li key={one.id}>
                  <Link href={`/consequences/${one.id}`}>{one.titleZh}</Link>{' '}
                  <StatusTag tone={caseTone(one.state)}>{t(one.state)}</StatusTag>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function useOpen(runStepId: number | undefined): Act {
  const t = useTexts(caseTexts);
  const [, navigate] = useLocation();
  const orgId = activeGrant(useSession())?.orgId ?? undefined;
  const open = useAct('consequences.open');
  const deciders = ['own', 'parent', 'county'] as const;
  return {
    key: 'open',
    label: t('open'),
    kind: 'main',
    done: t('opened2'),
    official: true,
    questions: [
      {
        name: 'kind',
        label: t('kind'),
        kind: 'select',
        choices: kinds.map((value) => ({ value, label: t(value) })),
        ...(runStepId === undefined ? {} : { initial: 'disposition', when: { name: 'none', is: ['never'] } }),
      },
      { name: 'titleZh', label: t('title'), kind: 'text', limit: 60 },
      {
        name: 'subjectKind',
        label: t('subjectKind'),
        kind: 'radio',
        initial: 'member',
        choices: (['member', 'org'] as const).map((value) => ({ value, label: t(value) })),
      },
      { name: 'person', label: t('person'), kind: 'person', orgId, when: { name: 'subjectKind', is: ['member'] } },
      { name: 'organisation', label: t('organisation'), kind: 'org', when: { name: 'subjectKind', is: ['org'] } },
      { name: 'factZh', label: t('fact'), kind: 'area', limit: 2000 },
      { name: 'factOn', label: t('factOn'), kind: 'date', max: todayInChina() },
      { name: 'basisZh', label: t('basis'), kind: 'area', limit: 500 },
      {
        name: 'decider',
        label: t('decider'),
        kind: 'radio',
        initial: 'own',
        choices: deciders.map((value) => ({ value, label: t(value) })),
      },
      { name: 'alreadyPunished', label: t('alreadyPunished'), kind: 'check' },
    ],
    async run(values) {
      const isOrg = values['subjectKind'] === 'org';
      const made = await open.mutateAsync({
        body: {
          kind: values['kind'] || 'disposition',
          titleZh: values['titleZh'] ?? '',
          subjectKind: isOrg ? 'org' : 'member',
          memberId: isOrg ? undefined : pickedId(values['person']),
          orgId: isOrg ? pickedId(values['organisation']) : undefined,
          factZh: values['factZh'] ?? '',
          factOn: values['factOn'] ?? '',
          basisZh: values['basisZh'] ?? '',
          decider: deciders.find((one) => one === values['decider']) ?? 'own',
          alreadyPunished: values['alreadyPunished'] === 'true',
          ...(runStepId === undefined ? {} : { runStepId }),
        },
      });
      if (runStepId === undefined) navigate(`/consequences/${made.id}`);
    },
  };
}
