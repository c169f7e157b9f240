import { keepCompiled } from './compile-cache.ts';

// Before anything else is loaded: what was stripped and compiled once is taken from the disk at the next start.
keepCompiled();
await import('./run.ts');
