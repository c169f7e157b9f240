import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The operating system user the database runs as; empty when it is our own user. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** `nobody`: takes the database when root owns everything around it. PostgreSQL refuses to run as root. */
const nobody = 65534;

/** Our own user, or, for root, the owner of the data folder (or of the nearest folder above it that exists). */
export function identityFor(dataDir: string): Identity {
  if (process.getuid?.() !== 0) return {};
  let folder = resolve(dataDir);
  while (!existsSync(folder)) folder = dirname(folder);
  const { uid, gid } = statSync(folder);
  return uid === 0 || !isKnown(uid) ? { uid: nobody, gid: nobody } : { uid, gid };
}

/** PostgreSQL makes no cluster for a number without a name, as of a folder mounted into a container. */
function isKnown(uid: number): boolean {
  return spawnSync('id', ['-nu', String(uid)]).status === 0;
}

/** Whether `identity` may pass through every folder above `path`. Mode bits only: an access list is not read. */
export function canReach(identity: Identity, path: string): boolean {
  if (identity.uid === undefined) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (!mayPass(identity, folder)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Gives a folder and all below it to `identity`; links are changed themselves, not followed. */
export function giveTo(identity: Identity, path: string): void {
  const { uid, gid } = identity;
  if (uid === undefined || gid === undefined) return;
  lchownSync(path, uid, gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(identity, join(path, name));
}

function mayPass({ uid, gid }: Identity, folder: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  if (owner === uid) return (mode & 0o100) !== 0;
  if (group === gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
