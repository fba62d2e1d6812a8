import { barriers } from './axe';
import { Person } from './person';
import { openStage } from './open-stage';
import { startService, type Service } from './service';
import type { Build, Device, Stage } from './stage';

describe.each<Build>([BUILD])('服务状态 on %s', (build) => {
  let service: Service;
  let stage: Stage;
  let phone: Device;
  let person: Person;

  beforeAll(async () => {
    service = await startService();
    stage = await openStage(build, service.url);
    phone = await stage.phone();
    person = Person.at(phone);
  });
  afterAll(async () => {
    await stage.close();
    await service.stop();
  });
  afterEach(() => expect(phone.faults).toEqual([]));

  it('tells what the service serves', async () => {
    await person.taps('服务状态');
    await person.sees('服务正常');
    await person.within('住户').sees('822 户');
    await person.picture('服务状态');
  });

  it('keeps what it knew while the network is lost, and asks again at a tap', async () => {
    await person.losesNetwork();
    await person.taps('重新检查');
    await person.sees('连不上服务器');
    await person.sees('的情况');
    await person.within('住户').sees('822 户');
    await person.picture('服务状态-断网');
    await person.regainsNetwork();
    await person.taps('再试一次');
    await person.sees('服务正常');
    await person.doesNotSee('连不上服务器');
  });

  it('puts nothing in the way of a screen reader', async () => {
    expect(build === 'h5' ? await barriers(phone) : []).toEqual([]);
  });

  it('opens again as it was closed', async () => {
    await person.reloads();
    // WeChat begins at the first page again, a browser where it was.
    if (build === 'weapp') await person.taps('服务状态');
    await person.sees('服务正常');
  });
});
