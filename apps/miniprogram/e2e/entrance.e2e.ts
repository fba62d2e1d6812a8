import { barriers } from './axe';
import { comesIn, people } from './day/people';
import { handsInFor, takes } from './day/resident';
import { interactiveMs, report, tapToPaintMs } from './measure';
import { openStage } from './open-stage';
import { Person } from './person';
import { startService, type Service } from './service';
import type { Build, Device, Stage } from './stage';

describe.each<Build>([BUILD])('the way in on %s', (build) => {
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
    await person.sees('或选一个人开始演示');
  });

  it('reports how soon it opens and answers', async () => {
    report(stage, 'entrance', {
      interactiveMs: await interactiveMs(phone, '或选一个人开始演示'),
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
    await person.doesNotSee('正在加载');
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

describe.each<Build>([BUILD])('a new neighbour on %s', (build) => {
  let service: Service;
  let stage: Stage;
  let newcomer: Person;
  let relative: Person;
  let leader: Person;
  const phones: Device[] = [];

  beforeAll(async () => {
    service = await startService();
    stage = await openStage(build, service.url);
    phones.push(await stage.phone(), await stage.phone(), await stage.phone());
    [newcomer, relative, leader] = phones.map((phone) => Person.at(phone)) as [Person, Person, Person];
  });
  afterAll(async () => {
    await stage.close();
    await service.stop();
  });
  afterEach(() => expect(phones.flatMap(({ faults }) => faults)).toEqual([]));

  const signsIn = async (person: Person) => {
    await person.taps('同意，开始使用');
    await person.taps('微信登录');
    // A browser has no WeChat account of its own; a phone has one, and its number.
    if (build === 'h5') await person.taps('用新的微信号');
    await person.sees('批准您加入的人要能联系到您');
  };
  const givesNumber = async (person: Person, number: string) => {
    await person.taps('验证手机号');
    if (build === 'h5') await person.types('11 位手机号', number);
    await person.taps('允许');
    await person.sees('您家在哪一栋');
  };

  it('signs in with WeChat and gives the phone number', async () => {
    await signsIn(newcomer);
    await newcomer.picture('加入-手机号');
    await givesNumber(newcomer, '13900001111');
  });

  it('asks to belong to a household by the code at the door', async () => {
    await comesIn(leader, people.leader);
    await leader.taps('我的');
    await leader.taps('楼栋码');
    await leader.taps('显示临江苑小区1号楼的码');
    await leader.picture('网格员-楼栋码');
    const code = await leader.shows();
    await leader.taps('关闭');
    await newcomer.taps('扫码');
    await newcomer.scans(code);
    await newcomer.sees('临江苑小区1号楼');
    await newcomer.types('门牌：单元-房号', '３单元101');
    await newcomer.types('怎么称呼您', '赵一鸣');
    await newcomer.picture('加入-门牌');
    await newcomer.taps('申请加入');
    await newcomer.sees('等待批准');
    await newcomer.picture('加入-等待');
  });

  it('is let in by the leader, and comes home', async () => {
    await leader.taps('返回');
    await leader.taps('待批准的住户');
    await leader.sees('赵一鸣 · 1-3-101');
    await leader.picture('网格员-待批准');
    await leader.taps('批准赵一鸣');
    await leader.sees('没有人在等');
    await newcomer.taps('进去看看');
    await newcomer.sees('我是居民');
    await newcomer.sees('1-3-101');
    await newcomer.picture('加入-到家');
  });

  it('sees the leader invite one more to the household, whom those at home let in', async () => {
    await leader.taps('返回');
    await leader.taps('今晚');
    await leader.taps('打电话或帮下单 › 临江苑小区1号楼');
    await leader.types('搜门牌或名字', '1-3-101');
    await leader.taps('1-3-101');
    await leader.sees('赵一鸣');
    await leader.picture('网格员-一户');
    await leader.taps('邀请家里人');
    await leader.sees('还要家里人批准');
    await leader.picture('网格员-邀请一户');
    const code = await leader.shows();
    await signsIn(relative);
    await givesNumber(relative, '13900002222');
    await relative.taps('扫码');
    await relative.scans(code);
    await relative.sees('要等家里人批准');
    await relative.types('怎么称呼您', '赵一帆');
    await relative.taps('申请加入');
    await relative.sees('等待批准');
    await newcomer.taps('我的');
    await newcomer.taps('家里人和邀请');
    await newcomer.taps('批准赵一帆');
    await newcomer.sees('已批准');
    await relative.taps('进去看看');
    await relative.sees('我是居民');
    await relative.sees('1-3-101');
  });

  it('sees the leader come back to the households, and order for one of them', async () => {
    await leader.taps('返回');
    await leader.taps('返回');
    await leader.sees('1号楼：谁没下单');
    await leader.taps('帮下单 1-3-101');
    await leader.taps('老百姓超市');
    await takes(leader, { initials: 'xjd', name: '鲜鸡蛋', units: 1 });
    await leader.taps('看清单');
    await leader.sees('帮 1-3-101 下单');
    await handsInFor(leader);
  });
});
