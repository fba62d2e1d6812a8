import type { Person } from '../person';

/** Scans the driver's pass at the gate, and registers the vehicle inside its window. */
export async function checksIn(staff: Person, pass: string, plate: string): Promise<void> {
  await staff.taps('扫车辆通行码');
  await staff.scans(pass);
  await staff.sees(plate);
  await staff.taps('登记到点');
  await staff.sees('排队 1 号');
}

/** Hands a building over by counting: all its bags are there. */
export async function countsBags(staff: Person, building: string, bags: number): Promise<void> {
  await staff.taps(`开始交接 ${building}`);
  await staff.taps('按数点收');
  await staff.types(`袋（应收 ${bags}）`, String(bags));
  await staff.types('周转箱（应收', '1');
  await staff.taps('数目就是这些');
  await staff.sees('点齐了');
}

/** From the gate home, sends the list that came from a chat, looks at each row, and writes those that can be read. */
export async function takesListIn(staff: Person, looks: () => Promise<void>): Promise<void> {
  await staff.taps('返回');
  await staff.taps('我的');
  await staff.taps('名册');
  await staff.taps('选文件');
  await staff.sees('新增 1');
  await looks();
  await staff.taps('写入');
  await staff.taps('写入');
  await staff.sees('已写入');
}
