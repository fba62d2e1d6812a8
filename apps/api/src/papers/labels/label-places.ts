/** A rectangle inside a label, points from its top left corner. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
  align?: 'center' | 'right';
}

/** Where everything on a label stands. */
export type LabelPlaces = Record<
  'door' | 'who' | 'address' | 'shop' | 'window' | 'bag' | 'qr' | 'lane' | 'drop' | 'reprint' | 'serial',
  Place
>;

interface Template {
  width: number;
  height: number;
  places: LabelPlaces;
}

/** 70 × 36 mm: the door beside the code. Side margins of 3 mm, since sheets carry labels to their very edge. */
const WIDE: Template = {
  width: 198.4,
  height: 102,
  places: {
    door: place(9, 3, 122, 35),
    who: place(9, 39, 122, 11),
    address: place(9, 50, 122, 17.5),
    shop: place(9, 67.5, 122, 10.5),
    window: place(9, 78, 122, 9),
    bag: place(9, 87, 122, 12),
    qr: place(132, 3, 58, 58),
    lane: place(135, 60.5, 52, 14.5, 'center'),
    drop: place(132, 75.5, 58, 14.5, 'center'),
    reprint: place(132, 90.5, 23, 9, 'center'),
    serial: place(157, 91.5, 33, 7, 'right'),
  },
};

/** 60 × 40 mm: the door across the whole width, the code below it. */
const TALL: Template = {
  width: 170.1,
  height: 113.4,
  places: {
    door: place(6, 3, 158, 35),
    who: place(6, 39, 101, 11),
    address: place(6, 50, 101, 21),
    shop: place(6, 71, 101, 10),
    window: place(6, 81, 101, 8.5),
    bag: place(6, 89.5, 101, 12.5),
    qr: place(110, 36, 54, 54),
    lane: place(111, 90, 52, 13, 'center'),
    drop: place(6, 102, 84, 9),
    reprint: place(92, 102, 22, 9, 'center'),
    serial: place(116, 104, 48, 7, 'right'),
  },
};

/** Lays a label of any size out like the one of the two known sizes that it is closer to in shape. Points. */
export function labelPlaces(width: number, height: number): LabelPlaces {
  const template = width / height > 1.7 ? WIDE : TALL;
  const [across, down] = [width / template.width, height / template.height];
  const scaled = Object.entries(template.places).map(([name, { x, y, width: w, height: h, align }]) => [
    name,
    place(x * across, y * down, w * across, h * down, align),
  ]);
  return Object.fromEntries(scaled) as LabelPlaces;
}

function place(x: number, y: number, width: number, height: number, align?: Place['align']): Place {
  return { x, y, width, height, align };
}
