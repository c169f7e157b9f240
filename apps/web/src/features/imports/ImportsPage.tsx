import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  DataTable,
  EmptyState,
  formatCount,
  InstantText,
  LinkButton,
  Loaded,
  Page,
  Pager,
  Skeleton,
  StatusTag,
  Tabs,
  type Column,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { ExportList } from './ExportList.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { importTexts } from './texts.ts';
import { stateWords } from './words.ts';

type Line = Output<'imports.list'>['items'][number];

/** Past imports with the way back, and the files that were exported. */
export function ImportsPage() {
  const t = useTexts(importTexts);
  const can = useCan();
  const [address, change] = useAddress();
  const [exporting, setExporting] = useState(false);
  const tabs = [
    { id: 'imports', label: t('imports'), content: <History /> },
    ...(can('export.take') ? [{ id: 'exports', label: t('exports'), content: <ExportList /> }] : []),
  ];
  const tab = address.get('tab') === 'exports' ? 'exports' : 'imports';
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {can('export.take') && <Button onClick={() => setExporting(true)}>{t('exportStart')}</Button>}
          <LinkButton href="/imports/new" kind="main" icon="import">
            {t('start')}
          </LinkButton>
        </>
      }
    >
      <Tabs
        label={t('title')}
        tabs={tabs}
        value={tab}
        onChange={(id) => change({ tab: id === 'imports' ? undefined : id, cursor: undefined })}
      />
      {exporting && (
        <ExportDialog
          onClose={(started) => {
            setExporting(false);
            if (started) change({ tab: 'exports', cursor: undefined });
          }}
        />
      )}
    </Page>
  );
}

function History() {
  const t = useTexts(importTexts);
  const [address] = useAddress();
  const [taking, setTaking] = useState<Line>();
  const list = useCall('imports.list', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(list.data?.nextCursor);
  const columns: readonly Column<Line>[] = [
    {
      id: 'file',
      header: t('file'),
      names: true,
      weight: 2,
      cell: (line) => <Link href={`/imports/${line.id}`}>{line.fileName}</Link>,
    },
    {
      id: 'state',
      header: t('state'),
      cell: (line) => <StatusTag tone={stateWords[line.state].tone}>{t(stateWords[line.state].text)}</StatusTag>,
    },
    {
      id: 'result',
      header: t('result'),
      cell: (line) =>
        line.state === 'done'
          ? t('addedChanged', { added: formatCount(line.added), changed: formatCount(line.changed) })
          : line.bad > 0
            ? t('withBad', { bad: formatCount(line.bad) })
            : '',
    },
    { id: 'by', header: t('by'), cell: (line) => `${line.createdByName} ${line.orgName ?? ''}` },
    { id: 'at', header: t('at'), nowrap: true, cell: (line) => <InstantText at={line.doneAt ?? line.createdAt} /> },
    {
      id: 'acts',
      header: t('acts'),
      cell: (line) =>
        line.canTakeBack ? (
          <Button small icon="undo" onClick={() => setTaking(line)}>
            {t('takeBack')}
            <span className="hidden-text">{line.fileName}</span>
          </Button>
        ) : null,
    },
  ];
  return (
    <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
      {({ items }) => (
        <>
          <DataTable
            caption={t('history')}
            rows={items}
            rowId={({ id }) => id}
            columns={columns}
            empty={
              <EmptyState title={t('historyEmpty')} action={<LinkButton href="/imports/new">{t('start')}</LinkButton>}>
                {t('historyEmptyText')}
              </EmptyState>
            }
          />
          <Pager {...pages} />
          {taking && <TakeBackDialog line={taking} onClose={() => setTaking(undefined)} />}
        </>
      )}
    </Loaded>
  );
}
