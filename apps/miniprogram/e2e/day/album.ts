import { readFileSync } from 'node:fs';
import path from 'node:path';
import { barriers } from '../axe';
import { sidewaysPx } from '../overflow';
import { Person } from '../person';
import type { Device, Look } from '../stage';
import { openPage } from '../twin';

const APP = path.join(__dirname, '../../dist/weapp/app.json');

interface Shown extends Pick<Look, 'page'> {
  /** Its people sit at a desk as well. */
  desk?: boolean;
}

/**
 * Pictures of pages as they are at a moment of the day: in a browser in the usual size, in care mode, and on a desk where
 * people work there, with what is wrong with them; of the mini-program in the usual size. The phone itself is not touched:
 * copies of it are looked at.
 */
export class Album {
  /** Barriers for screen readers and eyes, and pages wider than the screen. */
  readonly findings: string[] = [];
  private readonly routes = new Set<string>();

  async shows(device: Device, name: string, { page, desk = false }: Shown = {}): Promise<void> {
    const looks: [string, Look][] = [[name, { page }]];
    if (device.build === 'h5') looks.push([`${name}-关怀`, { page, care: true }]);
    if (device.build === 'h5' && desk) looks.push([`${name}-桌面`, { page, desk: true }]);
    await Promise.all(looks.map(([title, look]) => this.takes(device, title, look)));
  }

  /** Pages of the app of which there is no picture. */
  missing(): string[] {
    const { pages, subPackages } = JSON.parse(readFileSync(APP, 'utf8')) as AppConfig;
    const own = subPackages.flatMap((pack) => pack.pages.map((page) => `${pack.root}/${page}`));
    return [...pages, ...own].filter((route) => !this.routes.has(route));
  }

  private async takes(device: Device, name: string, look: Look): Promise<void> {
    const twin = await device.twin(look);
    const person = Person.at(twin);
    await person.doesNotSee('正在加载');
    await person.picture(name);
    const [route = ''] = (await openPage(twin.page)).slice(1).split('?');
    this.routes.add(route);
    const found = device.build === 'h5' ? await barriers(twin) : [];
    const px = await sidewaysPx(twin);
    if (px > 0) found.push(`${px} px wider than the screen`);
    this.findings.push(...found.map((each) => `${name}: ${each}`));
    await twin.close();
  }
}

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}
