/**
 * The few parts of WeChat's simulator that the harness uses. `miniprogram-simulate` compiles and registers pages,
 * `j-component` renders them through `miniprogram-exparser`; only the first ships types, and those lean on WeChat's globals.
 */
declare module 'miniprogram-exparser' {
  export interface ExparserNode {
    textContent: string;
    childNodes: ExparserNode[];
    parentNode: ExparserNode | null;
    ownerShadowRoot: ExparserNode;
    /** The virtual node that this node shows. */
    _vt?: import('j-component/src/render/render').VirtualNode;
    appendChild(child: ExparserNode): void;
    insertBefore(child: ExparserNode, before: ExparserNode): void;
    removeChild(child: ExparserNode): void;
  }
  export function removeListenerFromElement(
    node: ExparserNode,
    name: string,
    id: unknown,
    options: { capture: boolean },
  ): void;
  export const Event: {
    create(name: string, detail: unknown, options: object): object;
    dispatchEvent(node: ExparserNode, event: object): void;
  };
}

/** The simulator's node behind an element of the page. */
interface Element {
  readonly __wxElement?: import('miniprogram-exparser').ExparserNode;
}

declare module 'j-component/src/render/render' {
  import type { ExparserNode } from 'miniprogram-exparser';

  export interface Attribute {
    name: string;
    value: unknown;
  }
  export type Listeners = Record<string, { name: string; isCapture: boolean; id?: unknown }>;
  export interface VirtualNode {
    type: number;
    key?: string;
    content: string;
    componentId?: string;
    attrs: Attribute[];
    event: Listeners;
    children: VirtualNode[];
    exparserNode: ExparserNode;
  }
  export function renderExparserNode(vt: VirtualNode, host: null, shadowRoot: ExparserNode): ExparserNode;
  export function updateAttrs(node: ExparserNode, attrs: Attribute[]): void;
  export function updateEvent(node: ExparserNode, listeners: Listeners): void;
}

declare module 'j-component/src/render/diff' {
  import type { Attribute, VirtualNode } from 'j-component/src/render/render';

  const diff: {
    diffVt(before: VirtualNode, after: VirtualNode): void;
    diffAttrs(before: Attribute[], after: Attribute[]): Attribute[] | false;
  };
  export = diff;
}

declare module 'j-component/src/tool/constant' {
  export const TYPE_ROOT: number;
  export const TYPE_TEXT: number;
}

declare module 'miniprogram-simulate' {
  export interface SimulatedNode {
    readonly dom: HTMLElement;
    dispatchEvent(name: string, options?: { detail?: unknown }): void;
    querySelector(selector: string): SimulatedNode | undefined;
    querySelectorAll(selector: string): SimulatedNode[];
    addEventListener(name: string, listener: (event: { detail: unknown }) => void): void;
    setData(data: object): void;
  }
  /** What a page or component is to its own code: `this`. */
  export interface Instance {
    setData(data: object, done?: () => void): void;
  }
  /** A page as Taro registers it: WeChat calls its hooks by name. */
  export interface PageInstance extends Instance {
    route?: string;
    options?: Record<string, string>;
    onLoad?(query: Record<string, string>): void;
    onShow?(): void;
    onReady?(): void;
    onHide?(): void;
    onUnload?(): void;
    onPullDownRefresh?(): void;
    onReachBottom?(): void;
    onShareAppMessage?(from: object): unknown;
  }
  export interface ComponentDefinition {
    data?: unknown;
    methods?: object;
    options?: object;
    created?(this: Instance): void;
    lifetimes?: { created?(this: Instance): void };
  }
  /** A component by itself, as a page uses it. */
  export interface SimulatedComponent extends SimulatedNode {
    attach(host: HTMLElement): void;
    setData(data: object): void;
    querySelectorAll(selector: string): SimulatedNode[];
    addEventListener(name: string, heard: (event: { detail: unknown }) => void): void;
  }
  export interface SimulatedPage extends SimulatedNode {
    readonly instance: PageInstance;
    attach(host: HTMLElement): void;
    detach(): void;
  }
  export function load(
    path: string,
    tagName: string,
    options: { rootPath: string; compiler: 'official'; usingComponents?: Record<string, string> },
  ): string;
  export function render(id: string): SimulatedPage;
  export function render(id: string, properties: object): SimulatedComponent;
}

declare module 'miniprogram-simulate/src/utils' {
  const utils: {
    /** Runs the script of the page or component at this path (without `.js`). */
    runJs(path: string): void;
  };
  export = utils;
}

declare module 'j-component' {
  export interface SimulatedComponent {
    readonly dom: HTMLElement;
    attach(host: HTMLElement): void;
    setData(data: object): void;
  }
  export function register(definition: { template: string; data: object }): string;
  export function create(id: string): SimulatedComponent;
}
