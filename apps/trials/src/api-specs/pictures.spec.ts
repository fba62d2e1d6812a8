import { describeEngines } from '../world/engines';
import { startWorld, type World } from '../world/world';
import { upload } from './testing/pictures';
import { makeGateRound, type GateRound } from './testing/gate-round';

describeEngines('a picture', (engine) => {
  let world: World;
  let gate: GateRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    gate = await makeGateRound(world);
  });
  afterAll(() => world.close());

  it('is seen by those whose handoff or payment it is of', async () => {
    const { residents, leader, captain, communityStaff, staff, unpaid } = gate;
    for (const who of [captain, communityStaff, leader, staff])
      expect(await world.raw(who, 'GET', `/files/${gate.photoId}`)).toMatchObject({ status: 200 });
    for (const who of [leader, staff])
      expect(await world.raw(who, 'GET', `/files/${unpaid.voucherId}`)).toMatchObject({ status: 200 });
    expect(await world.raw(residents[0], 'GET', `/files/${unpaid.voucherId}`)).toMatchObject({
      status: 404,
    });
  });

  it('is not shown by naming another’s picture as one’s own', async () => {
    const { leader, captain, handoffId, unpaid } = gate;
    const stolen = await upload(world, gate.residents[0]);
    const at = { params: { id: handoffId } };
    const attempts = [
      await world.call(captain, 'POST /handoffs/:id/exceptions', {
        ...at,
        body: { kind: 'wrong', note: '箱子', fileId: stolen },
      }),
      await world.call(captain, 'POST /handoffs/:id/sign', {
        ...at,
        body: { side: 'receiver', fileId: stolen },
      }),
      await world.call(leader, 'POST /payments', {
        body: {
          clientKey: 'stolen-picture',
          groupOrderIds: [unpaid.groupOrderId],
          method: 'bank_transfer',
          voucherNo: 'V-2',
          voucherFileId: stolen,
        },
      }),
    ];
    expect(attempts.map(({ code }) => code)).toEqual(['not_found', 'not_found', 'not_found']);
    expect(await world.raw(gate.staff, 'GET', `/files/${stolen}`)).toMatchObject({ status: 404 });
  });
});
