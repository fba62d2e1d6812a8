import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementHandle, Page } from 'playwright-core';
import { readCode } from './camera';
import type { Device, OpenedDocument } from './stage';

const OUT = path.join(__dirname, '../../../out/screens');
const WAIT_MS = 15_000;
const LOOK_AGAIN_MS = 50;
/** A finger that cannot reach its target this long looks again: the page may have been drawn anew. */
const REACH_MS = 5_000;

/** A picture is taken when two this far apart are the same; what never rests is taken as it is. */
const FRAME_MS = 150;
const STILL_MS = 3_000;

type Find = 'target' | 'field';

/**
 * A person before the app, on either build: knows what can be seen and read, and nothing of how it is made. Each step
 * waits up to 15 s for the page, and fails with what the page shows instead.
 */
export class Person {
  private constructor(
    readonly device: Device,
    private readonly words: readonly string[],
  ) {}

  static at(device: Device): Person {
    return new Person(device, []);
  }

  /** The same person looking only at the card that holds these words. */
  within(text: string): Person {
    return new Person(this.device, [...this.words, text]);
  }

  /** Waits until the words can be read. */
  async sees(text: string): Promise<void> {
    await this.waits(([said, within]) => window.eyes.sees(said, within), text, `does not see “${text}”`);
  }

  /** Waits until the words can no longer be read. */
  async doesNotSee(text: string): Promise<void> {
    await this.waits(
      ([said, within]) => window.eyes.finds([]) && !window.eyes.sees(said, within),
      text,
      `still sees “${text}”`,
    );
  }

  /** Whether the words can be read now; for steps that a person takes only if asked. */
  async canSee(text: string): Promise<boolean> {
    return this.page.evaluate(([said, within]) => window.eyes.sees(said, within), [
      text,
      this.words,
    ] as const);
  }

  /** Puts a finger (or the mouse) on the smallest thing that goes by the label and is not greyed out. */
  async taps(label: string): Promise<void> {
    await this.reaches('target', label, (element) => this.touches(element));
  }

  /** Milliseconds from the finger on the label to the picture that answers it. @throws Error when nothing changes. */
  async timesTap(label: string): Promise<number> {
    const painted = this.page.evaluate((most) => window.eyes.nextPaint(most), WAIT_MS);
    await Promise.all([this.taps(label), painted]);
    return painted;
  }

  /** Puts the text into the field with this label or placeholder, in place of what it held. */
  async types(label: string, text: string): Promise<void> {
    await this.reaches('field', label, async (element) => {
      await this.touches(element);
      await element.fill('', { timeout: REACH_MS });
      if (text) await this.page.keyboard.insertText(text);
    });
  }

