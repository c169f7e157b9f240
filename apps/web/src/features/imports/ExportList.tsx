import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { urlOf } from '../../api/url-of.ts';
import {
  DataTable,
  EmptyState,
  formatCount,
  formatInstant,
  InstantText,
  LinkButton,
  Loaded,
  Skeleton,
  StatusTag,
  type Column,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { importTexts } from './texts.ts';

type Row = Output<'exports.list'>['items'][number];

const tones = { waiting: 'grey', writing: 'blue', ready: 'green', failed: 'red', removed: 'grey' } as const;
const words = { waiting: 'waiting', writing: 'writing', ready: 'ready', failed: 'failed', removed: 'removed' } as const;

/** One's own exported files, with what became of them. */
export function ExportList() {
  const t = useTexts(importTexts);
  const pick = usePick();
  const list = useCall('exports.list', {}, { refetchEvery: 2000, staleAfter: 0 });
  const columns: readonly Column<Row>[] = [
    { id: 'file', header: t('file'), names: true, weight: 2, cell: (row) => row.fileName },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <>
          <StatusTag tone={tones[row.state]}>{t(words[row.state])}</StatusTag>{' '}
          {row.failureZh !== null && pick(row.failureZh, row.failureEn ?? row.failureZh)}
        </>
      ),
    },
    { id: 'rows', header: t('rows'), align: 'right', cell: (row) => formatCount(row.rows) },
    { id: 'purpose', header: t('purpose'), cell: (row) => row.purpose },
    { id: 'at', header: t('at'), nowrap: true, cell: (row) => <InstantText at={row.createdAt} /> },
    {
      id: 'acts',
      header: t('acts'),
      cell: (row) =>
        row.state === 'ready' ? (
          <>
            <LinkButton
              href={urlOf('exports.download', { params: { exportId: row.id } })}
              icon="download"
              small
              download
              external
            >
              {t('download')}
              <span className="hidden-text">{row.fileName}</span>
            </LinkButton>{' '}
            {row.keptUntil && (
              <span className="muted small">{t('keptUntil', { date: formatInstant(row.keptUntil) })}</span>
            )}
          </>
        ) : null,
    },
  ];
  return (
    <Loaded query={list} skeleton={<Skeleton shape="rows" />}>
      {({ items }) => (
        <DataTable
          caption={t('exports')}
          rows={items}
          rowId={({ id }) => id}
          columns={columns}
          empty={<EmptyState title={t('exportsEmpty')}>{t('exportsEmptyText')}</EmptyState>}
        />
      )}
    </Loaded>
  );
}
