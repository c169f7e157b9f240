import { useState } from 'react';
import { urlOf } from '../../api/url-of.ts';
import {
  Button,
  ButtonBar,
  DefinitionList,
  formatCount,
  InstantText,
  LinkButton,
  Section,
} from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { importTexts } from './texts.ts';
import { totals, type ImportView } from './words.ts';

/** ⑤ What was done, what came back, and the way back within a day. */
export function ResultStep({ view }: { readonly view: ImportView }) {
  const t = useTexts(importTexts);
  const [taking, setTaking] = useState(false);
  const sums = totals(view);
  const left = sums.bad + sums.questions;
  return (
    <Section title={t('doneTitle', { name: view.fileName })}>
      <div className="stack">
        <p role="status">
          {t('doneNote', {
            added: formatCount(sums.added),
            changed: formatCount(sums.changed),
            unchanged: formatCount(sums.unchanged),
          })}
        </p>
        <DefinitionList
          facts={[
            { label: t('number', { id: '' }).trim(), value: String(view.id) },
            { label: t('by'), value: view.createdByName },
            { label: t('at'), value: view.doneAt ? <InstantText at={view.doneAt} /> : '' },
            ...(view.takenBackAt
              ? [
                  {
                    label: t('takenBackBy', { name: view.takenBackByName ?? '' }),
                    value: <InstantText at={view.takenBackAt} />,
                  },
                ]
              : []),
          ]}
        />
        {left > 0 && <p>{t('leftRows', { count: formatCount(left) })}</p>}
        <ButtonBar>
          {view.can.badRows && (
            <LinkButton
              href={urlOf('imports.badRows', { params: { importId: view.id } })}
              icon="download"
              download
              external
            >
              {t('badRows')}
            </LinkButton>
          )}
          {view.can.takeBack && (
            <Button icon="undo" onClick={() => setTaking(true)}>
              {t('takeBack')}
            </Button>
          )}
          <LinkButton href="/imports/new">{t('again')}</LinkButton>
          <LinkButton href="/members" kind="main">
            {t('toMembers')}
          </LinkButton>
        </ButtonBar>
        {taking && (
          <TakeBackDialog
            line={{ id: view.id, fileName: view.fileName, added: sums.added, changed: sums.changed }}
            onClose={() => setTaking(false)}
          />
        )}
      </div>
    </Section>
  );
}
