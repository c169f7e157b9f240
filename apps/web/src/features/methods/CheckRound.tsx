import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAct, useCall } from '../../api/queries.ts';
import { ProblemView } from '../../api/ProblemView.tsx';
import { notify } from '../../design/notices.ts';
import { CheckPage, type Answer } from '../../design/papers.tsx';
import { Loaded, Skeleton } from '../../design/States.tsx';
import { usePick, useTexts } from '../../i18n/use-texts.ts';
import type { Round } from './PrepareRoundPage.tsx';
import { methodTexts } from './texts.ts';

/** 核对页 of a round: who, by when, by which standard; then it opens for everybody at once. */
export function CheckRound({ round, onBack }: { readonly round: Round; readonly onBack: () => void }) {
  const t = useTexts(methodTexts);
  const pick = usePick();
  const [, navigate] = useLocation();
  const [confirmed, setConfirmed] = useState(false);
  const [asked, setAsked] = useState(false);
  const preview = useCall('rounds.preview', { params: { roundId: round.id } });
  const open = useAct('rounds.open');
  const submit = async () => {
    setAsked(true);
    if (!confirmed) return;
    const { planned, started } = await open.mutateAsync({
      params: { roundId: round.id },
      body: { version: round.version },
    });
    notify(started < planned ? t('openingNow') : t('opened', { count: started }));
    navigate(`/rounds/${round.id}`, { replace: true });
  };
  const edit = { onEdit: onBack };
  const answers: Answer[] = [
    { label: t('roundTitle'), value: `${round.title}（${round.year}）`, ...edit },
    { label: t('method'), value: pick(round.methodZh, round.methodEn) },
    ...round.steps.flatMap((step) =>
      step.dueOn === null ? [] : [{ label: pick(step.titleZh, step.titleEn), value: step.dueOn, ...edit }],
    ),
    ...(round.schemeHash === null
      ? []
      : [
          {
            label: t('checkScheme'),
            value: t('checkSchemeValue', { title: round.schemeZh ?? '', hash: round.schemeHash.slice(0, 8) }),
          },
        ]),
    ...(round.previousRoundId === null
      ? []
      : [
          {
            label: t('checkPrevious'),
            value: <Link href={`/rounds/${round.previousRoundId}`}>{t('checkPreviousLink')}</Link>,
          },
        ]),
  ];
  return (
    <Loaded query={preview} skeleton={<Skeleton shape="page" />}>
      {({ planned, excluded, bySuperior }) => (
        <CheckPage
          title={t('checkTitle')}
          crumbs={[{ label: t('rounds'), href: '/rounds' }]}
          answers={[
            ...answers,
            { label: t('checkPlanned'), value: t('checkPlannedValue', { count: planned }), ...edit },
            { label: t('checkExcluded'), value: t('checkExcludedValue', { count: excluded }), ...edit },
            { label: t('checkBySuperior'), value: bySuperior.map(({ name, n }) => `${name} ${n}`).join('，') },
          ]}
          statement={t('checkStatement')}
          confirmed={confirmed}
          onConfirm={setConfirmed}
          error={asked && !confirmed ? t('checkNotConfirmed') : undefined}
          action={t('openAct', { count: planned })}
          busy={open.isPending}
          onSubmit={() => void submit().catch(() => undefined)}
          onBack={onBack}
        >
          {open.error && <ProblemView problem={open.error} />}
        </CheckPage>
      )}
    </Loaded>
  );
}
