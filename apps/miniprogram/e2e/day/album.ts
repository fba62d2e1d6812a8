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
 * Pictures of pages as they are at a moment of the day, in the usual size and in care mode, on a desk where people work
 * there; and what is wrong with them. The phone itself is not touched: its copies are looked at.
 */
export class Album {
  /** Barriers for screen readers and eyes, and pages wider than the screen. */
  readonly findings: string[] = [];
  private readonly routes = new Set<string>();

  async shows(device: Device, name: string, { page, desk = false }: Shown = {}): Promise<void> {
    await this.takes(device, name, { page });
    await this.takes(device, `${name}-关怀`, { page, care: true });
    if (desk && device.build === 'h5') await this.takes(device, `${name}-桌面`, { page, desk: true });
  }

  /** Pages of the app of which there is no picture. */
  missing(): string[] {
    const { pages, subPackages } = JSON.parse(readFileSync(APP, 'utf8')) as AppConfig;
    const all = [
      ...pages,
      ...subPackages.flatMap(({ root, pages: own }) => own.map((each) => `${root}/${each}`)),
    ];
    return all.filter((route) => !this.routes.has(route));
  }

  private async takes(device: Device, name: string, look: Look): Promise<void> {
    const twin = await device.twin(look);
    const person = Person.at(twin);
    await person.doesNotSee('正在加载');
    await person.picture(name);
    const [route = ''] = (await openPage(twin.page)).slice(1).split('?');
    this.routes.add(route);
    if (device.build === 'h5')
      this.findings.push(...(await barriers(twin)).map((each) => `${name}: ${each}`));
    const px = await sidewaysPx(twin);
    if (px > 0) this.findings.push(`${name}: ${px} px wider than the screen`);
    await twin.close();
  }
}

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}
