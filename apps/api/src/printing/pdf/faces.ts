import { readFileSync } from 'node:fs';
import { ttfOfWoff } from './woff';

export interface FaceFiles {
  regular: string;
  bold: string;
}

/** A face that stands in where the document's own has no glyph, and the characters for which it is worth reading. */
interface Fallback extends FaceFiles {
  for: RegExp;
  /** Its letters join, stack or change with their neighbours: `Shaper` lays them. */
  shaped?: true;
}

const HAN = /[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Co}]/u;

/** The document's own face: the full fonts, not a GB2312 subset, which would drop 喆 堃 镕 from people's names. */
export const OWN_FACE: FaceFiles = noto('noto-sans-sc', 'NotoSansSC', true);

/**
 * Faces for what it lacks, asked in this order: names in China are written in more scripts than one. All are packages of
 * npm under the Open Font License; each is read when a text first needs it.
 */
export const FALLBACKS: readonly Fallback[] = [
  { ...noto('noto-sans-arabic', 'NotoSansArabic', true), for: /\p{Script=Arabic}/u, shaped: true },
  { ...noto('noto-serif-tibetan', 'NotoSerifTibetan', true), for: /\p{Script=Tibetan}/u, shaped: true },
  {
    ...noto('noto-sans-mongolian', 'NotoSansMongolian', false),
    for: /[\p{Script=Mongolian}\u1800-\u180f\u202f]/u,
    shaped: true,
  },
  { ...noto('noto-sans-yi', 'NotoSansYi', false), for: /\p{Script=Yi}/u },
  { ...noto('noto-sans-kr', 'NotoSansKR', true), for: /\p{Script=Hangul}/u },
  { ...noto('noto-sans-jp', 'NotoSansJP', true), for: HAN },
  { ...noto('noto-sans-hk', 'NotoSansHK', true), for: HAN },
  {
    regular: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
    bold: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff',
    for: HAN,
  },
  { ...noto('noto-sans', 'NotoSans', true), for: /./su },
];

function noto(folder: string, name: string, bold: boolean): FaceFiles {
  const regular = `@expo-google-fonts/${folder}/400Regular/${name}_400Regular.ttf`;
  return {
    regular,
    bold: bold ? `@expo-google-fonts/${folder}/700Bold/${name}_700Bold.ttf` : regular,
  };
}

/** A face's file as TrueType, which is what documents embed. */
export function faceBytes(file: string): Buffer {
  const bytes = readFileSync(require.resolve(file));
  return file.endsWith('.woff') ? ttfOfWoff(bytes) : bytes;
}
