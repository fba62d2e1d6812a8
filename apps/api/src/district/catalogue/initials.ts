import { Kept } from '../../ground/kept';

/** Names of goods, also of those that shops took off their shelves long ago. */
const known = new Kept<string, string>(20_000);

/**
 * Gives the function that makes a name's pinyin initials, by which people search on a phone: 东北珍珠米 → `dbzzm`,
 * lower case letters and digits alone. The dictionary is loaded on first use, each name is looked up once.
 */
export async function initials(): Promise<(name: string) => string> {
  const { pinyin } = await import('pinyin-pro');
  return (name) => {
    const made = known.get(name);
    if (made !== undefined) return made;
    const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
    const plain = letters.toLowerCase().replace(/[^a-z0-9]/g, '');
    known.set(name, plain);
    return plain;
  };
}
