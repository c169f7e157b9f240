import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, LinkButton } from '../../design/Button.tsx';
import { Pager } from '../../design/list.tsx';
import { Page } from '../../design/Page.tsx';
import { InstantText, StatusTag } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { useCan } from '../../shell/session.ts';
import { notificationTexts } from './texts.ts';

type Message = Output<'notifications.inbox'>['items'][number];

/** The inbox of the present role: reminders and circulars, newest first. */
export function MessagesPage() {
  const t = useTexts(notificationTexts);
  const can = useCan();
  const [address] = useAddress();
  const inbox = useCall('notifications.inbox', { query: { cursor: address.get('cursor') ?? undefined, limit: 50 } });
  const pages = useCursorPages(inbox.data?.nextCursor);
  const read = useAct('notifications.read');
  const unread = inbox.data?.items.filter(({ readAt }) => readAt === null).map(({ id }) => id) ?? [];
  return (
    <Page
      title={t('messages')}
      width="text"
      note={inbox.data && inbox.data.unread > 0 && t('unread', { count: inbox.data.unread })}
      actions={
        <>
          {can('circular.read') && <LinkButton href="/messages/circulars">{t('circulars')}</LinkButton>}
          {unread.length > 0 && (
            <Button
              busy={read.isPending}
              onClick={() => void read.mutateAsync({ body: { messageIds: unread } }).catch(() => undefined)}
            >
              {t('markAllRead')}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={inbox} skeleton={<Skeleton shape="rows" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
          ) : (
            <>
              <ul className="plain-list stack-loose">
                {items.map((message) => (
                  <li key={message.id} data-row>
                    <MessageLine message={message} />
                  </li>
                ))}
              </ul>
              <Pager {...pages} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function MessageLine({ message }: { readonly message: Message }) {
  const t = useTexts(notificationTexts);
  const pick = usePick();
  const acknowledge = useAct('notifications.acknowledge');
  return (
    <article className="stack">
      <div className="row">
        <strong>
          <Link href={message.link}>{pick(message.titleZh, message.titleEn)}</Link>
        </strong>
        {message.readAt === null && <StatusTag tone="blue">{t('isNew')}</StatusTag>}
      </div>
      <div className="muted small">
        {message.deliveredAt && <InstantText at={message.deliveredAt} />}
        {message.dueOn && ` · ${t('due', { date: message.dueOn })}`}
        {message.repeated > 0 && ` · ${t('repeated')}`}
        {message.acknowledgedAt && ` · ${t('acknowledged')}`}
      </div>
      {message.bodyZh && <p>{message.bodyZh}</p>}
      {message.needsReceipt && message.acknowledgedAt === null && (
        <div>
          <Button
            small
            icon="check"
            busy={acknowledge.isPending}
            onClick={() => void acknowledge.mutateAsync({ params: { messageId: message.id } }).catch(() => undefined)}
          >
            {t('acknowledge')}
          </Button>
        </div>
      )}
    </article>
  );
}
