import type { Client } from './client';

export interface StageTime {
  name: string;
  seconds: number;
  requests: number;
  /** Processor seconds of the service, printing threads included, and of the day's own clients. */
  serviceCpu?: number;
  clientCpu: number;
}

interface Reading {
  seconds: number;
  requests: number;
  serviceCpu: number | undefined;
  clientCpu: number;
}

/** Measures stages; those of the same name add up. */
export class StageClock {
  readonly times: StageTime[] = [];

  constructor(
    private readonly client: Client,
    private readonly serviceCpu: () => number | undefined,
  ) {}

  /** Begins a stage; the function given ends it and says what it took. */
  begin(name: string): () => string {
    const before = this.read();
    return () => {
      const after = this.read();
      const known = this.times.find((time) => time.name === name) ?? this.add(name);
      known.seconds = rounded(known.seconds + after.seconds - before.seconds);
      known.requests += after.requests - before.requests;
      known.clientCpu = rounded(known.clientCpu + after.clientCpu - before.clientCpu);
      if (after.serviceCpu !== undefined && before.serviceCpu !== undefined)
        known.serviceCpu = rounded((known.serviceCpu ?? 0) + after.serviceCpu - before.serviceCpu);
      return line(known);
    };
  }

  /** What went on beside other stages took that long, from its beginning to its end. */
  extend(name: string, seconds: number): void {
    const known = this.times.find((time) => time.name === name) ?? this.add(name);
    known.seconds = rounded(Math.max(known.seconds, seconds));
  }

  private add(name: string): StageTime {
    const time = { name, seconds: 0, requests: 0, clientCpu: 0 };
    this.times.push(time);
    return time;
  }

  private read(): Reading {
    const { user, system } = process.cpuUsage();
    return {
      seconds: performance.now() / 1000,
      requests: this.client.requests,
      serviceCpu: this.serviceCpu(),
      clientCpu: (user + system) / 1e6,
    };
  }
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;

function line({ name, seconds, requests, serviceCpu = 0, clientCpu }: StageTime): string {
  const cpu = `cpu ${serviceCpu.toFixed(1)} + ${clientCpu.toFixed(1)} s`;
  return `${name.padEnd(12)}${seconds.toFixed(1).padStart(7)} s${String(requests).padStart(8)} requests  ${cpu}`;
}
