/** More of WeChat's renderer than the specs use (see test/packages.d.ts). */
declare module 'j-component' {
  import type { ExparserNode } from 'miniprogram-exparser';

  /** What a component's code knows as `this`. */
  export interface Instance {
    _exparserNode: ExparserNode;
    data: Record<string, unknown>;
    setData(data: object, done?: () => void): void;
    triggerEvent(name: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void;
    [name: string]: unknown;
  }
  export interface Property {
    type: unknown;
    value?: unknown;
    observer?(this: Instance, value: never, before?: unknown): void;
  }
  export interface Definition {
    id: string;
    tagName: string;
    path?: string;
    /** WXML, or its compiled render function. */
    template: string | ((data: object) => object);
    usingComponents?: Record<string, string>;
    properties?: Record<string, Property>;
    data?: object;
    methods?: object;
    options?: object;
    attached?(this: Instance): void;
    detached?(this: Instance): void;
    [name: string]: unknown;
  }
  export interface SimulatedComponent {
    readonly instance: Instance;
    detach(): void;
    triggerPageLifeTime(name: string, ...given: unknown[]): void;
  }
  export function register(definition: Definition): string;
  export function behavior(definition: object): string;
}

declare module 'miniprogram-exparser' {
  export interface ExparserNode {
    /** The element that draws it. */
    readonly $$: HTMLElement;
    readonly id: string;
    readonly dataset: Record<string, unknown>;
    readonly shadowRoot?: ExparserNode;
    data?: Record<string, unknown>;
    querySelector(selector: string): ExparserNode | null;
    querySelectorAll(selector: string): ExparserNode[];
  }
}

declare module 'j-component/src/tool/utils' {
  const tools: { transformRpx(style: string): string };
  export = tools;
}
