import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Acts, type Act } from '../../design/ActDialog.tsx';
import { Button, LinkButton } from '../../design/Button.tsx';
import { DataTable } from '../../design/DataTable.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Select } from '../../design/inputs.tsx';
import { formatCount } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { snapshotTones } from './tones.ts';
import { statisticsTexts } from './texts.ts';

type Snapshot = Output<'statistics.get'>;
type Result = Snapshot['results'][number];

/** A snapshot: its numbers, each leading to its rows, its checks and what happens with it next. */
export function SnapshotPage({ params }: PageParams) {
  const t = useTexts(statisticsTexts);
  const snapshotId = Number(params['snapshotId']);
  const snapshot = useCall('statistics.get', { params: { snapshotId }, query: {} });
  return (
    <Page title={snapshot.data?.titleZh ?? t('statistics')} crumbs={[{ label: t('statistics'), href: '/stats' }]}>
      <SnapshotContent snapshotId={snapshotId} />
    </Page>
  );
}

/** The content of a snapshot, for its page and for the step of a run. */
export function SnapshotContent({ snapshotId }: { readonly snapshotId: number }) {
  const [orgId, setOrgId] = useState<number>();
  const snapshot = useCall('statistics.get', { params: { snapshotId }, query: orgId === undefined ? {} : { orgId } });
  return (
    <Loaded query={snapshot} skeleton={<Skeleton />}>
      {(loaded) => <Content snapshot={loaded} onPart={setOrgId} />}
    </Loaded>
  );
}

function Content({
  snapshot,
  onPart,
}: {
  readonly snapshot: Snapshot;
  readonly onPart: (orgId: number | undefined) => void;
}) {
  const t = useTexts(statisticsTexts);
  const acts = useSnapshotActs(snapshot);
  const { scope } = snapshot;
  const choices = [
    ...(scope.isWhole ? [] : [{ value: String(scope.orgId), label: scope.orgName }]),
    ...snapshot.parts.map((part) => ({ value: String(part.orgId), label: part.orgName })),
  ];
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          {
            label: t('state'),
            value: (
              <>
                <StatusTag tone={snapshotTones[snapshot.state]}>{t(snapshot.state)}</StatusTag>{' '}
                {t('editionValue', { n: snapshot.edition })} {snapshot.releasedTo !== null && t(snapshot.releasedTo)}{' '}
                {snapshot.correctedReason}
              </>
            ),
          },
          { label: t('org'), value: snapshot.orgName },
          { label: t('openingOn'), value: snapshot.openingOn },
          { label: t('referenceOn'), value: snapshot.referenceOn },
          { label: t('frozenBy'), value: snapshot.frozenByName },
          ...(snapshot.signedOn === null
            ? []
            : [{ label: t('signedBy'), value: `${snapshot.signedOn} ${snapshot.signedByName ?? ''}` }]),
          ...(snapshot.releasedOn === null ? [] : [{ label: t('releasedOn'), value: snapshot.releasedOn }]),
        ]}
      />
      <Acts acts={acts} />
      <p>
        {snapshot.correctedById !== null && <Link href={`/stats/${snapshot.correctedById}`}>{t('newer')}</Link>}{' '}
        {snapshot.correctsId !== null && <Link href={`/stats/${snapshot.correctsId}`}>{t('older')}</Link>}
      </p>
      {choices.length > 0 && (
        <Select
          name="part"
          label={t('part')}
          value={scope.isWhole ? '' : String(scope.orgId)}
          emptyLabel={t('whole')}
          onChange={(value) => onPart(value === '' ? undefined : Number(value))}
          choices={choices}
          optional="silent"
        />
      )}
      {snapshot.results.map((result) => (
        <Numbers key={result.id} snapshot={snapshot} result={result} />
      ))}
      <Checks snapshot={snapshot} />
      {snapshot.runId !== null && <LinkButton href={`/runs/${snapshot.runId}`}>{t('toRun')}</LinkButton>}
    </div>
  );
}

