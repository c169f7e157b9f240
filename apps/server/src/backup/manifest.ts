import { createHmac } from 'node:crypto';

/** What a backup holds; the last entry of the archive. */
export interface Manifest {
  readonly format: 'jishi-backup';
  readonly version: 1;
  readonly createdAt: string;
  readonly postgres: string;
  /** Schema the tables have; a backup is restored by the version that wrote it. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly tables: readonly TableEntry[];
  readonly sequences: readonly { readonly name: string; readonly lastValue: string; readonly isCalled: boolean }[];
  /** Head of the audit chain of each place. */
  readonly auditHeads: readonly { readonly region: number; readonly seq: number; readonly hash: string }[];
  /** Attachments by content hash. */
  readonly files: readonly { readonly sha256: string; readonly bytes: number }[];
  readonly jobs: { readonly count: number; readonly sha256: string };
  /** Whether the keys are inside, sealed with a passphrase. */
  readonly keys: 'none' | 'sealed';
  /** Tells whether a key belongs to this backup without giving it away. */
  readonly keyFingerprint: string | null;
}

/** One table as PostgreSQL's COPY text. */
export interface TableEntry {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sha256: string;
}

/** Names of entries in the archive. */
export const entryNames = {
  manifest: 'manifest.json',
  table: (name: string) => `tables/${name}.copy`,
  file: (sha256: string) => `files/${sha256}`,
  jobs: 'jobs.json',
  keys: 'keys.sealed',
} as const;

/** Fingerprint of the master key: 16 hex digits that say nothing about it. */
export function keyFingerprint(masterKey: Buffer): string {
  return createHmac('sha256', masterKey).update('jishi key fingerprint').digest('hex').slice(0, 16);
}
