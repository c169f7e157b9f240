import './audit.css';
import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button } from '../../design/Button.tsx';
import { notify } from '../../design/notices.ts';
import { formatCount } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, InstantText, StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { auditTexts } from './texts.ts';

type Chain = Output<'audit-trail.chain'>['items'][number];

/** State of the hash chain and its last complete check. */
export function ChainPage() {
  const t = useTexts(auditTexts);
  const chain = useCall('audit-trail.chain', {}, { refetchEvery: 15_000 });
  const check = useAct('audit-trail.check', { onSuccess: () => notify(t('checkAsked')) });
  return (
    <Page
      title={t('chain')}
      note={t('chainNote')}
      width="text"
      actions={
        <Button kind="main" busy={check.isPending} onClick={() => check.mutate({})}>
          {t('checkNow')}
        </Button>
      }
    >
      <Loaded query={chain} skeleton={<Skeleton />}>
        {({ items, sealedEntries }) => (
          <>
            {items.length === 0 && <EmptyState title={t('chainEmpty')} />}
            {items.map((one) => (
              <Section key={one.region} title={`${t('place')} ${one.region}`}>
                <DefinitionList
                  facts={[
                    { label: t('sealed'), value: formatCount(one.sealed) },
                    { label: t('unsealed'), value: formatCount(one.unsealed) },
                    { label: t('lastCheck'), value: <LastCheck chain={one} /> },
                    { label: t('head'), value: <code className="audit-facts small">{one.head}</code> },
                  ]}
                />
              </Section>
            ))}
            {sealedEntries > 0 && <p className="muted">{t('sealedEntries', { count: sealedEntries })}</p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function LastCheck({ chain }: { readonly chain: Chain }) {
  const t = useTexts(auditTexts);
  const { lastCheck } = chain;
  if (!lastCheck) return <>{t('neverChecked')}</>;
  const broken = lastCheck.brokenAt;
  return (
    <span className="row">
      <InstantText at={lastCheck.at} />
      {broken ? (
        <StatusTag tone="red" icon="warning">
          {t('checkBroken', { seq: broken.seq, reason: broken.reasonZh })}
        </StatusTag>
      ) : (
        <StatusTag tone="green" icon="check">
          {t('checkOk', { count: formatCount(lastCheck.events) })}
        </StatusTag>
      )}
      {broken?.eventId != null && <Link href={`/audit/events/${broken.eventId}`}>{t('openBroken')}</Link>}
    </span>
  );
}
