import { openBrowserStage } from './browser-stage';
import { openMiniStage } from './mini-stage';
import type { Build, Stage } from './stage';

/** The stage of a build, talking to the service at `url`. */
export function openStage(build: Build, url: string): Promise<Stage> {
  return build === 'h5' ? openBrowserStage(url) : openMiniStage(url);
}
