import { useState } from 'react';
import { ProblemView } from '../../api/ProblemView.tsx';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import { urlOf } from '../../api/url-of.ts';
import {
  Button,
  ButtonBar,
  DataTable,
  EmptyState,
  formatCount,
  LinkButton,
  Loaded,
  Section,
  Skeleton,
  StatusTag,
  type Column,
} from '../../design/index.ts';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import { useAddress } from '../../shell/address.ts';
import { AnswerField, type Draft } from './AnswerField.tsx';
import { importTexts } from './texts.ts';
import { totals, type ImportView } from './words.ts';

export type Finding = Output<'imports.findings'>['items'][number];

const pageSize = 50;

/** ③ What is wrong, by kind; corrections in place; then all or the good rows. */
export function CheckStep({ view }: { readonly view: ImportView }) {
  const t = useTexts(importTexts);
  const pick = usePick();
  const [address, change] = useAddress();
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>({});
  const answer = useAct('imports.answer');
  const check = useAct('imports.check');
  const attempt = useAttempt();
  const params = { importId: view.id };
  const sums = totals(view);
  const open = sums.bad + sums.questions;
  const code = address.get('code') ?? undefined;
  const shown = Number(address.get('shown') ?? pageSize);
  const severity = code ? undefined : open > 0 ? undefined : ('hint' as const);
  const findings = useCall('imports.findings', {
    params,
    query: { code, severity, after: -1, limit: Math.min(200, shown) },
  });
  const ready = Object.values(drafts).filter(({ decision, toValue }) => decision !== null || toValue.trim() !== '');
  const recheck = () =>
    attempt.run(async () => {
      if (ready.length > 0) {
        await answer.mutateAsync({ params, body: { answers: ready.map(answerOf) } });
        setDrafts({});
      }
      await check.mutateAsync({ params });
    });
  const columns: readonly Column<Finding>[] = [
    {
      id: 'row',
      header: t('row'),
      names: true,
      nowrap: true,
      cell: (row) =>
        view.parts.length > 1 ? `${row.sheet} ${t('rowNo', { row: row.row })}` : t('rowNo', { row: row.row }),
    },
    { id: 'where', header: t('where'), cell: (row) => row.heading },
    { id: 'value', header: t('value'), cell: (row) => <span className="import-value">{row.value || t('empty')}</span> },
    {
      id: 'problem',
      header: t('problem'),
      weight: 3,
      cell: (row) => (
        <>
          <SeverityTag severity={row.severity} /> {pick(row.zh, row.en)} {pick(row.remedyZh, '')}
        </>
      ),
    },
    {
      id: 'cure',
      header: t('cure'),
      weight: 2,
      cell: (row) =>
        row.severity === 'hint' ? null : (
          <AnswerField
            finding={row}
            draft={drafts[row.n]}
            onChange={(draft) => setDrafts((now) => ({ ...now, [row.n]: draft }))}
          />
        ),
    },
  ];
  return (
    <div className="stack">
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {view.failure && (
        <p role="alert" className="card">
          {pick(view.failure.zh, view.failure.en)}
        </p>
      )}
      <div className="row" role="status">
        <StatusTag tone="green" icon="check">{`${t('good')} ${formatCount(sums.good)}`}</StatusTag>
        <StatusTag tone="amber" icon="help">{`${t('questions')} ${formatCount(sums.questions)}`}</StatusTag>
        <StatusTag tone="red" icon="cross">{`${t('bad')} ${formatCount(sums.bad)}`}</StatusTag>
        {sums.skipped > 0 && <StatusTag>{`${t('skipped')} ${formatCount(sums.skipped)}`}</StatusTag>}
        {view.can.badRows && (
          <LinkButton href={urlOf('imports.badRows', { params })} icon="download" download external>
            {t('badRows')}
          </LinkButton>
        )}
      </div>
      {view.groups.length > 0 && (
        <Section title={t('groups')}>
          <div className="import-groups">
            <Button
              small
              kind={code ? 'plain' : 'quiet'}
              aria-pressed={code === undefined}
              onClick={() => change({ code: undefined, shown: undefined })}
            >
              {t('allGroups')}
            </Button>
            {[...new Map(view.groups.map((group) => [group.code, group])).values()].map((group) => (
              <Button
                key={group.code}
                small
                aria-pressed={code === group.code}
                onClick={() => change({ code: group.code, shown: undefined })}
              >
                {`${t('groupOf', { heading: group.heading, text: pick(shortOf(group.exampleZh), shortOf(group.exampleEn)) })} ${formatCount(
                  view.groups.filter((other) => other.code === group.code).reduce((sum, { count }) => sum + count, 0),
                )}`}
              </Button>
            ))}
          </div>
        </Section>
      )}
      <Section title={t('findings')}>
        <Loaded query={findings} skeleton={<Skeleton shape="rows" />}>
          {({ items }) => (
            <div className="stack">
              <DataTable
                caption={t('findings')}
                rows={items}
                rowId={({ n }) => n}
                columns={columns}
                empty={<EmptyState title={t('findingsNone')} />}
              />
              {items.length >= Math.min(200, shown) && shown < 200 && (
                <Button onClick={() => change({ shown: String(shown + pageSize) })}>{t('more')}</Button>
              )}
              {view.findings > view.kept && (
                <p className="muted">
                  {t('shownOf', { total: formatCount(view.findings), kept: formatCount(view.kept) })}
                </p>
              )}
            </div>
          )}
        </Loaded>
      </Section>
      {view.answers > 0 && <p className="muted">{t('answersKept', { count: view.answers })}</p>}
      <ButtonBar>
        <Button onClick={() => change({ step: 'columns' })}>{t('back')}</Button>
        <Button
          kind={ready.length > 0 ? 'main' : 'plain'}
          busy={answer.isPending || check.isPending}
          onClick={() => void recheck()}
        >
          {ready.length > 0 ? t('recheck') : t('recheckAgain')}
        </Button>
        {open > 0 && (
          <Button
            whyNot={sums.good === 0 ? t('nothingGood') : undefined}
            onClick={() => change({ step: 'confirm', mode: 'good', code: undefined, shown: undefined })}
          >
            {t('goodFirst', { count: formatCount(sums.good) })}
          </Button>
        )}
        <Button
          kind={ready.length > 0 ? 'plain' : 'main'}
          whyNot={
            open > 0 ? t('allWhyNot', { count: formatCount(open) }) : sums.good === 0 ? t('nothingGood') : undefined
          }
          onClick={() => change({ step: 'confirm', mode: 'all', code: undefined, shown: undefined })}
        >
          {t('allThen')}
        </Button>
      </ButtonBar>
    </div>
  );
}

function SeverityTag({ severity }: { readonly severity: Finding['severity'] }) {
  const t = useTexts(importTexts);
  if (severity === 'error')
    return (
      <StatusTag tone="red" icon="cross">
        {t('bad')}
      </StatusTag>
    );
  if (severity === 'question')
    return (
      <StatusTag tone="amber" icon="help">
        {t('questions')}
      </StatusTag>
    );
  return <StatusTag icon="info">{t('hints')}</StatusTag>;
}

function answerOf({ finding, toValue, all, decision }: Draft) {
  const whole = { sheet: finding.sheet, field: finding.field };
  if (decision !== null) return { ...whole, row: finding.row, fromValue: null, toValue: null, decision };
  return { ...whole, row: all ? null : finding.row, fromValue: finding.value, toValue: toValue.trim(), decision: null };
}

/** A group is named by its first sentence, without the value of its example. */
const shortOf = (text: string): string => {
  const bare = text.replace(/[“"][^”"]*[”"]/g, '…').replace(/\d{4}-\d{2}-\d{2}/g, '…');
  return bare.length > 24 ? `${bare.slice(0, 24)}…` : bare;
};
