import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { BallotPaper } from '@jishi/contract';
import { canonicalJson, type Ballot } from '@jishi/domain';
import type { z } from 'zod';
import type { App } from '../../app.ts';

type TestApp = Pick<App, 'http'>;

/** Somebody signed in who asks and sends. */
interface TestPerson {
  get<T>(url: string): Promise<{ readonly body: T }>;
  send<T>(method: 'POST', url: string, body: unknown): Promise<{ readonly status: number; readonly body: T }>;
}

/** A ballot with its blinded form, as a browser makes it. */
export interface MadeBallot {
  readonly message: Uint8Array<ArrayBuffer>;
  readonly blinded: string;
  finish(blindSignature: string): Promise<{ readonly message: string; readonly signature: string }>;
}

const suite = RSABSSA.SHA384.PSS.Randomized();

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** Makes and blinds a ballot with the library of the browser. */
export async function makeBallot(paper: z.infer<typeof BallotPaper>, ballot: Ballot): Promise<MadeBallot> {
  const spki = plain(Buffer.from(paper.publicKey, 'base64url'));
  const key = await crypto.subtle.importKey('spki', spki, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const content = { marks: ballot.marks, voteRoundId: paper.voteRoundId, writeIns: [...(ballot.writeIns ?? [])] };
  const message = plain(suite.prepare(new TextEncoder().encode(canonicalJson(content))));
  const { blindedMsg, inv } = await suite.blind(key, message);
  return {
    message,
    blinded: text(blindedMsg),
    async finish(blindSignature) {
      const signature = await suite.finalize(key, message, plain(Buffer.from(blindSignature, 'base64url')), inv);
      return { message: text(message), signature: text(signature) };
    },
  };
}

/** Casts a signed ballot as nobody in particular. */
export async function castBallot(
  app: TestApp,
  voteRoundId: number,
  signed: { readonly message: string; readonly signature: string },
): Promise<{ readonly status: number; readonly body: { receipt?: string; code?: string } }> {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/votes/ballots',
    payload: { voteRoundId, ...signed },
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** The whole way of one voter: paper, signature, ballot. @returns the receipt */
export async function voteOnline(app: TestApp, voter: TestPerson, voteId: number, ballot: Ballot): Promise<string> {
  const { body: paper } = await voter.get<z.infer<typeof BallotPaper>>(`/api/votes/${voteId}/ballot`);
  const made = await makeBallot(paper, ballot);
  const signed = await voter.send<{ blindSignature: string }>('POST', `/api/votes/${voteId}/ticket`, {
    voteRoundId: paper.voteRoundId,
    blinded: made.blinded,
  });
  if (signed.status !== 200) throw new Error(JSON.stringify(signed.body));
  const cast = await castBallot(app, paper.voteRoundId, await made.finish(signed.body.blindSignature));
  if (cast.status !== 200) throw new Error(JSON.stringify(cast.body));
  return cast.body.receipt ?? '';
}
