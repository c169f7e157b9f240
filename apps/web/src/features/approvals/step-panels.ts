import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('approval', async () => (await import('./ApprovalStepPanel.tsx')).ApprovalStepPanel);
