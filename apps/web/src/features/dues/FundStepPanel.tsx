import { useState } from 'react';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, LinkButton } from '../../design/Button.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { Select, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { formatFen, parseYuan } from '../../design/numbers.ts';
import { Page } from '../../design/Page.tsx';
import { DefinitionList } from '../../design/show.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { StepPanelProps } from '../../runner/step-panels.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { RequestDialog } from './account-dialogs.tsx';
import { RemitDialog } from './RemitDialog.tsx';
import { duesTexts } from './texts.ts';

type Step = Output<'funds.step'>;

/** A money step inside its run. */
export function FundStepPanel({ step }: StepPanelProps) {
  return step.subjectId === null ? null : <FundStep id={step.subjectId} />;
}

/** A money step on a page of its own. */
export function FundStepPage({ params }: PageParams) {
  const t = useTexts(duesTexts);
  return (
    <Page title={t('accounts')} width="text" crumbs={[{ label: t('accounts'), href: '/dues/accounts' }]}>
      <FundStep id={Number(params['id'])} />
    </Page>
  );
}

function FundStep({ id }: { readonly id: number }) {
  const step = useCall('funds.step', { params: { fundStepId: id } });
  return (
    <Loaded query={step} skeleton={<Skeleton />}>
      {(loaded) => <Content step={loaded} />}
    </Loaded>
  );
}

function Content({ step }: { readonly step: Step }) {
  const t = useTexts(duesTexts);
  const yuan = (fen: number) => t('yuan', { amount: formatFen(fen) });
  return (
    <div className="stack-loose">
      <DefinitionList
        facts={[
          { label: t('stepAccount'), value: step.accountTitleZh },
          { label: t('balance'), value: yuan(step.balanceFen) },
          { label: t('stepDone'), value: step.done.map(({ zh, amountFen }) => `${zh} ${yuan(amountFen)}`).join('；') },
          ...(step.missing.length === 0 ? [] : [{ label: t('stepMissing'), value: step.missing.join('；') }]),
          ...(step.noteZh === '' ? [] : [{ label: t('stepNote'), value: step.noteZh }]),
        ]}
      />
      {step.mine && step.state === 'open' && <Work step={step} />}
    </div>
  );
}

interface BudgetLine {
  readonly purpose: string;
  readonly amount: string;
}

function Work({ step }: { readonly step: Step }) {
  const t = useTexts(duesTexts);
  const finish = useAct('funds.finishStep');
  const [lines, setLines] = useState<readonly BudgetLine[]>([{ purpose: '', amount: '' }]);
  const form = useForm({
    initial: { noteZh: step.noteZh },
    scope: 'fund-step',
    onSubmit: async ({ noteZh }) => {
      const budget = lines.flatMap(({ purpose, amount }) => {
        const amountFen = parseYuan(amount) ?? 0;
        return purpose !== '' && amountFen > 0 ? [{ purpose, amountFen }] : [];
      });
      await finish.mutateAsync({ params: { fundStepId: step.id }, body: { version: step.version, noteZh, budget } });
      notify(t('done'));
    },
  });
  return (
    <>
      <Acts step={step} />
      <Form form={form}>
        {step.entry === 'budget' && (
          <div className="dues-lines">
            {lines.map((line, index) => (
              <BudgetFields
                // oxlint-disable-next-line react/no-array-index-key -- lines are only added at the end
                key={index}
                index={index}
                line={line}
                purposes={step.purposes}
                onChange={(next) => setLines(lines.map((each, at) => (at === index ? next : each)))}
              />
            ))}
            <Button small icon="plus" onClick={() => setLines([...lines, { purpose: '', amount: '' }])}>
              {t('addLine')}
            </Button>
          </div>
        )}
        <TextInput {...form.field('noteZh')} label={t('stepNote')} optional />
        <Button kind="main" type="submit" busy={form.busy}>
          {t('stepFinish')}
        </Button>
      </Form>
    </>
  );
}

function BudgetFields(props: {
  readonly index: number;
  readonly line: BudgetLine;
  readonly purposes: readonly string[];
  readonly onChange: (line: BudgetLine) => void;
}) {
  const t = useTexts(duesTexts);
  const { index, line, purposes, onChange } = props;
  return (
    <>
      <Select
        name={`purpose-${index}`}
        label={t('purpose')}
        value={line.purpose}
        onChange={(purpose) => onChange({ ...line, purpose })}
        choices={purposes.map((value) => ({ value, label: value }))}
      />
      <TextInput
        name={`amount-${index}`}
        label={t('amount')}
        inputMode="decimal"
        width="10"
        value={line.amount}
        onChange={(amount) => onChange({ ...line, amount })}
      />
    </>
  );
}

/** What a step asks to do, in the books of the acting organisation. */
function Acts({ step }: { readonly step: Step }) {
  const t = useTexts(duesTexts);
  const [act, setAct] = useState<'request' | 'remit'>();
  const { accountId } = step;
  const account = useCall(
    'funds.account',
    { params: { fundAccountId: accountId ?? 0 } },
    { enabled: accountId !== null },
  );
  const close = () => setAct(undefined);
  const { data } = account;
  return (
    <ButtonBar>
      <LinkButton href={accountId === null ? '/dues/accounts' : `/dues/accounts/${accountId}`}>
        {t('toAccount')}
      </LinkButton>
      {step.kind === 'dues' && step.entry === 'receipt' && <LinkButton href="/dues">{t('desk')}</LinkButton>}
      {step.entry === 'allocation' && <LinkButton href="/dues/transfers">{t('transfers')}</LinkButton>}
      {step.entry === 'payment' && data && <Button onClick={() => setAct('request')}>{t('askSpend')}</Button>}
      {step.entry === 'payment' && <LinkButton href="/dues/requests">{t('requests')}</LinkButton>}
      {step.entry === 'remittance' && step.kind === 'dues' && data?.closedUntil && (
        <Button onClick={() => setAct('remit')}>{t('remit')}</Button>
      )}
      {act === 'request' && data && (
        <RequestDialog account={data} runStepId={step.runStepId} purposes={step.purposes} onClose={close} />
      )}
      {act === 'remit' && data?.closedUntil && (
        <RemitDialog accountId={data.id} throughMonth={data.closedUntil} runStepId={step.runStepId} onClose={close} />
      )}
    </ButtonBar>
  );
}
