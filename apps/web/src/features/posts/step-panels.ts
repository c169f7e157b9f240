import { registerStepPanel } from '../../runner/step-panels.ts';

registerStepPanel('post', async () => (await import('./PostsPage.tsx')).PostStepPanel);
