import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { InstantText, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { deviceName } from './device-name.ts';
import { accountTexts } from './texts.ts';
import { TotpSection } from './TotpSection.tsx';

type OwnSession = Output<'accounts.sessions'>['items'][number];

/** Password, devices, authenticator of the signed-in person. */
export function SecurityPage() {
  const t = useTexts(accountTexts);
  return (
    <Page title={t('securityTitle')} width="form">
      <LinkButton href="/me/password" icon="lock">
        {t('changePassword')}
      </LinkButton>
      <TotpSection />
      <Devices />
    </Page>
  );
}

function Devices() {
  const t = useTexts(accountTexts);
  const sessions = useCall('accounts.sessions', {});
  const end = useAct('accounts.endSession', { onSuccess: () => notify(t('deviceEnded')) });
  const endOthers = useAct('accounts.endOtherSessions', {
    onSuccess: ({ ended }) => notify(t('othersEnded', { count: ended })),
  });
  const nameOf = (session: OwnSession) => deviceName(session.device) ?? t('unknownDevice');
  const columns: readonly Column<OwnSession>[] = [
    {
      id: 'device',
      header: t('device'),
      names: true,
      cell: (session) => (
        <>
          {nameOf(session)} {session.current && <StatusTag tone="green">{t('thisDevice')}</StatusTag>}
        </>
      ),
    },
    { id: 'used', header: t('lastUsedAt'), nowrap: true, cell: (session) => <InstantText at={session.lastSeenAt} /> },
    {
      id: 'since',
      header: t('signedInAt'),
      nowrap: true,
      notOnCard: true,
      cell: (session) => <InstantText at={session.createdAt} />,
    },
    {
      id: 'end',
      header: t('acts'),
      cell: (session) =>
        session.current ? null : (
          <Button small onClick={() => end.mutate({ params: { sessionKey: session.id } })}>
            {t('endDevice')}
            <span className="hidden-text">{t('endDeviceOf', { device: nameOf(session) })}</span>
          </Button>
        ),
    },
  ];
  return (
    <Section
      title={t('devices')}
      action={
        (sessions.data?.items.length ?? 0) > 1 && (
          <Button small busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {t('endOthers')}
          </Button>
        )
      }
    >
      <Loaded query={sessions} skeleton={<Skeleton shape="rows" lines={2} />}>
        {({ items }) => (
          <DataTable
            caption={t('devicesCaption')}
            rows={items}
            rowId={(session) => session.id}
            columns={columns}
            empty={null}
          />
        )}
      </Loaded>
    </Section>
  );
}
