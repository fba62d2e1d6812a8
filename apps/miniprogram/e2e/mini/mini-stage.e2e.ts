import path from 'node:path';
import { openMiniStage } from '../mini-stage';
import { Person } from '../person';
import { startService, type Service } from '../service';
import type { Device, Stage } from '../stage';

/** The runner itself, on a mini-program written for it. */
describe('a mini-program in Chromium', () => {
  let service: Service;
  let stage: Stage;
  let phone: Device;
  let person: Person;

  beforeAll(async () => {
    service = await startService();
    stage = await openMiniStage(service.url, path.join(__dirname, 'fixture'));
    phone = await stage.phone();
    person = Person.at(phone);
  });
  afterAll(async () => {
    await stage.close();
    await service.stop();
  });

  const width = () => phone.page.evaluate(() => innerWidth);

  it('draws native components, each with styles of its own', async () => {
    await person.within('番茄').taps('＋');
    await person.within('番茄').taps('多一份番茄');
    await person.sees('一共 3 份');
    expect(await person.within('番茄').canSee('不能点')).toBe(false);
    await person.within('土豆').taps('−');
    await person.within('土豆').seesGreyedOut('少一份土豆');
    await person.sees('一共 2 份');
    const colour = () =>
      phone.page.evaluate(() => {
        const value = document.querySelector('.c-parts-stepper-index--value');
        return value && getComputedStyle(value).color;
      });
    expect(await colour()).toBe('rgb(18, 97, 58)');
  });

  it('takes what is typed, and cuts it where WeChat does', async () => {
    await person.types('房号', '12-3-501 张');
    await person.presses('Enter');
    await person.sees('确认 12-3-501 张');
    await person.types('留言', '菜'.repeat(250));
    await person.sees('房号是12-3-501 张，留言200字');
  });

  it('asks and tells in front of the page', async () => {
    await person.taps('问一问');
    await person.sees('提交后还能改');
    await person.taps('提交');
    await person.sees('已提交');
    await person.doesNotSee('已提交');
    await person.taps('问得太长');
    await person.sees('showModal:fail confirmText length should not larger than 4 Chinese characters');
    await person.taps('选一选');
    await person.taps('换同类');
    await person.sees('选了第 2 个');
    await person.taps('选一选');
    await person.taps('取消');
    await person.sees('showActionSheet:fail cancel');
    await person.taps('大字');
    await person.sees('字大了');
  });

  it('uses the phone: camera, album, telephone, documents', async () => {
    await person.taps('扫一扫');
    await person.sees('对准二维码');
    await person.scans('菜篮:1');
    await person.sees('扫到 菜篮:1');
    await person.doesNotSee('对准二维码');
    await person.taps('拍照');
    await person.taps('拍摄');
    await person.sees('拍好了');
    await person.taps('打电话');
    await person.taps('呼叫');
    await person.taps('看单据');
    expect(await person.opensDocument()).toEqual({ name: '单据.pdf', bytes: 17 });
    expect(phone.calls).toEqual(['0995-1234567']);
  });

  it('asks the service, and knows when the network is lost', async () => {
    await person.taps('问服务');
    await person.sees('200 live application/json');
    await person.sees('网络 wifi');
    await person.losesNetwork();
    await person.sees('网络 none');
    await person.taps('问服务');
    await person.sees('request:fail');
    await person.regainsNetwork();
    await person.sees('网络 wifi');
  });

  it('stacks pages, of subpackages too, and hides those below', async () => {
    await person.taps('去清单');
    await person.sees('从 start 来');
    await person.doesNotSee('问一问');
    await person.taps('量一量');
    const px = (rpx: number) => (rpx * 375) / 750;
    expect(await width()).toBe(375);
    await person.sees(`${px(300)}×${px(80)}，`);
    await person.taps('看详情');
    await person.sees('番茄的详情，第 3 层');
    await person.taps('回首页');
    await person.sees('问一问');
    await person.sees('launch pages/start/index、show、hide、seen、unload、show');
    await person.taps('去清单');
    await person.taps('返回');
    await person.sees('问一问');
  });

  it('scrolls a box to its end for more', async () => {
    await person.taps('去清单');
    await person.taps('第 8 行');
    await person.taps('第 12 行');
    await person.taps('看详情');
    await person.taps('重新开始');
    await person.sees('打开过 2 次');
  });

  it('keeps what was stored when it is opened again', async () => {
    await person.reloads();
    await person.sees('打开过 3 次');
    await phone.close();
    phone = await stage.phone();
    person = Person.at(phone);
    await person.sees('打开过 1 次');
  });

  it('fails the person who meets an error in the code', async () => {
    await person.taps('去清单');
    await person.taps('看详情');
    const meetsIt = async () => {
      await person.taps('出错');
      await person.sees('不会有的字');
    };
    await expect(meetsIt()).rejects.toThrow('the page broke');
    expect(phone.faults).toHaveLength(1);
  });
});
