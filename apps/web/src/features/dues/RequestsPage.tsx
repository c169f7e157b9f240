import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { todayInChina } from '../../design/dates.ts';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { Pager } from '../../design/list.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, StatusTag, type TagTone } from '../../design/show.tsx';
import { EmptyState, Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { TextDialog } from './dialogs.tsx';
import { DuesNav } from './parts.tsx';
import { duesTexts } from './texts.ts';

type Request = Output<'funds.requests'>['items'][number];

const tones: Readonly<Record<Request['state'], TagTone>> = {
  requested: 'amber',
  approved: 'blue',
  declined: 'grey',
  withdrawn: 'grey',
  paid: 'green',
};

/** Requests to spend: three different people ask, decide and pay. */
export function RequestsPage() {
  const t = useTexts(duesTexts);
  const [address] = useAddress();
  const requests = useCall('funds.requests', { query: { cursor: address.get('cursor') ?? undefined, limit: 20 } });
  const pages = useCursorPages(requests.data?.nextCursor);
  return (
    <Page title={t('requests')} note={t('requestsEmptyText')} width="text">
      <DuesNav />
      <Loaded query={requests} skeleton={<Skeleton shape="rows" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('requestsEmpty')}>{t('requestsEmptyText')}</EmptyState>
          ) : (
            <>
              {items.map((request) => (
                <One key={request.id} request={request} />
              ))}
              <Pager {...pages} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function One({ request }: { readonly request: Request }) {
  const t = useTexts(duesTexts);
  const [act, setAct] = useState<'approve' | 'decline' | 'pay' | 'withdraw'>();
  const decide = useAct('funds.decide');
  const pay = useAct('funds.pay');
  const withdraw = useAct('funds.withdraw');
  const params = { fundRequestId: request.id };
  const { version } = request;
  const close = () => setAct(undefined);
  const people = {
    asked: request.requestedByName,
    decided: request.decidedByName ?? '—',
    paid: request.paidByName ?? '—',
  };
  return (
    <Section
      title={`${request.purpose} · ${t('yuan', { amount: formatFen(request.amountFen) })}`}
      action={<StatusTag tone={tones[request.state]}>{t(`r-${request.state}`)}</StatusTag>}
    >
      <div className="stack">
        <DefinitionList
          facts={[
            { label: t('stepAccount'), value: `${request.accountTitleZh}（${request.orgName}）` },
            { label: t('payTo'), value: request.payeeZh },
            { label: t('matter'), value: request.reasonZh },
            ...(request.decisionZh === null ? [] : [{ label: t('meeting'), value: request.decisionZh }]),
          ]}
        />
        <p className="muted">{t('threePeople', people)}</p>
        <ButtonBar>
          {request.can.decide && <Button onClick={() => setAct('approve')}>{t('approve')}</Button>}
          {request.can.decide && <Button onClick={() => setAct('decline')}>{t('decline')}</Button>}
          {request.can.pay && <Button onClick={() => setAct('pay')}>{t('payOut')}</Button>}
          {request.can.withdraw && <Button onClick={() => setAct('withdraw')}>{t('withdraw')}</Button>}
        </ButtonBar>
      </div>
      {(act === 'approve' || act === 'decline') && (
        <TextDialog
          title={t('decide')}
          text={t('decideText')}
          label={t('meeting')}
          action={t(act)}
          limit={200}
          onClose={close}
          onSend={(decisionZh) =>
            decide.mutateAsync({ params, body: { version, approve: act === 'approve', decisionZh } })
          }
        />
      )}
      {act === 'pay' && (
        <ConfirmDialog
          title={t('payOut')}
          consequence={t('payOutText', { amount: formatFen(request.amountFen), payee: request.payeeZh })}
          action={t('payOut')}
          onClose={close}
          onConfirm={async () => {
            await pay.mutateAsync({ params, body: { version, paidOn: todayInChina() } });
            notify(t('done'));
            close();
          }}
        />
      )}
      {act === 'withdraw' && (
        <ConfirmDialog
          title={t('withdraw')}
          consequence={request.reasonZh}
          action={t('withdraw')}
          onClose={close}
          onConfirm={async () => {
            await withdraw.mutateAsync({ params, body: { version } });
            close();
          }}
        />
      )}
    </Section>
  );
}
