import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { call } from '../../api/client.ts';
import { readProblem, unreachable } from '../../api/problem.ts';
import type { Output } from '../../api/routes.ts';

/** The empty paper. */
export type Paper = Output<'votes.paper'>;

/** What is on a ballot; lives in memory only. */
export interface Choice {
  readonly marks: Readonly<Record<string, 'for' | 'against' | 'abstain'>>;
  readonly writeIns: readonly string[];
}

/** A ballot on its way into the box. */
export interface SealedBallot {
  /** Has it signed and casts it; after a lost network the same ballot is tried again. @returns the receipt */
  cast(): Promise<string>;
  /** The signature has been asked for: the ballot stands as it is. */
  readonly isSealed: () => boolean;
}

const suite = RSABSSA.SHA384.PSS.Randomized();

/**
 * Seals a ballot (RFC 9474): it is blinded here, signed by the server without being seen, finished here, and cast
 * without the session. Nothing of it is written anywhere.
 */
export function sealBallot(paper: Paper, choice: Choice): SealedBallot {
  let made: Promise<Blinded> | undefined;
  let signed: { message: string; signature: string } | undefined;
  let isAsked = false;
  return {
    isSealed: () => isAsked,
    async cast() {
      made ??= blind(paper, choice);
      const blinded = await made;
      if (!signed) {
        isAsked = true;
        const { blindSignature } = await call('votes.ticket', {
          params: { voteId: paper.voteId },
          body: { voteRoundId: paper.voteRoundId, blinded: blinded.text },
        });
        signed = await blinded.finish(blindSignature);
      }
      return await putIn(paper.voteRoundId, signed);
    },
  };
}

interface Blinded {
  readonly text: string;
  finish(blindSignature: string): Promise<{ message: string; signature: string }>;
}

async function blind(paper: Paper, choice: Choice): Promise<Blinded> {
  const key = await crypto.subtle.importKey(
    'spki',
    bytesOf(paper.publicKey),
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  );
  const message = suite.prepare(new TextEncoder().encode(contentOf(paper.voteRoundId, choice)));
  const { blindedMsg, inv } = await suite.blind(key, message);
  return {
    text: textOf(blindedMsg),
    async finish(blindSignature) {
      const signature = await suite.finalize(key, message, bytesOf(blindSignature), inv);
      return { message: textOf(message), signature: textOf(signature) };
    },
  };
}

/** The one spelling of a ballot that is taken: keys in order, no blanks, options without a mark left out. */
function contentOf(voteRoundId: number, { marks, writeIns }: Choice): string {
  const ordered: Record<string, string> = {};
  for (const option of Object.keys(marks).sort()) ordered[option] = marks[option] ?? 'abstain';
  return JSON.stringify({ marks: ordered, voteRoundId, writeIns });
}

/** Casts without cookies and without any header that would tell who casts. */
async function putIn(voteRoundId: number, ballot: { message: string; signature: string }): Promise<string> {
  const answer = await fetch('/api/votes/ballots', {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ voteRoundId, ...ballot }),
  }).catch(() => {
    throw unreachable();
  });
  const text = await answer.text();
  if (!answer.ok) throw await readProblem(answer.status, text);
  return (JSON.parse(text) as Output<'votes.cast'>).receipt;
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(plain.length);
  for (let at = 0; at < plain.length; at++) bytes[at] = plain.charCodeAt(at);
  return bytes;
}
