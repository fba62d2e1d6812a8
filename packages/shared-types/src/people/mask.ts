const DOT = /^[·•・.\s]$/;

/**
 * A name of which only the first character is left: 王小明 → 王**, 买买提·艾力 → 买**·** (domain §8: masked where the
 * plan allows). Dots and spaces between parts of a name stay. A single character gets a star, so that it
 * cannot be told from a full name.
 */
export function maskName(name: string): string {
  const chars = Array.from(name.trim());
  if (chars.length === 1) return `${chars.join('')}*`;
  return chars.map((char, index) => (index === 0 || DOT.test(char) ? char : '*')).join('');
}

/**
 * A phone number of which only enough is left to recognise it: a mobile number keeps three digits and the last four,
 * 13812341234 → 138****1234, with or without +86, spaces and dashes. Of any other number the last third is left.
 */
export function maskPhone(phone: string): string {
  const mobile = /^(?:\+?86|0086)?(1\d{10})$/.exec(phone.replace(/[\s-]/g, ''))?.[1];
  if (mobile !== undefined) return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
  const digits = phone.replace(/\D/g, '').length;
  let hidden = digits - Math.floor(digits / 3);
  return phone.replace(/\d/g, (digit) => (hidden-- > 0 ? '*' : digit));
}
