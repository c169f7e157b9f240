import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/client.ts';
import { useAct, useCall } from '../../api/queries.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, TextButton } from '../../design/Button.tsx';
import { Combobox } from '../../design/Combobox.tsx';
import { DateField } from '../../design/DateField.tsx';
import { ConfirmDialog } from '../../design/Dialog.tsx';
import { Form, useForm } from '../../design/form.tsx';
import { CheckboxGroup, TextInput } from '../../design/inputs.tsx';
import { notify } from '../../design/notices.ts';
import { Page, Section } from '../../design/Page.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { StepBar } from '../../design/TaskList.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { CheckRound } from './CheckRound.tsx';
import { methodTexts } from './texts.ts';

/** A round in preparation. */
export type Round = Output<'rounds.view'>;

/** Draft of a round: dates and scope, then the page on which all is checked before it opens. */
export function PrepareRoundPage({ params }: PageParams) {
  const roundId = Number(params['roundId']);
  const round = useCall('rounds.view', { params: { roundId } });
  const [checking, setChecking] = useState(false);
  return (
    <Loaded query={round} skeleton={<Skeleton shape="page" />}>
      {(loaded) =>
        checking ? (
          <CheckRound round={loaded} onBack={() => setChecking(false)} />
        ) : (
          <PrepareRound key={loaded.version} round={loaded} onSaved={() => setChecking(true)} />
        )
      }
    </Loaded>
  );
}

interface Excluded {
  readonly orgId: number;
  readonly name: string;
  readonly reason: string;
}

function PrepareRound({ round, onSaved }: { readonly round: Round; readonly onSaved: () => void }) {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const [, navigate] = useLocation();
  const [discarding, setDiscarding] = useState(false);
  const update = useAct('rounds.update');
  const discard = useAct('rounds.discard');
  const dated = round.steps.flatMap((step) => (step.dateName === null ? [] : [{ ...step, name: step.dateName }]));
  const [excluded, setExcluded] = useState<readonly Excluded[]>(
    round.scope.exclusions.map(({ orgId, reason }) => ({ orgId, reason, name: String(orgId) })),
  );
  const form = useForm<Record<string, string> & { kinds: string }>({
    initial: {
      title: round.title,
      kinds: round.scope.kinds.join(','),
      ...Object.fromEntries(dated.map(({ name, dueOn }) => [name, dueOn ?? ''])),
    },
    check: (values) =>
      Object.fromEntries(
        dated.flatMap(({ name, titleZh, titleEn }) =>
          values[name] ? [] : [[name, t('datesNeeded', { step: pick(titleZh, titleEn) })]],
        ),
      ),
    onSubmit: async (values) => {
      await update.mutateAsync({
        params: { roundId: round.id },
        body: {
          version: round.version,
          title: values['title'] ?? round.title,
          year: round.year,
          calendar: Object.fromEntries(dated.map(({ name }) => [name, values[name] ?? ''])),
          scope: {
            kinds: values.kinds.split(',').filter(Boolean),
            exclusions: excluded.map(({ orgId, reason }) => ({ orgId, reason })),
          },
        },
      });
      notify(t('savedDraft'));
      onSaved();
    },
  });
  const kindNames: Readonly<Record<string, string>> = {
    621: t('kind621'),
    631: t('kind631'),
    632: t('kind632'),
    931: t('kind931'),
  };
  return (
    <Page
      title={t('prepareTitle', { title: round.title })}
      width="form"
      crumbs={[{ label: t('rounds'), href: '/rounds' }]}
      note={pick(round.methodZh, round.methodEn)}
    >
      <StepBar steps={[t('stepMethod'), t('stepDates'), t('stepCheck')]} current={1} />
      <Form form={form}>
        <TextInput {...form.field('title')} label={t('roundTitle')} />
        <Section title={t('dates')}>
          <div className="form-fields">
            <p className="muted">{t('datesHint')}</p>
            <div className="form-columns">
              {dated.map(({ name, titleZh, titleEn }) => (
                <DateField key={name} {...form.field(name)} label={pick(titleZh, titleEn)} hint="" />
              ))}
            </div>
          </div>
        </Section>
        <Section title={t('scope')}>
          <div className="form-fields">
            <CheckboxGroup
              name="kinds"
              label={t('kinds')}
              value={form.values.kinds.split(',').filter(Boolean)}
              onChange={(kinds) => form.set({ kinds: kinds.join(',') })}
              choices={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
            />
            <Exclusions excluded={excluded} onChange={setExcluded} />
          </div>
        </Section>
        <ButtonBar>
          <Button kind="main" type="submit" busy={form.busy}>
            {t('saveDraft')}
          </Button>
          <Button kind="quiet" onClick={() => setDiscarding(true)}>
            {t('discard')}
          </Button>
        </ButtonBar>
      </Form>
      {discarding && (
        <ConfirmDialog
          title={`${t('discard')}？`}
          consequence={t('discardText')}
          action={t('discard')}
          danger
          onClose={() => setDiscarding(false)}
          onConfirm={async () => {
            await discard.mutateAsync({ params: { roundId: round.id }, body: { version: round.version } });
            navigate('/rounds');
          }}
        />
      )}
    </Page>
  );
}

/** Organisations left out, each with its reason. */
function Exclusions({
  excluded,
  onChange,
}: {
  readonly excluded: readonly Excluded[];
  readonly onChange: (next: readonly Excluded[]) => void;
}) {
  const t = useTexts(methodTexts);
  const search = async (typed: string, signal: AbortSignal) => {
    const found = await call('search.search', { query: { q: typed } }, { signal });
    return found.orgs.map(({ id, title, detail }) => ({ id, label: title, detail }));
  };
  return (
    <div className="stack">
      <h3>{t('exclusions')}</h3>
      <p className="muted">{t('exclusionsHint')}</p>
      {excluded.map((one, index) => (
        <div key={one.orgId} className="stack">
          <TextInput
            name={`reason-${one.orgId}`}
            label={t('exclusionReason', { name: one.name })}
            value={one.reason}
            onChange={(reason) =>
              onChange(excluded.map((other, place) => (place === index ? { ...other, reason } : other)))
            }
          />
          <TextButton onClick={() => onChange(excluded.filter(({ orgId }) => orgId !== one.orgId))}>
            {t('removeExclusion')}（{one.name}）
          </TextButton>
        </div>
      ))}
      <Combobox
        name="exclusion"
        label={t('addExclusion')}
        optional
        value={undefined}
        search={search}
        onChange={(option) => {
          if (!option || excluded.some(({ orgId }) => orgId === option.id)) return;
          onChange([...excluded, { orgId: Number(option.id), name: option.label, reason: '' }]);
        }}
      />
    </div>
  );
}
