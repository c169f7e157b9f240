import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('appraisal', async () => (await import('./AppraisalStepPanel.tsx')).AppraisalStepPanel);