/** One indicator as a table; every number opens its rows. */
function Numbers({ snapshot, result }: { readonly snapshot: Snapshot; readonly result: Result }) {
  const t = useTexts(statisticsTexts);
  const pick = usePick();
  const [open, setOpen] = useState<{ readonly bucket: string | undefined; readonly name: string }>();
  const title = pick(result.titleZh, result.titleEn);
  const rows = [
    { id: '', name: t('total'), n: result.total },
    ...result.cells.map((cell) => ({ id: cell.id, name: pick(cell.titleZh, cell.titleEn), n: cell.n })),
  ];
  return (
    <Section title={title}>
      <p className="muted small">{t('rule', { text: pick(result.ruleZh, result.ruleEn), version: result.version })}</p>
      <DataTable
        caption={title}
        rows={rows}
        rowId={(row) => row.id || 'total'}
        columns={[
          { id: 'name', header: t('indicator'), names: true, cell: (row) => row.name },
          {
            id: 'n',
            header: t('number'),
            align: 'right',
            cell: (row) =>
              row.n && snapshot.can.rows ? (
                <Button
                  small
                  kind="quiet"
                  aria-label={`${formatCount(row.n)} ${t('openRows', { name: row.name })}`}
                  onClick={() => setOpen({ bucket: row.id || undefined, name: `${title} · ${row.name}` })}
                >
                  {formatCount(row.n)}
                </Button>
              ) : (
                formatCount(row.n ?? 0)
              ),
          },
        ]}
      />
      {open && (
        <RowsDialog
          snapshot={snapshot}
          indicator={result.id}
          bucket={open.bucket}
          name={open.name}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  );
}

function RowsDialog({
  snapshot,
  indicator,
  bucket,
  name,
  onClose,
}: {
  readonly snapshot: Snapshot;
  readonly indicator: string;
  readonly bucket: string | undefined;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(statisticsTexts);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const rows = useCall('statistics.rows', {
    params: { snapshotId: snapshot.id },
    query: {
      indicator,
      bucket,
      orgId: snapshot.scope.isWhole ? undefined : snapshot.scope.orgId,
      cursor: cursors.at(-1),
      limit: 50,
    },
  });
  const next = rows.data?.nextCursor ?? null;
  return (
    <Dialog title={t('rows', { name })} onClose={onClose} wide>
      <Loaded query={rows} skeleton={<Skeleton shape="rows" />}>
        {({ items }) => (
          <DataTable
            caption={t('rows', { name })}
            rows={items}
            rowId={(row) => row.n}
            empty={<p>{t('rowsNone')}</p>}
            columns={[
              { id: 'title', header: t('rowTitle'), names: true, cell: (row) => row.titleZh },
              { id: 'org', header: t('org'), cell: (row) => row.orgName },
              { id: 'detail', header: t('detail'), cell: (row) => row.detailZh },
            ]}
          />
        )}
      </Loaded>
      <RowsPager
        onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
        onNext={next === null ? undefined : () => setCursors([...cursors, next])}
      />
    </Dialog>
  );
}

function RowsPager({
  onBack,
  onNext,
}: {
  readonly onBack: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}) {
  const t = useTexts(statisticsTexts);
  if (!onBack && !onNext) return null;
  return (
    <div className="row">
      {onBack && (
        <Button small onClick={onBack} aria-label={t('previous')}>
          ‹
        </Button>
      )}
      {onNext && (
        <Button small onClick={onNext} aria-label={t('following')}>
          ›
        </Button>
      )}
    </div>
  );
}

function Checks({ snapshot }: { readonly snapshot: Snapshot }) {
  const t = useTexts(statisticsTexts);
  const pick = usePick();
  if (snapshot.checks.length === 0) return null;
  const nameOf = (id: string) => {
    const result = snapshot.results.find((one) => `sum-${one.id}` === id);
    return result ? t('checkSum', { name: pick(result.titleZh, result.titleEn) }) : t('checkBalance');
  };
  return (
    <Section title={t('checks')}>
      <ul className="plain-list">
        {snapshot.checks.map((check) => (
          <li key={check.id}>
            {nameOf(check.id)}{' '}
            <StatusTag tone={check.holds ? 'green' : 'red'}>
              {check.holds ? t('holds') : t('broken', { expected: check.expected, found: check.found })}
            </StatusTag>
          </li>
        ))}
      </ul>
      {snapshot.checkNote !== null && <p>{snapshot.checkNote}</p>}
    </Section>
  );
}

function useSnapshotActs(snapshot: Snapshot): readonly Act[] {
  const t = useTexts(statisticsTexts);
  const check = useAct('statistics.check');
  const sign = useAct('statistics.sign');
  const release = useAct('statistics.release');
  const correct = useAct('statistics.correct');
  const params = { snapshotId: snapshot.id };
  const { version, can } = snapshot;
  const isBroken = snapshot.checks.some(({ holds }) => !holds);
  const acts: Act[] = [];
  if (can.check)
    acts.push({
      key: 'check',
      label: t('check'),
      kind: 'main',
      done: t('checkedDone'),
      questions: [
        {
          name: 'note',
          label: t('checkNote'),
          kind: 'area',
          hint: t('checkNoteHint'),
          optional: !isBroken,
          limit: 500,
        },
      ],
      run: (values) => check.mutateAsync({ params, body: { version, note: values['note'] ?? '' } }),
    });
  if (can.sign)
    acts.push({
      key: 'sign',
      label: t('sign'),
      kind: 'main',
      done: t('signedDone'),
      official: true,
      questions: [],
      run: () => sign.mutateAsync({ params, body: { version } }),
    });
  if (can.release)
    acts.push({
      key: 'release',
      label: t('release'),
      kind: 'main',
      note: t('releaseNote'),
      done: t('releasedDone'),
      official: true,
      questions: [
        {
          name: 'to',
          label: t('releaseTo'),
          kind: 'radio',
          initial: 'internal',
          choices: (['internal', 'public'] as const).map((value) => ({ value, label: t(value) })),
        },
      ],
      run: (values) =>
        release.mutateAsync({ params, body: { version, to: values['to'] === 'public' ? 'public' : 'internal' } }),
    });
  if (can.correct)
    acts.push({
      key: 'correct',
      label: t('correct'),
      note: t('correctNote'),
      done: t('correctedDone'),
      official: true,
      questions: [{ name: 'reason', label: t('reason'), kind: 'area', limit: 500 }],
      run: (values) => correct.mutateAsync({ params, body: { version, reason: values['reason'] ?? '' } }),
    });
  return acts;
}
