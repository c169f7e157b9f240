import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { formatFen } from '../../design/numbers.ts';
import { Page, Section } from '../../design/Page.tsx';
import { PrintButton, PrintLayout } from '../../design/papers.tsx';
import { DefinitionList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { TextDialog } from './dialogs.tsx';
import { duesTexts } from './texts.ts';

type Publication = Output<'funds.publication'>;

/** The accounts of a year as they are printed and published: sums and numbers of people, no names of payers. */
export function PublicationPage({ params }: PageParams) {
  const t = useTexts(duesTexts);
  const publication = useCall('funds.publication', { params: { fundPublicationId: Number(params['id']) } });
  const { data } = publication;
  const title = data ? t('yearAccounts', { year: data.year, kind: t(`kinds-${data.kind}`) }) : t('published');
  return (
    <Page
      title={title}
      note={data?.orgName}
      width="text"
      crumbs={[{ label: t('published'), href: '/dues/published' }]}
      status={
        data && <StatusTag tone={data.state === 'published' ? 'green' : 'amber'}>{t(`p-${data.state}`)}</StatusTag>
      }
      actions={<PrintButton />}
    >
      <Loaded query={publication} skeleton={<Skeleton />}>
        {(loaded) => (
          <PrintLayout title={title} org={loaded.orgName}>
            <Figures publication={loaded} />
            <Acts publication={loaded} />
          </PrintLayout>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ publication }: { readonly publication: Publication }) {
  const t = useTexts(duesTexts);
  const { figures } = publication;
  const yuan = (fen: number) => <span className="number">{t('yuan', { amount: formatFen(fen) })}</span>;
  const headOf = (head: string) => {
    const key = `h-${head}`;
    return isHead(key) ? t(key) : head;
  };
  return (
    <>
      <DefinitionList
        facts={[
          { label: t('openingFig'), value: yuan(figures.openingFen) },
          { label: t('closingFig'), value: yuan(figures.closingFen) },
          ...(publication.kind === 'dues'
            ? [
                { label: t('payersFig'), value: t('people', { count: figures.payers }) },
                { label: t('owingFig'), value: t('people', { count: figures.owing }) },
              ]
            : []),
        ]}
      />
      <Section title={t('incomeFig')}>
        <DefinitionList
          facts={figures.income.map((row) => ({ label: headOf(row.head), value: yuan(row.amountFen) }))}
        />
      </Section>
      <Section title={t('outgoFig')}>
        <DefinitionList
          facts={figures.outgo.map((row) => ({ label: row.purpose ?? headOf(row.head), value: yuan(row.amountFen) }))}
        />
      </Section>
      <p className="muted">
        {t('signers', {
          drafted: publication.draftedByName,
          checked: publication.checkedByName ?? '—',
          published: publication.publishedByName
            ? `${publication.publishedByName} ${publication.publishedOn ?? ''}`
            : '—',
        })}
      </p>
      {publication.remarkZh !== null && <p>{publication.remarkZh}</p>}
    </>
  );
}

const heads = [
  'h-opening',
  'h-dues',
  'h-large-dues',
  'h-gift',
  'h-interest',
  'h-income',
  'h-from-below',
  'h-from-above',
  'h-sent-up',
  'h-sent-down',
  'h-spent',
] as const;
const isHead = (key: string): key is (typeof heads)[number] => (heads as readonly string[]).includes(key);

function Acts({ publication }: { readonly publication: Publication }) {
  const t = useTexts(duesTexts);
  const [act, setAct] = useState<'check' | 'publish'>();
  const check = useAct('funds.checkPublication');
  const publish = useAct('funds.publish');
  const params = { fundPublicationId: publication.id };
  const { version } = publication;
  return (
    <div className="no-print">
      <ButtonBar>
        {publication.can.check && (
          <Button kind="main" onClick={() => setAct('check')}>
            {t('checkAct')}
          </Button>
        )}
        {publication.can.publish && (
          <Button kind="main" onClick={() => setAct('publish')}>
            {t('publish')}
          </Button>
        )}
      </ButtonBar>
      {act === 'check' && (
        <TextDialog
          title={t('checkAct')}
          text={t('checkText')}
          label={t('opinion')}
          action={t('checkAct')}
          onClose={() => setAct(undefined)}
          onSend={(remarkZh) => check.mutateAsync({ params, body: { version, remarkZh } })}
        />
      )}
      {act === 'publish' && (
        <ConfirmDialog
          title={t('publish')}
          consequence={t('publishText')}
          action={t('publish')}
          onClose={() => setAct(undefined)}
          onConfirm={async () => {
            await publish.mutateAsync({ params, body: { version } });
            setAct(undefined);
          }}
        />
      )}
    </div>
  );
}
