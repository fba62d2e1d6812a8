import { barriers } from './axe';
import { interactiveMs, report, tapToPaintMs } from './measure';
import { openStage } from './open-stage';
import { Person } from './person';
import { startService, type Service } from './service';
import type { Build, Device, Stage } from './stage';

describe.each<Build>(['h5', 'weapp'])('the way in on %s', (build) => {
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

  const hindrances = async () => (build === 'h5' ? barriers(phone) : []);

  it('asks for consent before anything else', async () => {
    await person.sees('先看一下隐私说明');
    await person.picture('入口-隐私');
    expect(await hindrances()).toEqual([]);
    await person.taps('同意，开始使用');
    await person.sees('选一个人开始演示');
  });

  it('reports how soon it opens and answers', async () => {
    report(stage, 'entrance', {
      interactiveMs: await interactiveMs(phone, '选一个人开始演示'),
      tapToPaintMs: await tapToPaintMs(person, ['网格员', '居民']),
    });
  });

  it('lets one be a resident, and another person two taps later', async () => {
    await person.taps('居民');
    await person.types('找门牌、楼栋或商超', '1');
    await person.picture('入口-选人');
    expect(await hindrances()).toEqual([]);
    await person.taps(' · ');
    await person.sees('我是居民');
    await person.picture('居民-首页');
    expect(await hindrances()).toEqual([]);
    await person.taps('换人');
    await person.taps('网格员');
    await person.taps(' · ');
    await person.sees('我是网格员');
  });

  it('keeps care mode when it is opened again', async () => {
    await person.taps('我是网格员');
    await person.taps('关怀模式');
    await person.sees('已开');
    await person.reloads();
    await person.taps('我是网格员');
    await person.sees('已开');
    await person.picture('身份-关怀');
    expect(await hindrances()).toEqual([]);
  });
});
