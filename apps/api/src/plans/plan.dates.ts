import { matching, type Shape } from './plan.shape';

/** A day that there is: 30 February is none. */
export function realDate(): Shape<string> {
  const written = matching('日期，写成 2027-12-31 这样', /^\d{4}-\d{2}-\d{2}$/);
  const read = (...[value, path, faults]: Parameters<Shape<string>>) => {
    const day = written(value, path, faults);
    if (day === undefined || isDay(day)) return day;
    faults.add(path, '没有这一天，请核对月份和日期');
    return undefined;
  };
  return Object.assign(read, { wanted: written.wanted });
}

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
