import { Link } from 'wouter';
import { RuleLine } from '../../api/RuleLine.tsx';
import { useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Section } from '../../design/Page.tsx';
import { Loaded } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { CertificateTag } from './CertificateTag.tsx';
import { learningTexts } from './texts.ts';

type Own = Output<'learning.mine'>;

/** The own learning: sessions, hours by year, results, certificates. For the person's eyes. */
export function OwnLearning() {
  const t = useTexts(learningTexts);
  const mine = useCall('learning.mine', {});
  return (
    <Section title={t('mine')}>
      <Loaded query={mine}>
        {(own) => (
          <div className="stack-loose">
            <Years own={own} />
            <Certificates own={own} />
            <Tests own={own} />
            <Sessions own={own} />
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Years({ own }: { readonly own: Own }) {
  const t = useTexts(learningTexts);
  return (
    <div className="stack">
      <h3>{t('ownHours')}</h3>
      {own.years.length === 0 ? (
        <p className="muted">{t('ownHoursNone')}</p>
      ) : (
        <ul className="plain-list">
          {own.years.map(({ year, hours }) => (
            <li key={year}>{t('ownHoursOf', { year, hours })}</li>
          ))}
        </ul>
      )}
      <p>{t('hoursAsked', { hours: own.asked.hours })}</p>
      {own.asked.rule && <RuleLine rule={own.asked.rule} />}
    </div>
  );
}

function Certificates({ own }: { readonly own: Own }) {
  const t = useTexts(learningTexts);
  if (own.certificates.length === 0) return null;
  return (
    <div className="stack">
      <h3>{t('ownCertificates')}</h3>
      <ul className="plain-list">
        {own.certificates.map((certificate) => (
          <li key={certificate.id}>
            <Link href={`/learning/certificates/${certificate.id}`}>{certificate.titleZh}</Link>{' '}
            <span className="muted">
              {certificate.number}
              {certificate.validUntil !== null && ` · ${t('validLine', { date: certificate.validUntil })}`}
            </span>{' '}
            <CertificateTag state={certificate.state} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Tests({ own }: { readonly own: Own }) {
  const t = useTexts(learningTexts);
  if (own.tests.length === 0) return null;
  return (
    <div className="stack">
      <h3>{t('ownTests')}</h3>
      <p className="muted small">{t('ownTestsText')}</p>
      <ul className="plain-list">
        {own.tests.map((test) => (
          <li key={`${test.takenOn} ${test.titleZh} ${test.marks}`}>
            {t(test.isPassed ? 'resultPassed' : 'resultFailed', { date: test.takenOn, marks: test.marks })}{' '}
            <span className="muted">{test.titleZh}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sessions({ own }: { readonly own: Own }) {
  const t = useTexts(learningTexts);
  return (
    <div className="stack">
      <h3>{t('sessions')}</h3>
      {own.items.length === 0 ? (
        <p className="muted">{t('mineEmpty')}</p>
      ) : (
        <ul className="plain-list">
          {own.items.map((item) => (
            <li key={`${item.heldOn} ${item.topic}`}>
              {item.heldOn} · {item.topic} <span className="muted">{item.titleZh}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
