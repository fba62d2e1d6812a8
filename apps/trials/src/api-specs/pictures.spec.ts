import { describeEngines } from '../world/engines';
import { startService, type TestService } from '../world/service';
import { upload } from './testing/pictures';
import { makeWorld, type World } from './testing/world';

describeEngines('a picture', (engine) => {
  let service: TestService;
  let world: World;

  beforeAll(async () => {
    service = await startService(engine);
    world = await makeWorld(service);
  });
  afterAll(() => service.close());

  it('is seen by those whose handoff or payment it is of', async () => {
    const { residents, leader, captain, communityStaff, staff, unpaid } = world;
    for (const who of [captain, communityStaff, leader, staff])
      expect(await service.raw(who, 'GET', `/files/${world.photoId}`)).toMatchObject({ status: 200 });
    for (const who of [leader, staff])
      expect(await service.raw(who, 'GET', `/files/${unpaid.voucherId}`)).toMatchObject({ status: 200 });
    expect(await service.raw(residents[0], 'GET', `/files/${unpaid.voucherId}`)).toMatchObject({
      status: 404,
    });
  });

  it('is not shown by naming another’s picture as one’s own', async () => {
    const { leader, captain, handoffId, unpaid } = world;
    const stolen = await upload(service, world.residents[0]);
    const at = { params: { id: handoffId } };
    const attempts = [
      await service.call(captain, 'POST /handoffs/:id/exceptions', {
        ...at,
        body: { kind: 'wrong', note: '箱子', fileId: stolen },
      }),
      await service.call(captain, 'POST /handoffs/:id/sign', {
        ...at,
        body: { side: 'receiver', fileId: stolen },
      }),
      await service.call(leader, 'POST /payments', {
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
    expect(await service.raw(world.staff, 'GET', `/files/${stolen}`)).toMatchObject({ status: 404 });
  });
});
