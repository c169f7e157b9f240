import './notices.css';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import {
  Button,
  DateText,
  DefinitionList,
  Dialog,
  EmptyState,
  Form,
  Loaded,
  notify,
  Page,
  Pager,
  RadioGroup,
  StatusTag,
  TextArea,
  todayInChina,
  useForm,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useAddress, useCursorPages } from '../../shell/address.ts';
import { noticeTexts } from './texts.ts';

type Objection = Output<'notices.objections'>['items'][number];
const tones = { open: 'amber', rejected: 'grey', upheld: 'red' } as const;

/** Objections to the own notices, each answered once. */
export function ObjectionsPage() {
  const t = useTexts(noticeTexts);
  const [address] = useAddress();
  const noticeId = address.get('noticeId');
  const list = useCall('notices.objections', {
    query: {
      noticeId: noticeId === null ? undefined : Number(noticeId),
      cursor: address.get('cursor') ?? undefined,
      limit: 50,
    },
  });
  const pages = useCursorPages(list.data?.nextCursor);
  const [answering, setAnswering] = useState<Objection>();
  return (
    <Page
      title={t('objectionsDesk')}
      width="form"
      crumbs={[{ label: t('notices'), href: '/notices' }]}
      note={t('objectorHidden')}
    >
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('noObjections')}>{t('noObjectionsText')}</EmptyState>
          ) : (
            <>
              {items.map((item) => (
                <article key={item.id} className="card stack">
                  <div className="row row-between">
                    <Link href={`/notices/${item.noticeId}`} className="objection-link">
                      {item.noticeTitleZh}
                    </Link>
                    <StatusTag tone={tones[item.state]}>{t(item.state)}</StatusTag>
                  </div>
                  <p className="notice-text">{item.textZh}</p>
                  <DefinitionList
                    facts={[
                      { label: t('raisedOn'), value: item.raisedOn },
                      {
                        label: t('dueOn'),
                        value: item.dueOn && <DateText date={item.dueOn} today={todayInChina()} />,
                      },
                      { label: t('contact'), value: item.contact ?? t('anonymous') },
                      ...(item.answerZh === null ? [] : [{ label: t('answer'), value: item.answerZh }]),
                    ]}
                  />
                  {item.state === 'open' && (
                    <Button kind="main" onClick={() => setAnswering(item)}>
                      {t('answer')}
                    </Button>
                  )}
                </article>
              ))}
              <Pager {...pages} />
            </>
          )
        }
      </Loaded>
      {answering && <AnswerDialog objection={answering} onClose={() => setAnswering(undefined)} />}
    </Page>
  );
}

function AnswerDialog({ objection, onClose }: { readonly objection: Objection; readonly onClose: () => void }) {
  const t = useTexts(noticeTexts);
  const answer = useAct('notices.answer');
  const form = useForm({
    initial: { verdict: '', answerZh: '' },
    scope: 'answer',
    check: (values) => ({
      verdict: values.verdict === '' ? t('verdictBad') : undefined,
      answerZh: values.answerZh.trim().length < 5 ? t('answerBad') : undefined,
    }),
    onSubmit: async ({ verdict, answerZh }) => {
      await answer.mutateAsync({
        params: { objectionId: objection.id },
        body: { verdict: verdict === 'upheld' ? 'upheld' : 'rejected', answerZh },
      });
      notify(t('answered'));
      onClose();
    },
  });
  return (
    <Dialog title={t('answer')} onClose={onClose}>
      <Form form={form}>
        <RadioGroup
          {...form.field('verdict')}
          label={t('verdict')}
          hint={t('upheldText')}
          choices={[
            { value: 'rejected', label: t('rejected') },
            { value: 'upheld', label: t('upheld') },
          ]}
        />
        <TextArea {...form.field('answerZh')} label={t('answer')} hint={t('answerHint')} limit={1000} rows={5} />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('answerAct')}
        </Button>
      </Form>
    </Dialog>
  );
}
