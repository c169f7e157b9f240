import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Beside the dependencies: whoever may write there may change the program itself. */
const folder = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'jishi');

/**
 * Lets Node keep compiled modules between starts, types already stripped: a start and every reading thread save most of
 * their time, and the stripper stays out of memory. Where the folder cannot be written everything works without.
 */
export function keepCompiled(): void {
  // Threads and child processes take it from here.
  process.env['NODE_COMPILE_CACHE'] ??= folder;
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
}