  /** Presses a key, e.g. `Enter`. */
  async presses(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Waits until the label is there and greyed out. */
  async seesGreyedOut(label: string): Promise<void> {
    await this.waits(
      ([said, within]) => window.eyes.greyedOut(said, within),
      label,
      `does not see “${label}” greyed out`,
    );
  }

  /** Holds a code before the camera, or reads it with the scanner gun. */
  async scans(text: string): Promise<void> {
    await this.device.scan(text);
    this.failsOnFaults();
  }

  /** Closes the app and opens it again; what it kept on the phone is still there. */
  async reloads(): Promise<void> {
    await this.page.reload();
  }

  /** Shows the QR code on this screen to another phone's camera. @returns its text. */
  shows(): Promise<string> {
    return readCode(this.page);
  }

  async losesNetwork(): Promise<void> {
    await this.page.context().setOffline(true);
  }

  async regainsNetwork(): Promise<void> {
    await this.page.context().setOffline(false);
  }

  /** Waits for the next document that the app opens. @param seen how many were opened before. */
  async opensDocument(seen = 0): Promise<OpenedDocument> {
    const deadline = performance.now() + WAIT_MS;
    for (;;) {
      const document = this.device.documents[seen];
      if (document) return document;
      if (performance.now() > deadline) throw await this.complaint('sees no document opened');
      await new Promise((turn) => setTimeout(turn, LOOK_AGAIN_MS));
    }
  }

  /** A picture of the screen in `out/screens/<build>/<name>.png`; with `whole`, of all that scrolling would show. */
  async picture(name: string, { whole = false } = {}): Promise<void> {
    const file = path.join(OUT, this.device.build, `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    const size = this.page.viewportSize();
    if (whole && size) await this.page.setViewportSize({ ...size, height: await this.wholeHeight() });
    writeFileSync(file, await this.still());
    if (whole && size) await this.page.setViewportSize(size);
    this.failsOnFaults();
  }

  /** What can be read now. */
  text(): Promise<string> {
    return this.page.evaluate(() => window.eyes.text());
  }

  /** @throws Error with what went wrong unseen. */
  failsOnFaults(): void {
    const { faults } = this.device;
    if (faults.length > 0) throw new Error(`behind the screen:\n${faults.join('\n')}`);
  }

  private get page(): Page {
    return this.device.page;
  }

  /** The screen once nothing moves on it any more: a pressed button springs back, a sheet slides in. */
  private async still(): Promise<Buffer> {
    const deadline = performance.now() + STILL_MS;
    let picture = await this.page.screenshot();
    for (;;) {
      await new Promise((turn) => setTimeout(turn, FRAME_MS));
      const next = await this.page.screenshot();
      if (next.equals(picture) || performance.now() > deadline) return next;
      picture = next;
    }
  }

  /** The page's height were its scrolling part as long as its content. */
  private wholeHeight(): Promise<number> {
    return this.page.evaluate(() => {
      const longer = [...document.querySelectorAll('*')].map((one) => {
        const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowY) && one.checkVisibility();
        return scrolls ? one.scrollHeight - one.clientHeight : 0;
      });
      return Math.min(6000, Math.max(document.body.scrollHeight, innerHeight + Math.max(0, ...longer)));
    });
  }

  private async waits(
    see: (look: readonly [string, readonly string[]]) => boolean,
    text: string,
    complaint: string,
  ): Promise<void> {
    this.failsOnFaults();
    const look: readonly [string, readonly string[]] = [text, this.words];
    try {
      await this.page.waitForFunction(see, look, { timeout: WAIT_MS, polling: LOOK_AGAIN_MS });
    } catch (cause) {
      throw await this.complaint(complaint, cause);
    }
    this.failsOnFaults();
  }

  /** Finds and touches, again while the page is being drawn anew under the finger. */
  private async reaches(
    find: Find,
    label: string,
    touch: (element: ElementHandle<Element>) => Promise<void>,
  ): Promise<void> {
    const deadline = performance.now() + WAIT_MS;
    for (;;) {
      try {
        await touch(await this.finds(find, label, deadline - performance.now()));
        this.failsOnFaults();
        return;
      } catch (cause) {
        this.failsOnFaults();
        if (performance.now() > deadline) throw await this.complaint(await this.missing(find, label), cause);
      }
    }
  }

  /** Waits until the page rests under the finger, as after scrolling. */
  private async touches(element: ElementHandle<Element>): Promise<void> {
    const wait = { timeout: REACH_MS, polling: LOOK_AGAIN_MS };
    await this.page.waitForFunction((target) => window.eyes.rests(target), element, wait);
    if (this.device.touch) await element.tap({ timeout: REACH_MS });
    else await element.click({ timeout: REACH_MS });
  }

  private async finds(find: Find, label: string, timeout: number): Promise<ElementHandle<Element>> {
    const handle = await this.page.waitForFunction(
      ([how, said, within]) => window.eyes[how](said, within),
      [find, label, this.words] as const,
      { timeout: Math.max(1, timeout), polling: LOOK_AGAIN_MS },
    );
    const element = handle.asElement();
    if (!element) throw new Error('what was found is no element');
    return element;
  }

  private async missing(find: Find, label: string): Promise<string> {
    const grey = await this.page.evaluate(([said, within]) => window.eyes.greyedOut(said, within), [
      label,
      this.words,
    ] as const);
    if (grey) return `cannot use “${label}”: it is greyed out`;
    return find === 'field' ? `finds no field “${label}”` : `cannot reach “${label}”`;
  }

  private async complaint(what: string, cause?: unknown): Promise<Error> {
    const where = this.words.map((text) => `within “${text}” `).join('');
    const faults =
      this.device.faults.length > 0 ? `\nBehind the screen:\n${this.device.faults.join('\n')}` : '';
    const text = await this.text().catch(() => '(the page does not answer)');
    return new Error(`${where}the person ${what}. The page shows:\n${text}${faults}`, { cause });
  }
}
