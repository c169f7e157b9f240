import { Link, useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { Button } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Select } from '../../design/inputs.tsx';
import { FilterBar, Pager } from '../../design/list.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { activeGrant, useCan, useSession } from '../../shell/session.ts';
import { MoreWork } from './MoreWork.tsx';
import { methodTexts } from './texts.ts';

type Run = Output<'methods.runs'>['items'][number];

/** Procedures: what is going on in the own organisation and below, and what can be started. */
export function ProceduresPage() {
  const t = useTexts(methodTexts);
  const can = useCan();
  return (
    <Page title={t('procedures')}>
      <Runs />
      {can('run.start') && (
        <Section title={t('startTitle')}>
          <Startable />
        </Section>
      )}
      <MoreWork />
    </Page>
  );
}

function Runs() {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const [address, change] = useAddress();
  const state = readState(address.get('state'));
  const runs = useCall('methods.runs', { query: { state, cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(runs.data?.nextCursor);
  const words: Readonly<Record<string, string>> = {
    running: t('stateRunning'),
    done: t('stateDone'),
    lapsed: t('stateLapsed'),
    cancelled: t('stateCancelled'),
  };
  const columns: readonly Column<Run>[] = [
    {
      id: 'title',
      header: t('run'),
      names: true,
      weight: 2,
      cell: (run) => <Link href={`/runs/${run.id}`}>{run.title}</Link>,
    },
    { id: 'org', header: t('org'), cell: (run) => run.orgName },
    { id: 'now', header: t('now'), cell: (run) => run.stepZh && pick(run.stepZh, run.stepEn ?? undefined) },
    {
      id: 'due',
      header: t('due'),
      nowrap: true,
      cell: (run) => (
        <>
          {run.dueOn} {run.overdue && <StatusTag tone="red">{t('overdue')}</StatusTag>}
        </>
      ),
    },
    { id: 'state', header: t('state'), cell: (run) => words[run.state] ?? run.state },
  ];
  return (
    <Section title={t('runs')}>
      <FilterBar>
        <Select
          label={t('filterState')}
          name="state"
          value={state ?? ''}
          emptyLabel={t('filterAll')}
          onChange={(value) => change({ state: value || undefined, ...pages.firstPage })}
          choices={Object.entries(words).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <Loaded query={runs} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <>
            <DataTable
              caption={t('runs')}
              rows={items}
              rowId={(run) => run.id}
              columns={columns}
              empty={<EmptyState title={t('runsEmpty')}>{t('runsEmptyText')}</EmptyState>}
            />
            <Pager {...pages} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

const states = ['running', 'done', 'lapsed', 'cancelled'] as const;

function readState(text: string | null): (typeof states)[number] | undefined {
  return states.find((state) => state === text);
}

/** Methods that a person may start, with the reason where one cannot be started. */
function Startable() {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const session = useSession();
  const [, navigate] = useLocation();
  const methods = useCall('methods.methods', {});
  const start = useAct('methods.start');
  const orgId = activeGrant(session)?.orgId;
  const begin = async (method: Output<'methods.methods'>['items'][number]) => {
    if (typeof orgId !== 'number') return;
    const { runId } = await start.mutateAsync({ body: { methodId: method.id, orgId } });
    notify(t('started', { title: pick(method.titleZh, method.titleEn) }));
    navigate(`/runs/${runId}`);
  };
  return (
    <Loaded query={methods}>
      {({ items }) => {
        const personal = items.filter(({ byPerson }) => byPerson);
        if (personal.length === 0) return <p className="muted">{t('startEmpty')}</p>;
        return (
          <>
            {start.error && <ProblemView problem={start.error} />}
            <ul className="plain-list stack">
              {personal.map((method) => (
                <li key={method.hash} className="row">
                  <strong>{pick(method.titleZh, method.titleEn)}</strong>
                  <span className="muted">{t('stepCount', { count: method.steps })}</span>
                  <Button
                    small
                    whyNot={method.missing.length > 0 ? t('notYet', { missing: method.missing.join('、') }) : undefined}
                    onClick={() => void begin(method).catch(() => undefined)}
                  >
                    {t('start')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}
