import { monthStart } from '@jishi/domain';
import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, TextButton } from '../../design/Button.tsx';
import { DateField } from '../../design/DateField.tsx';
import { todayInChina } from '../../design/dates.ts';
import { ConfirmDialog, Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen, parseYuan } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { TextDialog } from './dialogs.tsx';
import { ReceiptDialog } from './Entries.tsx';
import { RemitDialog } from './RemitDialog.tsx';
import { duesTexts } from './texts.ts';

type Campaign = Output<'funds.campaign'>;

/** One campaign: the appeal, one total, what the own organisation recorded. */
export function CampaignPage({ params }: PageParams) {
  const t = useTexts(duesTexts);
  const campaign = useCall('funds.campaign', { params: { specialCampaignId: Number(params['id']) } });
  const { data } = campaign;
  return (
    <Page
      title={data?.titleZh ?? t('special')}
      note={data?.orgName}
      width="text"
      crumbs={[{ label: t('special'), href: '/dues/special' }]}
      status={data && <StatusTag tone={data.state === 'open' ? 'green' : 'grey'}>{t(`c-${data.state}`)}</StatusTag>}
    >
      <Loaded query={campaign} skeleton={<Skeleton />}>
        {(loaded) => <Content campaign={loaded} />}
      </Loaded>
    </Page>
  );
}

function Content({ campaign }: { readonly campaign: Campaign }) {
  const t = useTexts(duesTexts);
  const [act, setAct] = useState<'give' | 'close' | 'report' | 'remit'>();
  const end = () => setAct(undefined);
  const total = t('yuan', { amount: formatFen(campaign.totalFen) });
  const isTold = campaign.can.record || campaign.mine || campaign.state === 'reported';
  return (
    <>
      <p className="muted">{t('voluntary')}</p>
      {campaign.appealZh.split('\n').map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines of one text have no other name
        <p key={index}>{line}</p>
      ))}
      <DefinitionList
        facts={[
          { label: t('period'), value: `${campaign.fromOn} – ${campaign.untilOn}` },
          { label: t('remitBy'), value: campaign.remitBy },
          ...(isTold ? [{ label: t('totalScope'), value: `${total}，${t('gifts', { count: campaign.gifts })}` }] : []),
          ...(campaign.reportZh === null ? [] : [{ label: t('whereTo'), value: campaign.reportZh }]),
        ]}
      />
      <ButtonBar>
        {campaign.can.record && (
          <Button kind="main" onClick={() => setAct('give')}>
            {t('recordGift')}
          </Button>
        )}
        {campaign.can.remit && campaign.own.length > 0 && (
          <Button onClick={() => setAct('remit')}>{t('remitGifts')}</Button>
        )}
        {campaign.can.close && <Button onClick={() => setAct('close')}>{t('endCampaign')}</Button>}
        {campaign.can.report && <Button onClick={() => setAct('report')}>{t('report')}</Button>}
      </ButtonBar>
      {campaign.own.length > 0 && <OwnGifts campaign={campaign} />}
      <ActDialogs campaign={campaign} act={act} onClose={end} />
    </>
  );
}

function ActDialogs(props: {
  readonly campaign: Campaign;
  readonly act: 'give' | 'close' | 'report' | 'remit' | undefined;
  readonly onClose: () => void;
}) {
  const t = useTexts(duesTexts);
  const { campaign, act, onClose } = props;
  const close = useAct('funds.closeCampaign');
  const report = useAct('funds.reportCampaign');
  const params = { specialCampaignId: campaign.id };
  const { version } = campaign;
  switch (act) {
    case 'give':
      return <GiveDialog campaign={campaign} onClose={onClose} />;
    case 'remit':
      return <RemitGifts campaign={campaign} onClose={onClose} />;
    case 'close':
      return (
        <ConfirmDialog
          title={t('endCampaign')}
          consequence={t('endText')}
          action={t('endCampaign')}
          onClose={onClose}
          onConfirm={async () => {
            await close.mutateAsync({ params, body: { version } });
            onClose();
          }}
        />
      );
    case 'report':
      return (
        <TextDialog
          title={t('report')}
          label={t('whereTo')}
          action={t('reportAct')}
          limit={3000}
          onClose={onClose}
          onSend={(reportZh) => report.mutateAsync({ params, body: { version, reportZh } })}
        />
      );
    default:
      return null;
  }
}

function OwnGifts({ campaign }: { readonly campaign: Campaign }) {
  const t = useTexts(duesTexts);
  const [shown, setShown] = useState<number>();
  return (
    <Section title={t('ownGifts')}>
      <ul className="plain-list stack">
        {campaign.own.map((gift) => (
          <li key={gift.id}>
            {gift.givenOn} · {gift.donorZh || t('anonymous')} ·{' '}
            <strong className="number">{t('yuan', { amount: formatFen(gift.amountFen) })}</strong>{' '}
            {gift.isCountered ? (
              <StatusTag>{t('countered')}</StatusTag>
            ) : (
              <TextButton onClick={() => setShown(gift.id)}>
                {t('receiptNo')} {gift.receiptNo}
              </TextButton>
            )}
          </li>
        ))}
      </ul>
      {shown !== undefined && <ReceiptDialog entryId={shown} onClose={() => setShown(undefined)} />}
    </Section>
  );
}

function RemitGifts({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) {
  const accounts = useCall('funds.accounts', { query: { kind: 'special-dues', limit: 200 } });
  const own = accounts.data?.items.find(({ mine }) => mine);
  if (!own) return null;
  return (
    <RemitDialog
      accountId={own.id}
      throughMonth={monthStart(todayInChina())}
      campaignId={campaign.id}
      onClose={onClose}
    />
  );
}

function GiveDialog({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) {
  const t = useTexts(duesTexts);
  const give = useAct('funds.give');
  const form = useForm({
    initial: { amount: '', donorZh: '', givenOn: todayInChina() },
    scope: 'give',
    check: ({ amount }) => ({ amount: (parseYuan(amount) ?? 0) > 0 ? undefined : t('amountBad') }),
    onSubmit: async ({ amount, ...rest }) => {
      const body = { ...rest, amountFen: parseYuan(amount) ?? 0 };
      const { receiptNo } = await give.mutateAsync({ params: { specialCampaignId: campaign.id }, body });
      notify(t('giftRecorded', { number: receiptNo }));
      onClose();
    },
  });
  return (
    <Dialog title={t('recordGift')} onClose={onClose}>
      <Form form={form}>
        <TextInput {...form.field('amount')} label={t('amount')} inputMode="decimal" width="10" />
        <TextInput {...form.field('donorZh')} label={t('donor')} hint={t('donorHint')} optional />
        <DateField {...form.field('givenOn')} label={t('happenedOn')} max={todayInChina()} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('recordGift')}
        </Button>
      </Form>
    </Dialog>
  );
}
