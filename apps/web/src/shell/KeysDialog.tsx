import './later.css';
import { Dialog } from '../design/Dialog.tsx';
import { Checkbox } from '../design/inputs.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { closeOverlay } from './overlays.ts';
import { laterTexts } from './later-texts.ts';

/** List of the keys, with the switch for single letters. */
export function KeysDialog() {
  const t = useTexts(laterTexts);
  return (
    <Dialog title={t('keysTitle')} onClose={closeOverlay}>
      <KeyTable />
      <LetterKeysSwitch />
    </Dialog>
  );
}

/** All keys in a table. */
export function KeyTable() {
  const t = useTexts(laterTexts);
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['Ctrl K', '⌘ K'], t('keySearch')],
    [['J'], t('keyDown')],
    [['K'], t('keyUp')],
    [['X'], t('keySelect')],
    [['Enter'], t('keyOpen')],
    [[`G ${t('keysThen')} T`], t('keyTodos')],
    [[`G ${t('keysThen')} O`], t('keyOrgs')],
    [[`G ${t('keysThen')} M`], t('keyMembers')],
    [['Esc'], t('keyClose')],
    [['?'], t('keyHelp')],
  ];
  return (
    <table className="keys">
      <tbody>
        {rows.map(([keys, what]) => (
          <tr key={what}>
            <th scope="row">
              <span className="row">
                {keys.map((key) => (
                  <kbd key={key} className="key">
                    {key}
                  </kbd>
                ))}
              </span>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Switch for single-letter keys. */
export function LetterKeysSwitch() {
  const t = useTexts(laterTexts);
  const { letterKeys } = usePreferences();
  return (
    <Checkbox
      name="letter-keys"
      label={t('keysSetting')}
      hint={t('keysSettingHint')}
      checked={letterKeys}
      onChange={(on) => setPreferences({ letterKeys: on })}
    />
  );
}
