import { createElement } from 'react';
import { registeredPanels, type StepPanelProps } from './step-panels.ts';

/** Whether a primitive shows its work inside the step. */
export function hasPanel(primitive: string): boolean {
  return registeredPanels.has(primitive);
}

/** The panel that the primitive of a step has registered. */
export function StepPanel(props: StepPanelProps) {
  const panel = registeredPanels.get(props.step.primitive);
  return panel ? createElement(panel, props) : null;
}
