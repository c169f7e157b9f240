import { useState } from 'react';
import type { Output } from '../../api/routes.ts';
import { Button, TextInput } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { BareBallot } from './BareBallot.tsx';
import { ballotTexts } from './ballot-texts.ts';
import { CheckBallot } from './CheckBallot.tsx';

type Paper = Output<'votes.paper'>;
export type Mark = 'for' | 'against' | 'abstain';

/** Marks and written-in names while they are chosen; nowhere but in this component. */
export interface Filled {
  readonly marks: Readonly<Record<string, Mark>>;
  readonly writeIns: readonly string[];
}

const plain = (name: string): string => name.replace(/\s/g, '');

/** The rows of the paper. One name too many is explained, not ignored. */
export function BallotSheet({ paper, onDone }: { readonly paper: Paper; readonly onDone: (receipt: string) => void }) {
  const t = useTexts(ballotTexts);
  const [filled, setFilled] = useState<Filled>({ marks: {}, writeIns: [] });
  const [checking, setChecking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [fault, setFault] = useState<string>();
  const { maxMarks: most } = paper;
  const names = filled.writeIns.map(plain).filter((name) => name !== '');
  const inFavour = Object.values(filled.marks).filter((mark) => mark === 'for').length + names.length;
  const mark = (id: string, name: string, chosen: Mark) => {
    const isOneMore = chosen === 'for' && filled.marks[id] !== 'for';
    if (most !== null && isOneMore && inFavour >= most) {
      setRefused(name);
      return;
    }
    setRefused(undefined);
    setFilled({ ...filled, marks: { ...filled.marks, [id]: chosen } });
  };
  const write = (at: number, name: string) => {
    const isOneMore = plain(name) !== '' && plain(filled.writeIns[at] ?? '') === '';
    if (most !== null && isOneMore && inFavour >= most) {
      setRefused(name);
      return;
    }
    setRefused(undefined);
    setFilled({ ...filled, writeIns: filled.writeIns.map((each, no) => (no === at ? name : each)) });
  };
  const check = () => {
    const twice = names.find((name, no) => names.indexOf(name) !== no);
    const isBad = names.some((name) => name.length < 2 || name.length > 20);
    setFault(isBad ? t('writeInBad') : twice === undefined ? undefined : t('writeInTwice', { name: twice }));
    if (!isBad && twice === undefined) setChecking(true);
  };
  if (checking) {
    return (
      <CheckBallot
        paper={paper}
        filled={{ marks: filled.marks, writeIns: names }}
        onBack={() => setChecking(false)}
        onDone={onDone}
      />
    );
  }
  return (
    <BareBallot title={t('ballot')}>
      <p>
        {paper.titleZh}。{most === null ? t('eachItem') : t('mostMarks', { most })}
      </p>
      {paper.options.map((option) => (
        <Row
          key={option.id}
          id={option.id}
          name={option.titleZh}
          value={filled.marks[option.id]}
          onMark={(chosen) => mark(option.id, option.titleZh, chosen)}
        />
      ))}
      {paper.writeIns && (
        <div className="stack">
          {filled.writeIns.map((name, no) => (
            <TextInput
              // The place in the list is all a written-in line is known by.
              // oxlint-disable-next-line react/no-array-index-key
              key={no}
              name={`write-in-${no}`}
              label={t('writeIn', { no: no + 1 })}
              hint={t('writeInHint')}
              value={name}
              onChange={(next) => write(no, next)}
              error={fault}
              autoComplete="off"
              spellCheck={false}
              width="20"
            />
          ))}
          <Button icon="plus" onClick={() => setFilled({ ...filled, writeIns: [...filled.writeIns, ''] })}>
            {t('addWriteIn')}
          </Button>
        </div>
      )}
      <div className="ballot-foot">
        <div role="alert">
          {refused !== undefined && most !== null && (
            <p className="ballot-full">{t('full', { most, name: plain(refused) })}</p>
          )}
        </div>
        <span role="status">
          {most === null
            ? t('marked', { done: Object.keys(filled.marks).length, count: paper.options.length })
            : t('chosen', { done: inFavour, most })}
        </span>
        <Button kind="main" onClick={check}>
          {t('toCheck')}
        </Button>
      </div>
    </BareBallot>
  );
}

const choices = ['for', 'against', 'abstain'] as const;

function Row({
  id,
  name,
  value,
  onMark,
}: {
  readonly id: string;
  readonly name: string;
  readonly value: Mark | undefined;
  readonly onMark: (mark: Mark) => void;
}) {
  const t = useTexts(ballotTexts);
  const words = { for: t('inFavour'), against: t('against'), abstain: t('abstain') };
  return (
    <fieldset className="ballot-row">
      <legend>{name}</legend>
      <div className="ballot-marks">
        {choices.map((choice) => (
          <label key={choice} className={value === choice ? 'ballot-mark ballot-mark-on' : 'ballot-mark'}>
            <input
              type="radio"
              name={`mark-${id}`}
              autoComplete="off"
              checked={value === choice}
              onChange={() => onMark(choice)}
            />
            {words[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
