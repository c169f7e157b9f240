import type { Platform } from '../../platform/platform.ts';
import type { StepHandler, StepPort } from '../../platform/step-handler.ts';

/** The engine as primitives see it. */
export function createStepPort(_platform: Platform, _handlers: readonly StepHandler[]): StepPort {
  const missing = () => Promise.reject(new Error('the method engine is not built yet'));
  return { complete: missing, returnTo: missing, context: missing };
}
