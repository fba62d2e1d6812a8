import tools from 'j-component/src/tool/utils';
import { mendKeyedDiff } from '../../../test/keyed-diff';
import { defineElements } from './elements';

declare global {
  interface Window {
    /** WeChat's compiled WXML asks for it. */
    __webview_engine_version__: number;
  }
}

window.__webview_engine_version__ = 0.02;
/** Inline styles speak of rpx as well: 750 of them are the phone's width. */
tools.transformRpx = (style) =>
  style.replace(/(-?[\d.]+)rpx/g, (_whole, size: string) => `${(Number(size) * innerWidth) / 750}px`);
mendKeyedDiff();
defineElements();
