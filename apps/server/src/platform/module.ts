import type { PermissionDefinition } from './access/permissions.ts';
import type { Mounter } from './http/mount.ts';
import type { JobDefinition } from './jobs/jobs.ts';
import type { Platform } from './platform.ts';
import type { RefusalCatalogue } from './refusal.ts';
import type { StepHandler } from './step-handler.ts';

/** Manifest of a module: everything that the composition root builds from it. */
export interface ModuleDefinition {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly permissions: Readonly<Record<string, PermissionDefinition>>;
  readonly refusals: RefusalCatalogue;
  /** Registers the routes. */
  readonly mount?: (mounter: Mounter, platform: Platform) => void;
  /** Writes what comes with the product (calendars); runs at every start of every process, so it must be repeatable. */
  readonly start?: (platform: Platform) => Promise<void>;
  readonly jobs?: (platform: Platform) => readonly JobDefinition[];
  readonly stepHandlers?: (platform: Platform) => readonly StepHandler[];
}

/** Keeps the literal types of a manifest. */
export function defineModule<const T extends ModuleDefinition>(definition: T): T {
  return definition;
}
