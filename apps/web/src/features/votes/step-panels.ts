import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('vote', async () => (await import('./VoteStepPanel.tsx')).VoteStepPanel);
