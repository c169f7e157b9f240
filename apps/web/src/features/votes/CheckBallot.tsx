import { useRef, useState } from 'react';
import { useAttempt } from '../../api/use-attempt.ts';
import type { Output } from '../../api/routes.ts';
import { Button, ButtonBar, DefinitionList, ProblemView } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { BareBallot } from './BareBallot.tsx';
import type { Filled, Mark } from './BallotSheet.tsx';
import type { SealedBallot } from './blind-ballot.ts';
import { ballotTexts } from './ballot-texts.ts';

type Paper = Output<'votes.paper'>;

/** 核对页 of a ballot, and the casting: sealed on this device, signed unseen, cast without the session. */
export function CheckBallot({
  paper,
  filled,
  onBack,
  onDone,
}: {
  readonly paper: Paper;
  readonly filled: Filled;
  readonly onBack: () => void;
  readonly onDone: (receipt: string) => void;
}) {
  const t = useTexts(ballotTexts);
  const attempt = useAttempt();
  const [busy, setBusy] = useState(false);
  const [isSealed, setSealed] = useState(false);
  const ballot = useRef<SealedBallot>(undefined);
  const sending = useRef(false);
  const cast = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    await attempt.run(async () => {
      // The seal is loaded by those who vote, and by nobody else.
      const { sealBallot } = await import('./blind-ballot.ts');
      ballot.current ??= sealBallot(paper, filled);
      onDone(await ballot.current.cast());
    });
    setSealed(ballot.current?.isSealed() ?? false);
    sending.current = false;
    setBusy(false);
  };
  const of = (mark: Mark) =>
    paper.options.filter(({ id }) => (filled.marks[id] ?? 'abstain') === mark).map(({ titleZh }) => titleZh);
  const listed = (names: readonly string[]) => (names.length === 0 ? t('none') : names.join('、'));
  return (
    <BareBallot title={t('checkTitle')}>
      {attempt.problem && <ProblemView problem={attempt.problem} />}
      {attempt.problem && isSealed && <p>{t('sealed')}</p>}
      <DefinitionList
        facts={[
          { label: t('inFavour'), value: listed([...of('for'), ...filled.writeIns]) },
          { label: t('against'), value: listed(of('against')) },
          { label: t('abstain'), value: listed(of('abstain')) },
        ]}
      />
      <p>{t('final')}</p>
      <p role="status">{busy ? t('sealing') : ''}</p>
      <ButtonBar wide>
        <Button kind="main" busy={busy} onClick={() => void cast()}>
          {t('cast')}
        </Button>
        {!isSealed && !busy && <Button onClick={onBack}>{t('back')}</Button>}
      </ButtonBar>
    </BareBallot>
  );
}
