import type { ReactNode } from 'react';
import type { RoundView, UnprintableView, WaveView } from '@cailan/shared-types';
import { isPassing } from '../../../api/errors';
import { useRead } from '../../../api/use-read';
import { Note } from '../../../ui/text';

const whatWords: Record<UnprintableView['what'], string> = {
  shop: '商超名',
  group: '楼栋',
  door: '门牌',
  name: '收货人',
  note: '备注',
  product: '商品',
};

/** What the wave's papers print as codes: silent where there is nothing, or nobody may see it any more. */
export function ByHand({ round, wave }: { round: RoundView; wave: WaveView }): ReactNode {
  const params = { id: round.id, wave: String(wave.wave) };
  const { data, error } = useRead('GET /rounds/:id/waves/:wave/unprintable', { params });
  if (!data || data.length === 0 || (error && !isPassing(error))) return null;
  return <Note tone="now">{sayByHand(data)}</Note>;
}

/** 这些字没有字形，纸上印成编码，请手写补上：1-2-301 收货人 𪚥〔U+2A6A5〕. */
function sayByHand(rows: readonly UnprintableView[]): string {
  const each = rows.map(
    ({ what, where, characters }) => `${where} ${whatWords[what]} ${characters.map(framed).join('')}`,
  );
  return `这些字没有字形，纸上印成编码，请手写补上：${each.join('；')}`;
}

/** '𪚥 U+2A6A5' as 𪚥〔U+2A6A5〕: a phone may have the character that the paper lacks. */
function framed(character: string): string {
  const [char, code] = character.split(' ');
  return `${char}〔${code}〕`;
}
