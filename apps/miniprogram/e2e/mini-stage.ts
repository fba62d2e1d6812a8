import type { Stage } from './stage';
export function openMiniStage(_url: string): Promise<Stage> { throw new Error('soon'); }
