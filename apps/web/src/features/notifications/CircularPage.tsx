import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { Button } from '../../design/Button.tsx';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, InstantText } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan, useSession, activeGrant } from '../../shell/session.ts';
import { EditCircular } from './CircularEditor.tsx';
import { notificationTexts } from './texts.ts';

/** A circular on its own page. */
export function CircularPage({ params }: PageParams) {
  const t = useTexts(notificationTexts);
  const circularId = Number(params['circularId']);
  const circular = useCall('notifications.circular', { params: { circularId } });
  return (
    <Page
      title={circular.data?.titleZh ?? t('circulars')}
      width="text"
      crumbs={[{ label: t('circulars'), href: '/messages/circulars' }]}
    >
      <CircularContent circularId={circularId} />
    </Page>
  );
}

/** A circular: editor while it is a draft, text and receipts once it is sent. */
export function CircularContent({ circularId }: { readonly circularId: number }) {
  const t = useTexts(notificationTexts);
  const can = useCan();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const circular = useCall('notifications.circular', { params: { circularId } });
  const send = useAct('notifications.send');
  const isOwn =
    circular.data !== undefined && activeGrant(session)?.orgId === circular.data.orgId && can('circular.send');
  const words: Readonly<Record<string, string>> = {
    queued: t('stateQueued'),
    sent: t('stateDelivered'),
    delivered: t('stateDelivered'),
    acknowledged: t('stateAcknowledged'),
    failed: t('stateFailed'),
  };
  return (
    <Loaded query={circular} skeleton={<Skeleton />}>
      {(loaded) => (
        <div className="stack-loose">
          {send.error && <ProblemView problem={send.error} />}
          {loaded.state === 'draft' && isOwn ? (
            <>
              <EditCircular key={loaded.version} circular={loaded} />
              {loaded.bodyZh !== '' && <Button onClick={() => setAsking(true)}>{t('send')}</Button>}
            </>
          ) : (
            <p>{loaded.bodyZh}</p>
          )}
          {loaded.state === 'sent' && (
            <DefinitionList
              facts={[
                { label: t('sentAt'), value: loaded.sentAt && <InstantText at={loaded.sentAt} /> },
                { label: t('sentBy'), value: loaded.sentBy },
                ...(loaded.acknowledgeBy === null ? [] : [{ label: t('acknowledgeBy'), value: loaded.acknowledgeBy }]),
              ]}
            />
          )}
          {isOwn && loaded.receipts.length > 0 && (
            <Section title={t('receipts')}>
              <DefinitionList
                facts={loaded.receipts.map(({ state, n }) => ({ label: words[state] ?? state, value: n }))}
              />
              {loaded.pending.length > 0 && (
                <p>
                  {t('pending')}：{loaded.pending.map(({ name }) => name).join('、')}
                </p>
              )}
            </Section>
          )}
          {asking && (
            <ConfirmDialog
              title={`${t('send')}？`}
              consequence={t('sendText')}
              action={t('send')}
              onClose={() => setAsking(false)}
              onConfirm={async () => {
                try {
                  const { addressees } = await send.mutateAsync({ params: { circularId } });
                  notify(t('sent', { count: addressees }));
                } catch {
                  // Shown above by `send.error`.
                }
                setAsking(false);
              }}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}
