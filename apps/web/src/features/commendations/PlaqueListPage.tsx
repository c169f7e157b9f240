import './commendations.css';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import { EmptyState, Page, PrintButton, PrintLayout, ProblemView, Skeleton, StarRating } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { activeGrant, useSession } from '../../shell/session.ts';
import type { Honour } from './StarsPage.tsx';
import { commendationTexts } from './texts.ts';

/** Everything the maker of the plaques needs, on A4; all pages of the list are fetched. */
export function PlaqueListPage() {
  const t = useTexts(commendationTexts);
  const [address] = useAddress();
  const roundId = address.get('roundId');
  const org = activeGrant(useSession())?.orgName ?? '';
  const { problem, run } = useAttempt();
  const [honours, setHonours] = useState<readonly Honour[]>();
  useEffect(() => {
    void run(async () => {
      const all: Honour[] = [];
      let cursor: string | undefined;
      do {
        const page = await call('commendations.list', {
          query: { state: 'conferred', roundId: roundId === null ? undefined : Number(roundId), limit: 200, cursor },
        });
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      setHonours(all.filter((honour) => honour.stars !== null).sort((a, b) => (b.stars ?? 0) - (a.stars ?? 0)));
    });
    // Asked for once; `run` is new with each drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [roundId]);
  return (
    <Page
      title={t('plaqueListTitle')}
      crumbs={[{ label: t('stars'), href: '/grading/stars' }]}
      actions={<PrintButton />}
    >
      {problem && <ProblemView problem={problem} />}
      {honours === undefined ? (
        <Skeleton shape="rows" />
      ) : honours.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <PrintLayout title={t('plaqueListTitle')} org={org}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled by keyboard too */}
          <div className="plaque-list" role="region" aria-label={t('plaqueListTitle')} tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  {[t('plaque'), t('org'), t('superior'), t('starsColumn'), t('year'), t('validUntil')].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {honours.map((honour) => (
                  <tr key={honour.id}>
                    <td className="nowrap">{honour.plaqueNumber}</td>
                    <th scope="row">{honour.orgName}</th>
                    <td>{honour.superiorName}</td>
                    <td className="nowrap">
                      <StarRating stars={honour.stars ?? 0} />
                    </td>
                    <td>{honour.year}</td>
                    <td className="nowrap">{honour.validUntil}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </PrintLayout>
      )}
    </Page>
  );
}
