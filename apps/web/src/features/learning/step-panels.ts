import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('learning', async () => (await import('./LearningStepPanel.tsx')).LearningStepPanel);
