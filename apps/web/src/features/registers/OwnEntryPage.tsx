import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { TextArea } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { StatusTag } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { EntryFacts, EntryHistory } from './EntryPage.tsx';
import { registerTexts } from './texts.ts';

/** The own entry of a register: what stands there, where it came from, and the way to object. */
export function OwnEntryPage({ params }: PageParams) {
  const t = useTexts(registerTexts);
  const entryId = Number(params['entryId']);
  const own = useCall('registers.ownEntry', { params: { entryId } });
  const [objecting, setObjecting] = useState(false);
  return (
    <Page
      title={own.data?.kind.titleZh ?? t('own')}
      width="text"
      crumbs={[{ label: t('own'), href: '/me/registers' }]}
      actions={<Button onClick={() => setObjecting(true)}>{t('object')}</Button>}
    >
      <Loaded query={own} skeleton={<Skeleton />}>
        {(view) => (
          <div className="stack-loose">
            {view.objection && (
              <p>
                <StatusTag tone="amber">{t('objectionOpen', { date: view.objection.raisedOn })}</StatusTag>{' '}
                {view.objection.statement}
              </p>
            )}
            <EntryFacts kind={view.kind} entry={view.entry} />
            <Section title={t('history')}>
              <EntryHistory kind={view.kind} events={view.history} />
            </Section>
          </div>
        )}
      </Loaded>
      {objecting && <ObjectDialog entryId={entryId} onClose={() => setObjecting(false)} />}
    </Page>
  );
}

function ObjectDialog({ entryId, onClose }: { readonly entryId: number; readonly onClose: () => void }) {
  const t = useTexts(registerTexts);
  const object = useAct('registers.object');
  const form = useForm({
    initial: { statement: '' },
    scope: 'object',
    check: ({ statement }) => ({ statement: statement.trim().length < 4 ? t('reasonShort') : undefined }),
    onSubmit: async ({ statement }) => {
      await object.mutateAsync({ params: { entryId }, body: { statement } });
      notify(t('objected'));
      onClose();
    },
  });
  return (
    <Dialog title={t('object')} onClose={onClose}>
      <Form form={form}>
        <p>{t('objectText')}</p>
        <TextArea {...form.field('statement')} label={t('statement')} limit={500} rows={4} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('objectAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
