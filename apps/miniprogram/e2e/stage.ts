import type { Page } from 'playwright-core';

export type Build = 'h5' | 'weapp';

declare global {
  /** Which of the two this run plays (`jest.e2e.config.ts`). */
  const BUILD: Build;
}

/** A document that the app opened for its reader. */
export interface OpenedDocument {
  /** The file's name; of a tab, its address. */
  name: string;
  bytes: number;
}

/** How a copy of a phone is looked at. */
export interface Look {
  /** Another page than the one that is open, with the same query: `list/shop/index`. */
  page?: string | undefined;
  /** 关怀模式. */
  care?: boolean;
  /** On a desk's screen. */
  desk?: boolean;
}

/** What a device can do besides showing the page; the two builds differ in these alone. */
export interface Device {
  readonly build: Build;
  /** Looked at by measurements; what a person does goes through `Person`. */
  readonly page: Page;
  /** A finger, or a mouse. */
  readonly touch: boolean;
  /** What went wrong unseen: errors in the code, missing templates, answers of 500. */
  readonly faults: readonly string[];
  readonly documents: readonly OpenedDocument[];
  /** Telephone numbers that were dialled. */
  readonly calls: readonly string[];
  /** Holds a code before the camera, or the scanner gun. */
  scan(text: string): Promise<void>;
  /** A copy of this phone with all that it keeps, to be looked at while the phone stays as it is. */
  twin(look: Look): Promise<Device>;
  close(): Promise<void>;
}

/** Where people meet the app: the browser's build, or the mini-program's. */
export interface Stage {
  readonly build: Build;
  /** A phone of its own (375 × 812), nothing stored on it, the app opened at its start page or at `path` (`/pages/…`). */
  phone(path?: string): Promise<Device>;
  /** A desk's screen (1440 × 900); browsers only. */
  desk(path?: string): Promise<Device>;
  close(): Promise<void>;
}

export const PHONE = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
} as const;

export const DESK = {
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
} as const;
