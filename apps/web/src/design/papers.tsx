import './papers.css';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Button, ButtonBar, LinkButton } from './Button.tsx';
import { formatInstant, todayInChina } from './dates.ts';
import { Icon } from './Icon.tsx';
import { Checkbox } from './inputs.tsx';
import { Page, type Crumb } from './Page.tsx';
import { usePageTitle } from './page-title.ts';
import { DefinitionList, type Fact } from './show.tsx';
import { kitTexts } from './texts.ts';
import { widgetTexts } from './widget-texts.ts';

/** One answer on the 核对页. */
export interface Answer {
  readonly label: string;
  readonly value: ReactNode;
  /** Leads back to its question; the answer returns here. */
  readonly onEdit?: (() => void) | undefined;
}

/** Properties of `CheckPage`. */
export interface CheckPageProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[] | undefined;
  readonly answers: readonly Answer[];
  /** What is being confirmed; 以上内容属实 unless told. `null` asks for no confirmation. */
  readonly statement?: string | null | undefined;
  readonly confirmed: boolean;
  readonly onConfirm: (confirmed: boolean) => void;
  /** Why it was not accepted, such as a missing confirmation. */
  readonly error?: string | undefined;
  /** Names the act: 提交给城关镇党委. */
  readonly action: string;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** 核对页: every answer with 修改, the statement, and one button that names the act. */
export function CheckPage(props: CheckPageProps) {
  const t = useTexts(widgetTexts);
  const kit = useTexts(kitTexts);
  return (
    <Page title={props.title} crumbs={props.crumbs} width="form">
      <DefinitionList
        facts={props.answers.map((answer) => answerFact(answer, t('edit'), t('editOf', { name: answer.label })))}
      />
      {props.children}
      {props.statement !== null && (
        <Checkbox
          name="confirmed"
          label={props.statement ?? t('confirmStatement')}
          checked={props.confirmed}
          onChange={props.onConfirm}
          error={props.error}
        />
      )}
      <ButtonBar wide>
        <Button kind="main" busy={props.busy} onClick={props.onSubmit}>
          {props.action}
        </Button>
        {props.onBack && <Button onClick={props.onBack}>{kit('back')}</Button>}
      </ButtonBar>
    </Page>
  );
}

function answerFact({ label, value, onEdit }: Answer, edit: string, editName: string): Fact {
  const action = onEdit && (
    <button type="button" className="link-button" aria-label={editName} onClick={onEdit}>
      {edit}
    </button>
  );
  return { label, value, action };
}

/** Properties of `ReceiptPage`. */
export interface ReceiptPageProps {
  /** What is done: 已完成“派人谈话”. */
  readonly title: string;
  readonly number?: string | undefined;
  /** Instant. */
  readonly at: string;
  /** Who acts next and by when. */
  readonly next?: ReactNode;
  readonly children?: ReactNode;
  /** Where to go on; back to the to-dos unless told. */
  readonly backHref?: string;
  readonly backLabel?: string;
}

/** 回执: tick, number, time, what follows, print. Open it with `replace`, so that going back does not submit again. */
export function ReceiptPage(props: ReceiptPageProps) {
  const t = useTexts(widgetTexts);
  usePageTitle(props.title);
  return (
    <div className="receipt stack-loose">
      <div role="status">
        <span className="receipt-mark" aria-hidden="true">
          <Icon name="check" size={2} />
        </span>
        <h1>{props.title}</h1>
      </div>
      <DefinitionList
        facts={[
          ...(props.number === undefined
            ? []
            : [{ label: t('receiptNumber'), value: <span className="receipt-number number">{props.number}</span> }]),
          { label: t('receiptTime'), value: <time dateTime={props.at}>{formatInstant(props.at)}</time> },
          ...(props.next === undefined ? [] : [{ label: t('nextStep'), value: props.next }]),
        ]}
      />
      {props.children}
      <ButtonBar>
        <LinkButton href={props.backHref ?? '/'} kind="main">
          {props.backLabel ?? t('backToTodos')}
        </LinkButton>
        <PrintButton />
      </ButtonBar>
    </div>
  );
}

/** 打印: prints the page as it stands. */
export function PrintButton({ small }: { readonly small?: boolean }) {
  const t = useTexts(widgetTexts);
  return (
    <Button icon="print" small={small} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}

/** Head that only the printed page has (title, organisation, day of printing) above content for A4. */
export function PrintLayout({
  title,
  org,
  children,
}: {
  readonly title: string;
  readonly org: string;
  readonly children: ReactNode;
}) {
  const t = useTexts(widgetTexts);
  return (
    <div className="paper">
      <div className="paper-head print-only">
        <div>{org}</div>
        <strong>{title}</strong>
        <div>{t('printedOn', { date: todayInChina() })}</div>
      </div>
      {children}
    </div>
  );
}

/** A projector page: dark on white, at least 48 px on a wide screen, no controls; says when the link is lost. */
export function Wall({
  title,
  linkLost,
  children,
}: {
  readonly title: string;
  readonly linkLost: boolean;
  readonly children: ReactNode;
}) {
  const t = useTexts(widgetTexts);
  usePageTitle(title);
  return (
    <main className="wall">
      <h1>{title}</h1>
      <div role="status">{linkLost && <p className="wall-link-lost">{t('lostLink')}</p>}</div>
      {children}
    </main>
  );
}
