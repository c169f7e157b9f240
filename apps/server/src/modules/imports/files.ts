import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createFiles, type Files } from '../../platform/files/files.ts';
import type { Platform } from '../../platform/platform.ts';

/** Largest file taken, in bytes: a million rows of a roster, packed, stay below it. */
export const maxImportBytes = 100 * 1_048_576;

/**
 * Files of imports, apart from attachments: they hold rosters in the clear, are read by their owner alone and go seven
 * days after the import.
 */
export function filesOfImports({
  config,
}: Pick<Platform, 'config'>): Files & { remove(sha256: string): Promise<void> } {
  const files = createFiles(join(config.dataDir, 'imports'));
  return { ...files, remove: (sha256) => rm(files.pathOf(sha256), { force: true }) };
}
