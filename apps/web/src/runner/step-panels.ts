import { lazy, type ComponentType } from 'react';
import type { Output } from '../api/routes.ts';

/** A run as the runner draws it. */
export type Run = Output<'methods.run'>;

/** One of its steps. */
export type RunStep = Run['steps'][number];

/** What a panel gets: the run and the step that is open on the page. */
export interface StepPanelProps {
  readonly run: Run;
  readonly step: RunStep;
}

const panels = new Map<string, ComponentType<StepPanelProps>>();

/**
 * Registers what a primitive shows inside its step: `registerStepPanel('meeting', async () => (await
 * import('./MeetingPanel.tsx')).MeetingPanel)`, called in `features/<name>/step-panels.ts`. Without a panel the step
 * links to its record.
 */
export function registerStepPanel(primitive: string, load: () => Promise<ComponentType<StepPanelProps>>): void {
  panels.set(
    primitive,
    lazy(async () => ({ default: await load() })),
  );
}

/** Registered panels by primitive. */
export const registeredPanels: ReadonlyMap<string, ComponentType<StepPanelProps>> = panels;
