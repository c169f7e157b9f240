import './meetings.css';
import { useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { Button, formatClock, formatCount, Loaded, ProgressBar, QrCode, Wall } from '../../design/index.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PageParams } from '../../shell/page-definition.ts';
import { useKeepAwake } from '../../state/activity.ts';
import { meetingTexts } from './texts.ts';

/** The projector: code, heads, quorum, who is missing. Asks every 5 s; says so when the link is lost. */
export function WallPage({ params }: PageParams) {
  const t = useTexts(meetingTexts);
  const [hidden, setHidden] = useState(false);
  useKeepAwake();
  const query = useCall(
    'meetings.wall',
    { params: { meetingId: Number(params['meetingId']) } },
    { refetchEvery: 5000, staleAfter: 0 },
  );
  return (
    <Loaded query={query}>
      {(wall) => (
        <Wall
          title={`${wall.orgName}　${wall.titleZh}${wall.scheduledAt === null ? '' : ` ${formatClock(wall.scheduledAt)}`}`}
          linkLost={query.error !== null}
        >
          <div className="wall-columns">
            <div>
              {wall.signIn ? (
                <>
                  <QrCode text={wall.signIn.url} label={t('signInTitle')} />
                  <p>
                    {t('scan', { site: wall.signIn.url.replace(/\/[^/]*$/, '') })}
                    <br />
                    <span className="wall-code number">{wall.signIn.code.replace(/(.{5})/, '$1 ')}</span>
                  </p>
                </>
              ) : (
                <p>{t('closedWhy', { why: wall.signInClosedZh ?? '' })}</p>
              )}
            </div>
            <div className="wall-side stack" aria-live="polite">
              <ProgressBar label={t('wallPresent')} done={wall.present} whole={wall.expected} />
              <p>{t('wallVoting', { expected: wall.votingExpected, present: wall.votingPresent })}</p>
              {wall.quorum && (
                <p>
                  <strong>
                    {wall.quorum.met
                      ? t('quorumMet', { least: wall.quorum.least })
                      : t('quorumShort', {
                          least: wall.quorum.least,
                          missing: wall.quorum.least - wall.quorum.present,
                        })}
                  </strong>
                </p>
              )}
              {wall.observers
                .filter((each) => each.count > 0)
                .map((each) => (
                  <p key={each.kind}>
                    {each.titleZh} {formatCount(each.count)}
                  </p>
                ))}
              {wall.itemZh && wall.state !== 'called' && <p>{t('wallNow', { item: wall.itemZh })}</p>}
              {!hidden && (
                <p>
                  {wall.absent.length === 0 ? t('wallNobody') : <Absent names={wall.absent} />}
                  {wall.onLeave > 0 && `（${t('wallLeave', { count: wall.onLeave })}）`}
                </p>
              )}
              <Button small kind="quiet" onClick={() => setHidden(!hidden)}>
                {hidden ? t('showAbsent') : t('hideAbsent')}
              </Button>
            </div>
          </div>
        </Wall>
      )}
    </Loaded>
  );
}

/** Names never break in the middle, even in large letters. Namesakes stand there twice, told apart by nothing. */
function Absent({ names }: { readonly names: readonly string[] }) {
  const t = useTexts(meetingTexts);
  return (
    <>
      {t('wallAbsent')}
      {names.map((name, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- namesakes have the same name
        <span key={index} className="nowrap">
          {name}
          {index < names.length - 1 && '、'}
        </span>
      ))}
    </>
  );
}
