import type { LoadView, PaymentView } from '@cailan/shared-types';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import { LOOKS } from './readers';
import { beginGate, driveToGate, finishGate, firstDoors, lastDoors, loadAll } from './scenes/carrying';
import { openRounds } from './scenes/opening';
import { writeLists } from './scenes/ordering';
import { answerSubstitute, finishPicking, packAll, startPicking } from './scenes/packing';
import { answerVoucher, confirmAndPay } from './scenes/paying';
import { confirmTransfer, transferBack } from './scenes/refunding';
import { settle } from './scenes/settling';
import { Studio } from './studio';
import { Reader, RECORDED_ROLES, Tape, type Moment } from './tape';
import { castOf, type Cast, type World } from './world';

/** When things happen, as UTC instants; the window is 19:30 to 21:30 in Beijing time on the 21st. */
const TIMES = {
  ordering: '2026-11-20T03:00:00.000Z',
  afterCutOff: '2026-11-20T13:40:00.000Z',
  confirming: '2026-11-20T14:00:00.000Z',
  picking: '2026-11-21T00:30:00.000Z',
  packing: '2026-11-21T05:00:00.000Z',
  arriving: '2026-11-21T11:40:00.000Z',
  climbing: '2026-11-21T12:20:00.000Z',
  settling: '2026-11-22T02:00:00.000Z',
};

/** Plays the recording's day. @returns what stands in each file, by its name. */
export async function record(): Promise<Map<string, object>> {
  const studio = await Studio.open();
  try {
    const cast = await castOf(studio);
    const tape = new Tape(studio, cast);
    const world = await openRounds(studio, tape, cast);
    const day = new Day(studio, tape, cast, world);
    await day.order();
    const guest = new Reader(studio, undefined);
    await guest.get('GET /health/ready');
    await guest.get('GET /development/people');
    await guest.get('GET /development/wechat');
    await guest.get('GET /wechat/templates');
    const wide = new Reader(studio, cast.resident);
    await wide.get('GET /rounds/:id', { params: { id: world.wide.id } });
    await day.confirm();
    await day.pick();
    await day.carry();
    return new Map<string, object>([
      ...tape.recordings,
      ['everyone', { answers: guest.answers }],
      ['wide-round', { answers: wide.answers }],
      ['routes', declaredRoutes.map(({ route }) => route).sort()],
    ]);
  } finally {
    await studio.close();
  }
}

/** The day in its order; after each scene everyone looks at their screens. */
class Day {
  constructor(
    private readonly studio: Studio,
    private readonly tape: Tape,
    private readonly cast: Cast,
    private readonly world: World,
  ) {}

  async order(): Promise<void> {
    await this.studio.moveTo(TIMES.ordering);
    await writeLists(this.tape, this.cast, this.world);
    await this.look('ordering');
  }

  async confirm(): Promise<void> {
    await this.studio.moveTo(TIMES.afterCutOff);
    await this.look('closed');
    await this.studio.moveTo(TIMES.confirming);
    const transfer: PaymentView = await confirmAndPay(this.studio, this.tape, this.cast, this.world);
    await this.look('confirmed');
    await answerVoucher(this.tape, this.cast, transfer);
  }

  async pick(): Promise<void> {
    await this.studio.moveTo(TIMES.picking);
    await startPicking(this.tape, this.cast, this.world);
    await this.look('picking');
    await finishPicking(this.studio, this.tape, this.cast, this.world);
    await this.look('picked');
    await answerSubstitute(this.studio, this.tape, this.cast, this.world);
    await this.studio.moveTo(TIMES.packing);
    await packAll(this.studio, this.tape, this.cast, this.world);
  }

  async carry(): Promise<void> {
    const load: LoadView = await loadAll(this.studio, this.tape, this.cast, this.world);
    await this.look('packed');
    await this.studio.moveTo(TIMES.arriving);
    await transferBack(this.studio, this.tape, this.cast);
    await driveToGate(this.tape, this.cast, this.world, load);
    await beginGate(this.studio, this.tape, this.cast, this.world, load);
    await this.look('gate');
    await finishGate(this.studio, this.tape, this.cast, this.world);
    await this.studio.moveTo(TIMES.climbing);
    await firstDoors(this.studio, this.tape, this.cast, this.world);
    await this.look('door');
    await confirmTransfer(this.studio, this.tape, this.cast);
    await lastDoors(this.studio, this.tape, this.cast, this.world);
    await this.studio.moveTo(TIMES.settling);
    await settle(this.studio, this.tape, this.cast, this.world);
    await this.look('settled');
  }

  private async look(at: Moment): Promise<void> {
    for (const role of RECORDED_ROLES)
      await this.tape.read(role, at, (reader) => LOOKS[role](reader, this.world));
  }
}
