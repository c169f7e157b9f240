import './commendations.css';
import { useCall } from '../../api/queries.ts';
import { Loaded, Page, PrintButton } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { commendationTexts } from './texts.ts';

/** One plaque on A4, landscape: stars, name, year. No emblem: its use is ruled elsewhere. */
export function PlaquePage({ params }: PageParams) {
  const t = useTexts(commendationTexts);
  const query = useCall('commendations.get', { params: { commendationId: Number(params['commendationId']) } });
  return (
    <Loaded query={query}>
      {(honour) => (
        <Page title={honour.titleZh} crumbs={[{ label: t('stars'), href: '/grading/stars' }]} actions={<PrintButton />}>
          <div className="plaque">
            <p className="plaque-stars" aria-hidden="true">
              {'★'.repeat(honour.stars ?? 0)}
            </p>
            <p className="plaque-title">{honour.titleZh}</p>
            <p className="plaque-org">{honour.orgName}</p>
            <p>{t('plaqueYear', { year: honour.year })}</p>
            <p>{honour.deciderName}</p>
            <p className="plaque-number">
              {honour.plaqueNumber}
              {honour.validUntil && ` · ${t('validLine', { date: honour.validUntil })}`}
            </p>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
