import './learning.css';
import { useCall } from '../../api/queries.ts';
import { formatLongDate } from '../../design/dates.ts';
import { Page } from '../../design/Page.tsx';
import { DefinitionList } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { CertificateTag } from './CertificateTag.tsx';
import { learningTexts } from './texts.ts';

/** Opens without signing in: whether the certificate behind a code is genuine and stands. */
export function VerifyPage({ params }: PageParams) {
  const t = useTexts(learningTexts);
  const query = useCall('learning.verify', { params: { code: params['code'] ?? '' } });
  return (
    <main className="certificate-check">
      <Page title={t('verify')} width="text">
        <Loaded query={query} skeleton={<Skeleton />}>
          {(found) => (
            <div className="stack">
              <p>
                <CertificateTag state={found.state} />
              </p>
              <DefinitionList
                facts={[
                  { label: t('certificateNumber'), value: found.number },
                  { label: t('planTitle'), value: found.titleZh },
                  { label: t('org'), value: found.orgName },
                  { label: t('holder'), value: found.holder },
                  { label: t('issuedOn'), value: formatLongDate(found.issuedOn) },
                  {
                    label: t('validUntil'),
                    value: found.validUntil === null ? t('lasting') : formatLongDate(found.validUntil),
                  },
                ]}
              />
              <p className="muted small">{t('verifyText')}</p>
            </div>
          )}
        </Loaded>
      </Page>
    </main>
  );
}
