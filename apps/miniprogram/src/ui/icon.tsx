import type { ReactNode } from 'react';
import { Image } from '@tarojs/components';

/** Line icons on a 24 × 24 grid, as paths: drawn as a picture, since neither target takes inline SVG from Taro. */
const paths = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  list: 'M6 4h12v16H6zM9 9h6M9 13h6',
  door: 'M6 21V4h12v17M4 21h16M14 12h1',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM5 20a7 7 0 0114 0',
  book: 'M5 4h14v16H5zM9 4v16M12 9h4M12 13h4',
  alert: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  gate: 'M4 20V6l8-3 8 3v14M9 20v-8h6v8',
  bag: 'M5 8h14l-1 12H6zM9 8a3 3 0 016 0',
  truck: 'M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19a2 2 0 100-4 2 2 0 000 4zM17 19a2 2 0 100-4 2 2 0 000 4z',
  chart: 'M4 20h16M7 20v-7M12 20V6M17 20v-10',
} as const;

export type IconName = keyof typeof paths;

const colours = { on: '#12613a', off: '#56625b' } as const;

/** A small picture beside words that say the same; screen readers pass over it. */
export function Icon({ name, on }: { name: IconName; on?: boolean }): ReactNode {
  const stroke = encodeURIComponent(on ? colours.on : colours.off);
  const svg = `%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='${stroke}' stroke-width='${on ? 2.4 : 1.8}' stroke-linejoin='round' stroke-linecap='round'%3E%3Cpath d='${paths[name]}'/%3E%3C/svg%3E`;
  return <Image className="icon" src={`data:image/svg+xml,${svg}`} nativeProps={{ alt: '' }} />;
}
