import { laneNames } from '@cailan/shared-types';
import type { Label, LabelDoc } from './rows';
import { Canvas } from '../../printing/pdf/canvas';
import { fit, LEADING } from '../../printing/pdf/fit';
import { LabelPlaces, Place } from './label-places';
import { QrCodes } from '../../printing/pdf/qr';
import { isolated } from '../../printing/pdf/scripts';

interface Type {
  max: number;
  min: number;
  bold?: boolean;
  gray?: number;
}

const TYPES = {
  door: { max: 36, min: 20, bold: true },
  who: { max: 9.5, min: 6.5, bold: true },
  address: { max: 8, min: 7 },
  shop: { max: 9, min: 6.5, bold: true },
  window: { max: 7.5, min: 6 },
  bag: { max: 11, min: 9, bold: true },
  group: { max: 8, min: 6 },
  lane: { max: 13, min: 9, bold: true, gray: 1 },
  ambient: { max: 9, min: 7 },
  drop: { max: 8.5, min: 6, bold: true },
  reprint: { max: 8, min: 6, bold: true },
  serial: { max: 5.5, min: 4, gray: 0.4 },
} as const satisfies Record<string, Type>;

/** What all labels of a file share. */
export interface LabelKit {
  canvas: Canvas;
  codes: QrCodes;
  places: LabelPlaces;
  doc: LabelDoc;
}

/** Draws one label with its top left corner at `origin`; `serial` counts it within its file: "1205/15329". */
export function drawLabel(
  kit: LabelKit,
  origin: { x: number; y: number },
  label: Label,
  serial: string,
): void {
  const { canvas, doc } = kit;
  const at = (name: keyof LabelPlaces): Place => moved(kit.places[name], origin);
  put(canvas, at('door'), label.door, TYPES.door);
  drawWho(canvas, at('who'), at('address'), label);
  put(canvas, at('shop'), doc.supermarket, TYPES.shop);
  put(canvas, at('window'), `${doc.window} · ${label.runningNumber} 号`, TYPES.window);
  drawBag(canvas, at('bag'), label);
  drawLane(canvas, at('lane'), label);
  put(canvas, at('drop'), label.drop, TYPES.drop);
  if (label.reprint) drawReprint(canvas, at('reprint'));
  put(canvas, at('serial'), serial, TYPES.serial);
  const { x, y, width, height } = at('qr');
  kit.codes.draw(canvas, x, y, Math.min(width, height), label.qr);
}

/** A name too long for one line takes its second from the address below. */
function drawWho(canvas: Canvas, who: Place, address: Place, label: Label): void {
  const text = [isolated(label.name), label.phone].filter(Boolean).join('  ');
  const fits = canvas.width(text, TYPES.who.min, true) <= who.width;
  const more = fits ? 0 : TYPES.who.min * LEADING * 2 - who.height;
  put(canvas, { ...who, height: who.height + more }, text, TYPES.who);
  const rest = { ...address, y: address.y + more, height: address.height - more };
  put(canvas, rest, label.address, TYPES.address);
}

function drawBag(canvas: Canvas, place: Place, label: Label): void {
  const ofHousehold = `第 ${label.bag} / ${label.bags} 袋`;
  const group = label.inGroup && `（${label.inGroup.word} ${label.inGroup.bag} / ${label.inGroup.bags}）`;
  const { max } = TYPES.bag;
  const wanted = canvas.width(ofHousehold, max, true);
  const share = group ? wanted / (wanted + canvas.width(group, TYPES.group.max)) : 1;
  const width = Math.min(wanted, place.width * share);
  put(canvas, { ...place, width }, ofHousehold, TYPES.bag);
  if (group) put(canvas, { ...place, x: place.x + width, width: place.width - width }, group, TYPES.group);
}

/** Anything that must not stand in the warm is white on black. */
function drawLane(canvas: Canvas, place: Place, label: Label): void {
  if (label.lane === 'ambient') return put(canvas, place, laneNames.ambient, TYPES.ambient);
  canvas.fill(place.x, place.y, place.width, place.height);
  const inside = { ...place, y: place.y + 1, height: place.height - 2 };
  put(canvas, inside, laneNames[label.lane], TYPES.lane);
}

function drawReprint(canvas: Canvas, place: Place): void {
  canvas.box(place.x, place.y, place.width, place.height, 0.8);
  put(canvas, place, '补打', TYPES.reprint);
}

function put(canvas: Canvas, place: Place, text: string, type: Type): void {
  const fitted = fit(text, { ...type, width: place.width, height: place.height }, canvas.measure(type.bold));
  const top = place.y + (place.height - fitted.lines.length * fitted.size * LEADING) / 2;
  const align = place.align ?? 'left';
  const x = place.x + { left: 0, center: place.width / 2, right: place.width }[align];
  canvas.lines(x, top, fitted, { ...type, align });
}

function moved(place: Place, origin: { x: number; y: number }): Place {
  return { ...place, x: place.x + origin.x, y: place.y + origin.y };
}
