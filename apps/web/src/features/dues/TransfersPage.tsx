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
import { useCan } from '../../shell/session.ts';
import { TextDialog } from './dialogs.tsx';
import { DuesNav } from './parts.tsx';
import { duesTexts } from './texts.ts';
import { AllocateDialog, AskDialog } from './transfer-dialogs.tsx';

/** A transfer of a list. */
export type Transfer = Output<'funds.transfers'>['items'][number];

const tones: Readonly<Record<Transfer['state'], TagTone>> = {
  asked: 'amber',
  sent: 'blue',
  received: 'green',
  refused: 'red',
  'taken-back': 'grey',
  declined: 'grey',
};

/** Money up and down the tree: one side pays, the other confirms. */
export function TransfersPage() {
  const t = useTexts(duesTexts);
  const can = useCan();
  const [address] = useAddress();
  const [asking, setAsking] = useState(false);
  const transfers = useCall('funds.transfers', { query: { cursor: address.get('cursor') ?? undefined, limit: 20 } });
  const pages = useCursorPages(transfers.data?.nextCursor);
  return (
    <Page
      title={t('transfers')}
      width="text"
      actions={can('fund.request') && <Button onClick={() => setAsking(true)}>{t('askMoney')}</Button>}
    >
      <DuesNav />
      <Loaded query={transfers} skeleton={<Skeleton shape="rows" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('transfersEmpty')}>{t('transfersEmptyText')}</EmptyState>
          ) : (
            <>
              {items.map((transfer) => (
                <One key={transfer.id} transfer={transfer} />
              ))}
              <Pager {...pages} />
            </>
          )
        }
      </Loaded>
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </Page>
  );
}

function One({ transfer }: { readonly transfer: Transfer }) {
  const t = useTexts(duesTexts);
  const [act, setAct] = useState<'receive' | 'refuse' | 'takeBack' | 'allocate' | 'decline'>();
  const close = () => setAct(undefined);
  const isUp = transfer.direction === 'up';
  const [from, to] = isUp ? [transfer.orgName, transfer.upperOrgName] : [transfer.upperOrgName, transfer.orgName];
  const amount = t('yuan', { amount: formatFen(transfer.amountFen) });
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  return (
    <Section
      title={`${isUp ? t('up') : t('down')} ${amount}`}
      action={<StatusTag tone={tones[transfer.state]}>{t(`t-${transfer.state}`)}</StatusTag>}
    >
      <div className="stack">
        <DefinitionList
          facts={[
            { label: t('direction'), value: t('route', { from, to }) },
            { label: t('kind'), value: t(`kinds-${transfer.kind}`) },
            ...(transfer.fromMonth === null
              ? []
              : [
                  {
                    label: t('months'),
                    value: `${transfer.fromMonth.slice(0, 7)} – ${transfer.throughMonth?.slice(0, 7) ?? ''}`,
                  },
                ]),
            ...(transfer.baseFen === null
              ? []
              : [{ label: t('remitBase'), value: t('yuan', { amount: formatFen(transfer.baseFen) }) }]),
            ...fact(t('remitShare'), transfer.share),
            ...fact(t('purpose'), transfer.purposeZh),
            ...fact(t('meeting'), transfer.decisionZh),
            ...fact(t('reason'), transfer.reason),
            ...fact(t('sentOn'), transfer.sentOn && `${transfer.sentOn} ${transfer.sentByName ?? ''}`),
            ...fact(t('t-received'), transfer.receivedOn && `${transfer.receivedOn} ${transfer.receivedByName ?? ''}`),
          ]}
        />
        <ButtonBar>
          {transfer.can.receive && <Button onClick={() => setAct('receive')}>{t('receive')}</Button>}
          {transfer.can.receive && <Button onClick={() => setAct('refuse')}>{t('refuse')}</Button>}
          {transfer.can.takeBack && <Button onClick={() => setAct('takeBack')}>{t('takeBack')}</Button>}
          {transfer.can.allocate && <Button onClick={() => setAct('allocate')}>{t('allocate')}</Button>}
          {transfer.can.allocate && <Button onClick={() => setAct('decline')}>{t('decline')}</Button>}
        </ButtonBar>
      </div>
      {act === 'allocate' && <AllocateDialog transfer={transfer} onClose={close} />}
      {act !== undefined && act !== 'allocate' && <ActDialog act={act} transfer={transfer} onClose={close} />}
    </Section>
  );
}

function ActDialog(props: {
  readonly act: 'receive' | 'refuse' | 'takeBack' | 'decline';
  readonly transfer: Transfer;
  readonly onClose: () => void;
}) {
  const t = useTexts(duesTexts);
  const { act, transfer, onClose } = props;
  const receive = useAct('funds.receive');
  const refuse = useAct('funds.refuse');
  const takeBack = useAct('funds.takeBack');
  const decline = useAct('funds.answerAsked');
  const params = { fundTransferId: transfer.id };
  const { version } = transfer;
  if (act === 'receive')
    return (
      <ConfirmDialog
        title={t('receive')}
        consequence={t('receiveText', { amount: formatFen(transfer.amountFen) })}
        action={t('receive')}
        onClose={onClose}
        onConfirm={async () => {
          await receive.mutateAsync({ params, body: { version, receivedOn: todayInChina() } });
          notify(t('done'));
          onClose();
        }}
      />
    );
  const send = { refuse, takeBack, decline }[act];
  return (
    <TextDialog
      title={t(act)}
      label={t('reason')}
      action={t(act)}
      onClose={onClose}
      onSend={(reason) => send.mutateAsync({ params, body: { version, reason } })}
    />
  );
}
