import { Link } from 'wouter';
import { useCall } from '../../api/queries.ts';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { registerTexts } from './texts.ts';

/** Every register on which the signed-in person stands or stood, sensitive ones too. */
export function OwnRegistersPage() {
  const t = useTexts(registerTexts);
  const own = useCall('registers.own', {});
  return (
    <Page title={t('own')} width="text" note={t('ownNote')}>
      <Loaded query={own} skeleton={<Skeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('ownEmpty')}>{t('ownEmptyText')}</EmptyState>
          ) : (
            <ul className="plain-list stack">
              {items.map((entry) => (
                <li key={entry.id}>
                  <Link href={`/me/registers/${entry.id}`}>{entry.titleZh}</Link>{' '}
                  <span className="muted">
                    {entry.orgName} · {t('since', { date: entry.enteredOn })}
                  </span>{' '}
                  {entry.leftOn !== null && <StatusTag>{t('leftSince', { date: entry.leftOn })}</StatusTag>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
