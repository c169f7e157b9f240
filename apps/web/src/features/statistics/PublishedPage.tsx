import { useCall } from '../../api/queries.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { Pager } from '../../design/list.tsx';
import { formatCount } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { statisticsTexts } from './texts.ts';

/** What was released to the public, without signing in; small groups are withheld. */
export function PublishedPage() {
  const t = useTexts(statisticsTexts);
  const pick = usePick();
  const [address] = useAddress();
  const published = useCall('statistics.published', {
    query: { cursor: address.get('cursor') ?? undefined, limit: 5 },
  });
  const pages = useCursorPages(published.data?.nextCursor);
  const shown = (n: number | null) => (n === null ? <span className="muted">{t('withheld')}</span> : formatCount(n));
  return (
    <Page title={t('published')} width="text">
      <Loaded query={published} skeleton={<Skeleton shape="rows" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('publishedNone')} />
          ) : (
            <>
              {items.map((release) => (
                <Section key={release.id} title={`${release.orgName} · ${release.titleZh}`}>
                  <p className="muted">
                    {release.openingOn} – {release.referenceOn} · {t('editionValue', { n: release.edition })} ·{' '}
                    {t('withheldNote', { count: release.withheldBelow })}
                  </p>
                  {release.results.map((result) => (
                    <DataTable
                      key={result.id}
                      caption={pick(result.titleZh, result.titleEn)}
                      captionShown
                      rows={[{ id: '', titleZh: t('total'), titleEn: t('total'), n: result.total }, ...result.cells]}
                      rowId={(row) => row.id || 'total'}
                      columns={[
                        {
                          id: 'name',
                          header: t('indicator'),
                          names: true,
                          cell: (row) => pick(row.titleZh, row.titleEn),
                        },
                        { id: 'n', header: t('number'), align: 'right', cell: (row) => shown(row.n) },
                      ]}
                    />
                  ))}
                </Section>
              ))}
              <Pager {...pages} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
