import './votes.css';
import { useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { Button, Form, Loaded, Page, TextInput, useForm } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { voteTexts } from './texts.ts';

/** `7q4k 92md` as it is written on the receipt; letters that look like digits are taken for them. */
export function plainReceipt(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : '';
}

interface Found {
  readonly receipt: string;
  readonly round: number | undefined;
}

/** Finds a receipt among those counted, on this device: nobody learns which one was looked for. */
export function ReceiptCheckPage({ params }: PageParams) {
  const t = useTexts(voteTexts);
  const voteId = Number(params['voteId']);
  const query = useCall('votes.receipts', { params: { voteId } });
  const vote = useCall('votes.get', { params: { voteId } });
  return (
    <Page
      title={t('receiptTitle')}
      width="form"
      crumbs={[
        { label: t('votes'), href: '/ballots' },
        { label: vote.data?.titleZh ?? '', href: `/ballots/${voteId}` },
      ]}
    >
      <Loaded query={query}>
        {({ rounds }) => {
          if (rounds.length > 0) return <Check rounds={rounds} />;
          const isRunning = vote.data?.rounds.some(({ method, state }) => method === 'online' && state === 'open');
          return <p>{t(isRunning ? 'receiptEarly' : 'receiptNone')}</p>;
        }}
      </Loaded>
    </Page>
  );
}

function Check({
  rounds,
}: {
  readonly rounds: readonly { readonly number: number; readonly receipts: readonly string[] }[];
}) {
  const t = useTexts(voteTexts);
  const [found, setFound] = useState<Found>();
  const form = useForm({
    initial: { receipt: '' },
    warnOnLeave: false,
    check: ({ receipt }) => ({ receipt: plainReceipt(receipt) === '' ? t('receiptBad') : undefined }),
    onSubmit: ({ receipt: typed }) => {
      const receipt = plainReceipt(typed);
      setFound({ receipt, round: rounds.find((each) => each.receipts.includes(receipt))?.number });
    },
  });
  return (
    <div className="stack-loose">
      <p>{t('receiptPrivate')}</p>
      <Form form={form}>
        <TextInput
          {...form.field('receipt')}
          label={t('receiptLabel')}
          hint={t('receiptHint')}
          width="20"
          autoComplete="off"
          spellCheck={false}
        />
        <Button kind="main" type="submit">
          {t('receiptAct')}
        </Button>
      </Form>
      <div role="status">
        {found && (
          <div className="card stack">
            <h2>{t(found.round === undefined ? 'receiptMissing' : 'receiptFound')}</h2>
            <p>
              {found.round === undefined
                ? t('receiptMissingText', { receipt: found.receipt })
                : t('receiptFoundText', { receipt: found.receipt, no: found.round })}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
