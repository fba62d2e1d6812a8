import { SingleBar } from 'cli-progress';

/** Tells how far a stage is. */
export interface Progress {
  /** Begins a stage of `total` steps. */
  start: (name: string, total: number) => void;
  /** Says that the stage has more steps than it began with. */
  grow: (by: number) => void;
  tick: () => void;
  /** Ends the stage with a line. */
  stop: (line: string) => void;
}

const nothing = () => undefined;
export const noProgress: Progress = { start: nothing, grow: nothing, tick: nothing, stop: nothing };

/** A bar for each stage on a terminal; one plain line for each where the output is a file or a log. */
export function stageProgress(bars: boolean): Progress {
  return bars && process.stderr.isTTY ? barProgress() : lineProgress();
}

function lineProgress(): Progress {
  return { ...noProgress, stop: (line) => console.log(line) };
}

function barProgress(): Progress {
  const bar = new SingleBar({
    format: '{stage} {bar} {percentage}% | {value}/{total} | {duration_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    // Five times a second is plenty for eyes and costs the day nothing.
    fps: 5,
  });
  return {
    start: (name, total) => bar.start(Math.max(1, total), 0, { stage: name.padEnd(14) }),
    grow: (by) => bar.setTotal(bar.getTotal() + by),
    tick: () => bar.increment(),
    stop: (line) => {
      bar.stop();
      console.log(line);
    },
  };
}
