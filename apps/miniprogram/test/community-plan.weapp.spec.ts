/**
 * @jest-environment jsdom
 */
import type { ArrivalPermit } from '@cailan/shared-types';
import { sentTo, staffNetwork, staffPhone, theLoad } from './community';
import { startMiniProgram } from './harness';
import { changed, problem, type RecordedNetwork } from './recorded';

const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);

/** Not here yet, under a plan that says whether what is late may be let in, and which vehicle is none of the shop's. */
const late = (permit: ArrivalPermit, vehicleRegistered = true) =>
  changed('GET /loads/:id', (load) => ({
    ...load,
    status: 'on_the_way',
    stops: load.stops.map((stop) => ({ ...stop, arrivedAt: null, queueNumber: null })),
    ...{ vehicleRegistered, conduct: { ...load.conduct, permit } },
  }));

const gateOf = (network: RecordedNetwork) => `/community/gate/index?loadId=${theLoad(network).id}`;

/** What the plan says of arrivals and of who enters, at the gate's page. */
describe('核对: the plan at the gate', () => {
  it('outside the window is refused and recorded, or permitted with a reason', async () => {
    const network = staffNetwork('settled');
    network.override({ ...late('with_reason'), 'POST /loads/:id/arrivals': problem('outside_window') });
    const app = startMiniProgram(network, staffPhone());
    const gate = app.open(gateOf(network));
    await gate.sees('不在 19:30–21:30 的配送时段里');
    await gate.tapText('拒收');
    await gate.sees('已拒收并记录');
    expect(app.phone.dialogs.modals.at(-1)).toMatchObject({ title: '拒收这辆车？' });
    expect(sentTo(network, 'POST /loads/:id/arrivals')[0]?.body).not.toHaveProperty('permitReason');

    network.override({ 'POST /loads/:id/arrivals': undefined });
    await gate.type('放行的原因', '下雪堵车 🚚');
    await gate.lacks('放行要先写原因');
    await gate.tapText('放行并登记');
    await app.settled();
    expect(sentTo(network, 'POST /loads/:id/arrivals')[1]).toMatchObject({
      body: { clientKey: isId, permitReason: '下雪堵车 🚚' },
    });
  });

  it('outside the window is refused and nothing else where the plan says never (A8)', async () => {
    const network = staffNetwork('settled');
    network.override(late('never'));
    const gate = startMiniProgram(network, staffPhone()).open(gateOf(network));
    await gate.sees('方案规定：其它时间段一律不得配送');
    await gate.sees('拒收');
    await gate.lacks('放行并登记');
  });

  it('says that a vehicle is none of the shop’s', async () => {
    const network = staffNetwork('gate');
    network.override(late('never', false));
    await startMiniProgram(network, staffPhone()).open(gateOf(network)).sees('不在这家商超登记的车辆里');
  });

  it('records who went in although the plan lets nobody in', async () => {
    const network = staffNetwork('gate');
    network.override({ 'POST /loads/:id/entries': { statusCode: 200, data: { done: true } } });
    const app = startMiniProgram(network, staffPhone());
    const gate = app.open(gateOf(network));
    await gate.tapText('车辆进了小区');
    await app.settled();
    expect(sentTo(network, 'POST /loads/:id/entries')).toMatchObject([
      { body: { clientKey: isId, kind: 'vehicle_entered' } },
    ]);
    expect(app.phone.dialogs.modals.at(-1)).toMatchObject({ title: '车辆进了小区？' });
  });
});
