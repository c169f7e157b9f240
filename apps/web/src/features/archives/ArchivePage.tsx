import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar } from '../../design/Button.tsx';
import type { Column } from '../../design/columns.ts';
import { DataTable } from '../../design/DataTable.tsx';
import { ConfirmDialog, Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { PrintButton } from '../../design/papers.tsx';
import { DefinitionList, HistoryList, StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useCan } from '../../shell/session.ts';
import { FrozenItems, type Contents } from './FrozenItems.tsx';
import { archiveTexts } from './texts.ts';

type File = Output<'archives.view'>;
type Line = File['contents'][number];

/** A file on its own page; the list of contents prints as it stands. */
export function ArchivePage({ params }: PageParams) {
  const t = useTexts(archiveTexts);
  const fileId = Number(params['fileId']);
  const file = useCall('archives.view', { params: { fileId } });
  return (
    <Page
      title={file.data?.titleZh ?? t('archives')}
      crumbs={[{ label: t('archives'), href: '/archives' }]}
      actions={<PrintButton small />}
    >
      <ArchiveContent fileId={fileId} />
    </Page>
  );
}

/** List of contents, sealing, reading, checking. */
export function ArchiveContent({ fileId }: { readonly fileId: number }) {
  const file = useCall('archives.view', { params: { fileId } });
  return (
    <Loaded query={file} skeleton={<Skeleton />}>
      {(loaded) => <Content file={loaded} />}
    </Loaded>
  );
}

function Content({ file }: { readonly file: File }) {
  const t = useTexts(archiveTexts);
  const can = useCan();
  const [asking, setAsking] = useState<'seal' | 'read'>();
  const [contents, setContents] = useState<Contents>();
  const seal = useAct('archives.seal');
  const isComplete = file.contents.every(({ isRequired, isPresent }) => !isRequired || isPresent);
  const isSealed = file.state === 'sealed';
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          { label: t('state'), value: isSealed ? t('sealed') : t('collecting') },
          ...(file.sealedOn === null
            ? []
            : [{ label: t('sealedOn'), value: `${file.sealedOn} ${file.sealedBy ?? ''}` }]),
          ...(isSealed
            ? [
                {
                  label: t('retention'),
                  value: file.retainUntil === null ? t('permanent') : t('retainUntil', { date: file.retainUntil }),
                },
              ]
            : []),
          ...(file.hash === null ? [] : [{ label: t('hash'), value: <code>{file.hash}</code> }]),
          { label: t('run'), value: <Link href={`/runs/${file.runId}`}>{t('openRun')}</Link> },
        ]}
      />
      <ContentsTable lines={file.contents} />
      {seal.error && <ProblemView problem={seal.error} />}
      <ButtonBar>
        {!isSealed && can('archive.seal') && (
          <Button kind="main" whyNot={isComplete ? undefined : t('notComplete')} onClick={() => setAsking('seal')}>
            {t('seal')}
          </Button>
        )}
        {isSealed && can('archive.read') && <Button onClick={() => setAsking('read')}>{t('read')}</Button>}
        {isSealed && <VerifyButton fileId={file.id} />}
      </ButtonBar>
      {contents && <FrozenItems contents={contents} />}
      {isSealed && <Readings file={file} />}
      {asking === 'seal' && (
        <ConfirmDialog
          title={t('sealTitle')}
          consequence={t('sealText')}
          action={t('seal')}
          onClose={() => setAsking(undefined)}
          onConfirm={async () => {
            await seal.mutateAsync({ params: { fileId: file.id } }).then(
              () => notify(t('sealDone')),
              () => undefined,
            );
            setAsking(undefined);
          }}
        />
      )}
      {asking === 'read' && <ReadDialog fileId={file.id} onClose={() => setAsking(undefined)} onRead={setContents} />}
    </div>
  );
}

function ContentsTable({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTexts(archiveTexts);
  const columns: readonly Column<Line>[] = [
    { id: 'item', header: t('item'), names: true, weight: 2, cell: (line) => line.titleZh },
    { id: 'from', header: t('fromStep'), cell: (line) => line.fromStepZh },
    {
      id: 'state',
      header: t('state'),
      cell: (line) =>
        line.isPresent ? (
          <StatusTag tone="green" icon="check">
            {t('present')}
          </StatusTag>
        ) : (
          <StatusTag tone={line.isRequired ? 'red' : 'grey'}>
            {line.isRequired ? t('missing') : t('optional')}
          </StatusTag>
        ),
    },
  ];
  return (
    <Section title={t('contents')}>
      <DataTable caption={t('contents')} rows={lines} rowId={(line) => line.itemId} columns={columns} />
    </Section>
  );
}

function VerifyButton({ fileId }: { readonly fileId: number }) {
  const t = useTexts(archiveTexts);
  const [result, setResult] = useState<Output<'archives.verify'>>();
  const [problem, setProblem] = useState<ApiProblem>();
  const verify = async () => {
    try {
      setResult(await call('archives.verify', { params: { fileId } }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  const words = result && [
    ...(result.isIntact ? [t('intact')] : []),
    ...(result.changed.length > 0 ? [t('changed', { items: result.changed.join('、') })] : []),
    ...(result.lostFiles.length > 0 ? [t('lostFiles', { items: result.lostFiles.join('、') })] : []),
  ];
  return (
    <>
      <Button onClick={() => void verify()}>{t('verify')}</Button>
      <span role="status">{words?.join(' ')}</span>
      {problem && <ProblemView problem={problem} />}
    </>
  );
}

function ReadDialog({
  fileId,
  onClose,
  onRead,
}: {
  readonly fileId: number;
  readonly onClose: () => void;
  readonly onRead: (contents: Contents) => void;
}) {
  const t = useTexts(archiveTexts);
  const read = useAct('archives.read');
  const form = useForm({
    initial: { purpose: '' },
    check: ({ purpose }) => ({ purpose: purpose.trim().length < 2 ? t('purposeMissing') : undefined }),
    onSubmit: async (body) => {
      onRead(await read.mutateAsync({ params: { fileId }, body }));
      onClose();
    },
  });
  return (
    <Dialog title={t('readTitle')} onClose={onClose}>
      <Form form={form}>
        <TextInput {...form.field('purpose')} label={t('purpose')} hint={t('purposeHint')} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('readAct')}
        </Button>
      </Form>
    </Dialog>
  );
}

function Readings({ file }: { readonly file: File }) {
  const t = useTexts(archiveTexts);
  return (
    <Section title={t('readings')}>
      {file.readings.length === 0 ? (
        <p className="muted">{t('noReadings')}</p>
      ) : (
        <HistoryList
          entries={file.readings.map(({ at, name, purpose }) => ({ id: at, at, who: name, what: purpose }))}
        />
      )}
    </Section>
  );
}
