import './table.css';
import { useTexts } from '../i18n/use-texts.ts';
import { Button } from './Button.tsx';
import { formatInstant } from './dates.ts';
import { Dialog } from './Dialog.tsx';
import { widgetTexts } from './widget-texts.ts';
import type { ApiProblem } from '../api/problem.ts';

/** One field in both versions. */
export interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Properties of `OutdatedDialog`. */
export interface OutdatedDialogProps {
  /** The refusal `record.changed-meanwhile`; its facts may name `by` and `at`. */
  readonly problem: ApiProblem;
  readonly differences: readonly Difference[];
  readonly onUseTheirs: () => void;
  /** Sends again with the version that is there now. */
  readonly onKeepMine: () => void;
  readonly onClose: () => void;
}

/** Somebody else changed the record first: both versions side by side, and a choice. Nothing typed is lost. */
export function OutdatedDialog({ problem, differences, onUseTheirs, onKeepMine, onClose }: OutdatedDialogProps) {
  const t = useTexts(widgetTexts);
  const at = problem.facts['at'];
  return (
    <Dialog
      title={t('outdatedTitle')}
      onClose={onClose}
      wide
      actions={
        <>
          <Button kind="main" onClick={onUseTheirs}>
            {t('outdatedUseTheirs')}
          </Button>
          <Button onClick={onKeepMine}>{t('outdatedKeepMine')}</Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {problem.sentence}
          {typeof at === 'string' && <span className="muted number"> {formatInstant(at)}</span>}
        </p>
        <table className="table">
          <caption className="hidden-text">{t('outdatedTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('outdatedField')}</th>
              <th scope="col">{t('outdatedTheirs')}</th>
              <th scope="col">{t('outdatedMine')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <tr key={one.label}>
                <th scope="row">{one.label}</th>
                <td>{one.theirs}</td>
                <td>{one.mine}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
