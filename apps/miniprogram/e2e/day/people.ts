import type { Person } from '../person';

/** Someone of the demonstration plan, as the list of people shows them. */
export interface Named {
  role: string;
  name: string;
  /** The door, the building, the grid or the shop. */
  of: string;
}

/** Who plays the day: two buildings of one grid, their supermarket, its driver, and the community's staff. */
export const people = {
  first: { role: '居民', name: '徐林', of: '1-3-101' },
  second: { role: '居民', name: '麦合皮热提·巴合提别克', of: '1-3-202' },
  leader: { role: '网格员', name: '王梓林', of: '临江苑小区第1网格' },
  captain: { role: '楼栋长', name: '廖永平', of: '临江苑小区1号楼' },
  neighbour: { role: '楼栋长', name: '阿卜杜外力·努尔买买提', of: '临江苑小区2号楼' },
  shop: { role: '商超人员', name: '马建国', of: '老百姓超市' },
  otherShop: { role: '商超人员', name: '李强', of: '强燕超市' },
  driver: { role: '配送员', name: '毛思云', of: '老百姓超市' },
  community: { role: '社区工作人员', name: '祖丽皮亚·肉孜', of: '临江苑社区' },
} satisfies Record<string, Named>;

/** Agrees to the privacy guide and comes in as one of the plan. */
export async function comesIn(person: Person, who: Named): Promise<void> {
  await person.taps('同意，开始使用');
  await chooses(person, who);
}

/** Comes in once more on a phone whose sign-in has ended. */
export const signsInAgain = chooses;

async function chooses(person: Person, { role, name, of }: Named): Promise<void> {
  await person.taps(role);
  await person.types('找门牌、楼栋或商超', of);
  await person.taps(`${name} · ${of}`);
  await person.sees(`我是${role}`);
}
