import { readFileSync } from 'node:fs';
import path from 'node:path';
import { barriers } from '../axe';
import { crampedNames, sidewaysPx } from '../overflow';
import { Person } from '../person';
import type { Device, Look } from '../stage';
import { openPage } from '../twin';

const APP = path.join(__dirname, '../../dist/weapp/app.json');

/** Desk screens that are no wider than a tablet or half a screen; pictures are taken of the usual one. */
const NARROW_DESKS = [900, 1100];

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
    found.push(...(await squeezed(twin)));
    if (look.desk)
      for (const width of NARROW_DESKS) {
        await twin.page.setViewportSize({ width, height: 800 });
        found.push(...(await squeezed(twin)).map((each) => `at ${width} px: ${each}`));
      }
    this.findings.push(...found.map((each) => `${name}: ${each}`));
    await twin.close();
  }
}

/** What does not fit the screen. */
async function squeezed(device: Device): Promise<string[]> {
  const px = await sidewaysPx(device);
  const cramped = await crampedNames(device);
  return [
    ...(px > 0 ? [`${px} px wider than the screen`] : []),
    ...cramped.map((name) => `“${name}” stands letter under letter`),
  ];
}

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}
